"""Reads attributes of parsed elements, whatever shape Beautiful Soup gives them."""

from bs4 import Tag


def attribute(tag: Tag, name: str) -> str:
    """Value of an attribute, "" when it is absent; lists such as class are joined with spaces."""
    value = tag.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def tokens(tag: Tag, name: str) -> list[str]:
    """The space-separated words of an attribute, as for class, headers and aria-labelledby."""
    return attribute(tag, name).split()


def is_blank(text: str) -> bool:
    """Whether nothing of the text would be read: white space of any kind, also the invisible kinds."""
    return not text.strip().strip("\u200b\u200c\u200d\u2060\ufeff").strip()


def inert(tag: Tag) -> bool:
    """Whether an element as served is no part of the page: content of template, or of noscript when scripts run."""
    return tag.find_parent(["template", "noscript"]) is not None
