"""Reads computed styles of the snapshot as numbers."""

from bs4 import Tag

from checks.subject import Document, Node


def pixels(value: str) -> float | None:
    """A length in pixels; None for a keyword such as normal."""
    number = value.removesuffix("px").strip()
    try:
        return float(number)
    except ValueError:
        return None


def size(node: Node) -> float:
    """The size of an element's letters in pixels."""
    return pixels(node.style.get("font-size", "")) or 16.0


def weight(node: Node) -> int:
    """How bold an element's letters are: 400 is plain, 700 bold."""
    value = node.style.get("font-weight", "")
    return int(value) if value.isdigit() else 400


def style(document: Document, tag: Tag, name: str) -> str:
    """A computed value, "" where there is none."""
    node = document.node(tag)
    return node.style.get(name, "") if node else ""
