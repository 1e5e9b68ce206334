"""Walks the links of a site: what each page leads to, and which pages a reader can reach from the entry page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from checks.subject import Page, Site

ENTRY: Final = "/index.html"
ERROR_PAGE: Final = "/404.html"
"""The page a server shows for an address without page; nobody links to it."""

_REPEATED: Final = ["nav", "header", "footer", "aside"]


class Written(NamedTuple):
    """An address as it stands on a page. number: of its element; form: whether that is a form; name: of the link.

    menu: whether it stands in a part of the page that is the same on many pages.
    """

    number: int
    href: str
    name: str
    menu: bool
    form: bool


@dataclass(frozen=True, slots=True)
class Addresses:
    """All that a page leads to. links: by `a`, `area`, and forms that ask by address; frames: pages it shows in frames.

    base: what addresses are relative to; canonical: address at which the page says it will stand, "" for none;
    sends_on: whether it only sends the reader on to another page.
    """

    base: str
    canonical: str
    sends_on: bool
    links: tuple[Written, ...]
    frames: tuple[Written, ...]


def addresses(page: Page) -> Addresses:
    """Reads the addresses of a page's own document."""
    soup, served = page.document.soup, page.served
    tags = soup.find_all(["a", "area", "form"])
    canonical = served.soup.find("link", rel="canonical", href=True)
    return Addresses(
        page.document.base,
        str(canonical["href"]) if isinstance(canonical, Tag) else "",
        bool(served.tags('meta[http-equiv="refresh" i]')),
        tuple(_written(tag, href, page) for tag in tags if (href := _href(tag)) is not None),
        tuple(_written(tag, str(tag["src"]), page) for tag in soup.find_all(["iframe", "frame"], src=True)),
    )


def _written(tag: Tag, href: str, page: Page) -> Written:
    document = page.document
    menu = tag.find_parent(_REPEATED) is not None or tag.find_parent(role="navigation") is not None
    return Written(document.number(tag), href, document.name(tag), menu, tag.name == "form")


def _href(tag: Tag) -> str | None:
    """Address of a link or of a form with method GET; None when the element leads nowhere."""
    if tag.name != "form":
        return str(tag["href"]) if tag.has_attr("href") else None
    asks = str(tag.get("method") or "get").lower() == "get" and tag.has_attr("action")
    return str(tag["action"]) if asks else None


class Goal(NamedTuple):
    """Where an address leads. url: file of the site, None outside of it; fragment: decoded, "" for none."""

    url: str | None
    fragment: str


class Link(NamedTuple):
    """An address on a page, and where it leads."""

    written: Written
    url: str | None
    fragment: str

    @property
    def href(self) -> str:
        """The address as written."""
        return self.written.href

    @property
    def number(self) -> int:
        """Number of its element."""
        return self.written.number


class Links:
    """Tells where the links of the pages of one site lead, once for all rules that ask. They read `addresses`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._written = site.read(addresses)
        self._home = _published_at(self._written)
        self._read: dict[str, list[Link]] = site.memo.setdefault("links", {})
        self._goals: dict[tuple[str, str, bool], Goal] = site.memo.setdefault("goals", {})

    def of(self, page: str) -> list[Link]:
        """Links of the page with this url."""
        if page not in self._read:
            self._read[page] = [self._link(item, page) for item in self._written[page].links]
        return self._read[page]

    def _link(self, written: Written, page: str) -> Link:
        return Link(written, *self.goal(written.href, page))

    def goal(self, href: str, page: str) -> Goal:
        """Where an address on a page leads; addresses of the published site count as paths of this one."""
        key = (self._written[page].base, href, page == ERROR_PAGE)
        if key not in self._goals:
            self._goals[key] = self._worked_out(*key)
        return self._goals[key]

    def _worked_out(self, base: str, href: str, on_error_page: bool) -> Goal:
        absolute = urljoin(base, href.strip())
        if self._home and absolute.startswith(self._home):
            absolute = "/" + absolute.removeprefix(self._home)
        elif self._home and on_error_page and not urlsplit(absolute).netloc:
            # The error page is shown for any address, so its links begin with the path at which the site will stand.
            folder = urlsplit(self._home).path
            absolute = "/" + absolute.removeprefix(folder) if absolute.startswith(folder) else absolute
        return Goal(self._site.resolve(absolute, "/"), unquote(urlsplit(absolute).fragment))

    def sends_on(self, page: str) -> bool:
        """Whether a page only sends the reader on to another."""
        return self._written[page].sends_on

    def graph(self) -> dict[str, list[Link]]:
        """Links of every page, by its url, that lead to pages of the site; pages in frames count."""
        found: dict[str, list[Link]] = self._site.memo.setdefault("graph", {})
        for url, page in self._written.items() if not found else ():
            frames = [self._link(item, url) for item in page.frames]
            found[url] = [item for item in (*self.of(url), *frames) if item.url in self._written]
        return found


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


def _published_at(written: Mapping[str, Addresses]) -> str:
    """Address at which the site will stand (ends with "/"), which its entry page tells by rel=canonical; or ""."""
    href = written[ENTRY].canonical if ENTRY in written else ""
    return href if href.startswith(("http://", "https://")) and href.endswith("/") else ""
