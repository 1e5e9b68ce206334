"""The sitemap page: every page of the navigation, in its order and nesting, as one list of links (SC 2.4.5)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from posixpath import dirname, relpath

SITEMAP_PAGE = "sitemap/index.md"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page (with `uri`, its path below docs/) or a section (without) and what stands below it.

    lang: of a page in another language.
    """

    title: str
    uri: str | None = None
    children: Sequence["SitemapEntry"] = ()
    lang: str | None = None


def sitemap_markdown(pages: Sequence[SitemapEntry]) -> str:
    """Return a nested Markdown list that links all pages, to stand on SITEMAP_PAGE.

    A section whose first page is an index.md is itself the link to that page, as in the navigation.
    """
    return "\n".join(_lines(pages, 0))


def in_language(lang: str | None) -> str:
    """Return the mark (attr_list) of a link whose text and page are in another language; nothing for Japanese."""
    return "" if lang in (None, "ja") else f"{{ lang={lang} hreflang={lang} }}"


def _lines(entries: Sequence[SitemapEntry], depth: int) -> Iterator[str]:
    for entry in entries:
        uri, children = entry.uri, entry.children
        if uri is None and children and (children[0].uri or "").endswith("index.md"):
            uri, children = children[0].uri, children[1:]
        title = re.sub(r"([\\\[\]*_`])", r"\\\1", escape(entry.title, quote=False))
        link = title if uri is None else f"[{title}]({relpath(uri, dirname(SITEMAP_PAGE))}){in_language(entry.lang)}"
        yield f"{'    ' * depth}- {link}"
        yield from _lines(children, depth + 1)
