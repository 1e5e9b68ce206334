"""Finds the headings of a page and what follows each of them."""

from collections.abc import Iterator
from typing import Final

from bs4 import PageElement, Tag
from bs4.element import NavigableString

from checks.rules.html._attributes import attribute
from checks.rules.html._context import INLINE, block_of
from checks.rules.html._spoken import NO_LANGUAGE, is_told
from checks.subject import Document

_LONGEST: Final = 4000
_LISTED: Final = ["a", "button", "dl", "li", "nav", "table"]


def headings(document: Document) -> list[Tag]:
    """Headings that anybody is given, with a name."""
    candidates = document.tags('h1, h2, h3, h4, h5, h6, [role~="heading"]')
    return [h for h in candidates if document.role(h) == "heading" and is_told(h, document) and document.name(h)]


def first_block(heading: Tag, document: Document) -> str:
    """Words of the first block after a heading; "" where a heading or the end comes first."""
    block: Tag | None = None
    words: list[str] = []
    for text in _texts_after(heading, document):
        if block is None:
            block = block_of_text(text)
        elif block_of_text(text) is not block:
            break
        words.append(str(text))
    return " ".join(" ".join(words).split())


def section_text(heading: Tag, document: Document) -> str:
    """Words between a heading and the next one."""
    return " ".join(" ".join(str(text) for text in _texts_after(heading, document)).split())[:_LONGEST]


def prose_text(heading: Tag, document: Document) -> str:
    """Those of the words that stand neither in links nor in lists and tables."""
    texts = (t for t in _texts_after(heading, document) if t.parent is not None and t.find_parent(_LISTED) is None)
    return " ".join(" ".join(str(text) for text in texts).split())[:_LONGEST]


def block_of_text(text: NavigableString) -> Tag | None:
    """The block a piece of text stands in."""
    return block_of(text.parent) if text.parent is not None and text.parent.name in INLINE else text.parent


def _texts_after(heading: Tag, document: Document) -> Iterator[NavigableString]:
    for node in _after(heading, document):
        if type(node) is not NavigableString or node.parent is None:
            continue
        if node.strip() and node.parent.name not in NO_LANGUAGE and is_told(node.parent, document):
            yield node


def _after(heading: Tag, document: Document) -> Iterator[PageElement]:
    for node in heading.next_elements:
        if any(parent is heading for parent in node.parents):
            continue
        if isinstance(node, Tag) and document.role(node) == "heading":
            return
        if isinstance(node, Tag) and (node.name == "footer" or attribute(node, "role") == "contentinfo"):
            return
        yield node
