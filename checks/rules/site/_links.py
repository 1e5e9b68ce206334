"""Walks the links of a site: what each page leads to, and which pages a reader can reach from the entry page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from checks.subject import Page, Site

ENTRY: Final = "/index.html"
ERROR_PAGE: Final = "/404.html"
"""The page a server shows for an address without page; nobody links to it."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address on a page. url: file it leads to, None outside the site; fragment: decoded, "" for none."""

    tag: Tag
    href: str
    url: str | None
    fragment: str


class Links:
    """Reads the links of the pages of one site, once for all rules that ask."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._home = _published_at(site)
        self._read: dict[str, list[Link]] = site.memo.setdefault("links", {})

    def of(self, page: Page) -> list[Link]:
        """Links of a page's own document: `a`, `area`, and forms that ask by address."""
        if page.url not in self._read:
            tags = page.document.soup.find_all(["a", "area", "form"])
            self._read[page.url] = [self.link(tag, href, page) for tag in tags if (href := _href(tag)) is not None]
        return self._read[page.url]

    def frames(self, page: Page) -> list[Link]:
        """Pages a page shows in frames."""
        tags = page.document.soup.find_all(["iframe", "frame"], src=True)
        return [self.link(tag, str(tag["src"]), page) for tag in tags]

    def link(self, tag: Tag, href: str, page: Page) -> Link:
        """What an address means on a page; addresses of the published site count as paths of this one."""
        absolute = urljoin(page.document.base, href.strip())
        if self._home and absolute.startswith(self._home):
            absolute = "/" + absolute.removeprefix(self._home)
        elif self._home and page.url == ERROR_PAGE and not urlsplit(absolute).netloc:
            # The error page is shown for any address, so its links begin with the path at which the site will stand.
            folder = urlsplit(self._home).path
            absolute = "/" + absolute.removeprefix(folder) if absolute.startswith(folder) else absolute
        return Link(tag, href, self._site.resolve(absolute, page.url), unquote(urlsplit(absolute).fragment))

    def graph(self) -> dict[str, list[Link]]:
        """Links of every page, by its url, that lead to pages of the site; pages in frames count."""
        pages = self._site.pages
        return {
            url: [item for item in (*self.of(page), *self.frames(page)) if item.url in pages]
            for url, page in pages.items()
        }


def reachable(edges: Mapping[str, list[Link]]) -> set[str]:
    """Urls of pages one can get to from the entry page by following links; empty without entry page."""
    seen: set[str] = set()
    waiting = [ENTRY] if ENTRY in edges else []
    while waiting:
        url = waiting.pop()
        if url not in seen:
            seen.add(url)
            waiting += [edge.url for edge in edges[url] if edge.url is not None]
    return seen


def is_whole(site: Site) -> bool:
    """Whether every page that would be published is here; when only a saved page is looked at, it is not."""
    return all(url in site.pages for url in site.files if url.endswith(".html"))


def redirects(page: Page) -> bool:
    """Whether a page only sends the reader on to another."""
    return bool(page.served.tags('meta[http-equiv="refresh" i]'))


def _published_at(site: Site) -> str:
    """Address at which the site will stand (ends with "/"), which its entry page tells by rel=canonical; or ""."""
    entry = site.pages.get(ENTRY)
    canonical = entry.served.soup.find("link", rel="canonical", href=True) if entry else None
    href = str(canonical["href"]) if isinstance(canonical, Tag) else ""
    return href if href.startswith(("http://", "https://")) and href.endswith("/") else ""


def _href(tag: Tag) -> str | None:
    """Address of a link or of a form with method GET; None when the element leads nowhere."""
    if tag.name != "form":
        return str(tag["href"]) if tag.has_attr("href") else None
    asks = str(tag.get("method") or "get").lower() == "get" and tag.has_attr("action")
    return str(tag["action"]) if asks else None
