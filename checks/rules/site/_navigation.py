"""Reads the navigation blocks of a page: those that stand on many pages and so have to be the same everywhere."""

from dataclasses import dataclass

from bs4 import Tag

from checks.rules.site._links import Link, Links
from checks.subject import Document, Page


@dataclass(frozen=True, slots=True)
class Block:
    """A navigation block. key: what tells it from other blocks of the page (its name, id or class); links: in order.

    Links to places inside the page itself are left out: they differ from page to page by nature.
    """

    key: str
    tag: Tag
    links: tuple[Link, ...]


def blocks(page: Page, links: Links) -> list[Block]:
    """Outermost navigation landmarks of a page that assistive technology is told of; the first of each key."""
    document = page.document
    found: dict[str, Block] = {}
    for tag in document.tags('nav, [role="navigation"]'):
        if document.exposed(tag) and not _nested(tag):
            key = document.name(tag) or str(tag.get("id") or "") or " ".join(tag.get_attribute_list("class", []))
            found.setdefault(key, Block(key, tag, _links(tag, page, links)))
    return list(found.values())


def link_name(link: Link, document: Document) -> str:
    """Accessible name of a link, or its words where the browser gave none."""
    return document.name(link.tag) or " ".join(link.tag.get_text(" ").split())


def _nested(tag: Tag) -> bool:
    return tag.find_parent("nav") is not None or tag.find_parent(role="navigation") is not None


def _links(block: Tag, page: Page, links: Links) -> tuple[Link, ...]:
    anchors = [a for a in block.find_all("a", href=True) if page.document.exposed(a)]
    found = [links.link(a, str(a["href"]), page) for a in anchors if not str(a["href"]).strip().startswith("#")]
    return tuple(found)
