"""Reads the navigation blocks of a page: those that stand on many pages and so have to be the same everywhere."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bs4 import Tag

from checks.subject import Document, Page


class Named(NamedTuple):
    """A link of a block. number: of its element; name: accessible name, or its words where the browser gave none."""

    number: int
    href: str
    name: str


class Block(NamedTuple):
    """A navigation block. key: what tells it from other blocks of the page; links: in order.

    The key is its name, id or class, and its number where several have the same.
    Links to places inside the page itself are left out: they differ from page to page by nature.
    """

    key: str
    number: int
    links: tuple[Named, ...]


def blocks(page: Page) -> tuple[Block, ...]:
    """Outermost navigation landmarks of a page that assistive technology is told of."""
    document = page.document
    found: list[Block] = []
    times: Counter[str] = Counter()
    for tag in document.tags('nav, [role="navigation"]'):
        if document.exposed(tag) and not _nested(tag):
            key = document.name(tag) or str(tag.get("id") or "") or " ".join(tag.get_attribute_list("class", []))
            anchors = [a for a in tag.find_all("a", href=True) if not str(a["href"]).strip().startswith("#")]
            times[key] += 1
            numbered = key if times[key] == 1 else f"{key}（{times[key]}つ目）"
            found.append(Block(numbered, document.number(tag), named(anchors, document)))
    return tuple(found)


def named(anchors: Iterable[Tag], document: Document) -> tuple[Named, ...]:
    """The links among some elements with href that assistive technology is told of."""
    return tuple(
        Named(document.number(a), str(a["href"]), document.name(a) or " ".join(a.get_text(" ").split()))
        for a in anchors
        if document.exposed(a)
    )


def _nested(tag: Tag) -> bool:
    return tag.find_parent("nav") is not None or tag.find_parent(role="navigation") is not None
