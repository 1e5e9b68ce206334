"""Collects the words that are read out in the language an element says."""

from collections.abc import Iterator
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from checks.rules.html._attributes import attribute
from checks.subject import Document

NO_LANGUAGE: Final = frozenset(
    {"code", "kbd", "math", "noscript", "pre", "samp", "script", "style", "template", "textarea", "var"}
)
"""Elements whose content is no text of a human language, or none that is read."""

_SPOKEN_ATTRIBUTES: Final = ("alt", "aria-label", "aria-description", "placeholder", "title")


def language_tag(tag: Tag) -> str:
    """The language an element is said to be in: its own lang attribute, or that of the nearest element around it."""
    for element in [tag, *tag.parents]:
        value = attribute(element, "lang").strip()
        if value:
            return value
    return ""


def spoken_text(tag: Tag, document: Document) -> str:
    """All words that inherit their language from an element: texts and alternatives, none with a lang of their own.

    What neither eye nor assistive technology is given, code, and what is marked as not to be translated is left out.
    """
    return " ".join(" ".join(_words(tag, document)).split())


def is_told(tag: Tag, document: Document) -> bool:
    """Whether an element is given to anybody, eye or ear."""
    return document.visible(tag) or document.exposed(tag)


def in_language(tag: Tag) -> bool:
    """Whether an element's content is text of a language: neither code nor marked as not to be translated."""
    return tag.name not in NO_LANGUAGE and attribute(tag, "translate").strip().lower() != "no"


def told_attributes(tag: Tag, document: Document) -> Iterator[str]:
    """The words in an element's attributes that are shown or read out."""
    if document.exposed(tag):
        yield from (attribute(tag, name) for name in _SPOKEN_ATTRIBUTES if attribute(tag, name).strip())


def _words(tag: Tag, document: Document) -> Iterator[str]:
    yield from told_attributes(tag, document)
    told = tag.name == "title" or is_told(tag, document)
    for child in tag.children:
        if isinstance(child, Tag):
            if not attribute(child, "lang").strip() and in_language(child):
                yield from _words(child, document)
        elif type(child) is NavigableString and told:
            yield str(child)
