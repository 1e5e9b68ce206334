"""The sitemap page: every page of the navigation, in its order and nesting, as one list of links (SC 2.4.5)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from posixpath import dirname, relpath

SITEMAP_PAGE = "sitemap/index.md"


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page (with `uri`, its path below docs/) or a section (without) and what stands below it."""

    title: str
    uri: str | None = None
    children: Sequence["SitemapEntry"] = ()


def sitemap_markdown(pages: Sequence[SitemapEntry]) -> str:
    """Return a nested Markdown list that links all pages, to stand on SITEMAP_PAGE.

    A section whose first page is an index.md is itself the link to that page, as in the navigation.
    """
    return "\n".join(_lines(pages, 0))


def _lines(entries: Sequence[SitemapEntry], depth: int) -> Iterator[str]:
    for entry in entries:
        uri, children = entry.uri, entry.children
        if uri is None and children and (children[0].uri or "").endswith("index.md"):
            uri, children = children[0].uri, children[1:]
        title = re.sub(r"([\\\[\]*_`])", r"\\\1", escape(entry.title, quote=False))
        link = title if uri is None else f"[{title}]({relpath(uri, dirname(SITEMAP_PAGE))})"
        yield f"{'    ' * depth}- {link}"
        yield from _lines(children, depth + 1)
