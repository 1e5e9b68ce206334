"""Tells whether a page as a whole is written in another language than its html element says."""

from typing import Final

from bs4 import Tag

from checks.rules.html._attributes import attribute
from checks.rules.html._spoken import spoken_text
from checks.rules.html._written_in import Found, hits, other_language, primary, scripts, words_of, writes_latin
from checks.subject import Document

_PART: Final = 0.2
_SENTENCES: Final = 8


def other_default(html: Tag, document: Document) -> Found | None:
    """The language of most words that inherit the page's language, when that is another one than its tag says.

    A page that is partly in the language it names is no such page: its other parts are passages without a mark.
    """
    tag, text = attribute(html, "lang").strip(), spoken_text(html, document)
    found = other_language(text, tag)
    return None if found is not None and _holds(text, tag) else found


def _holds(text: str, tag: str) -> bool:
    """Whether a good part of a text is surely in the language a tag names."""
    counts = scripts(text)
    share = {script: count / sum(counts.values()) for script, count in counts.items()}
    if primary(tag) == "ja":
        return share.get("Kana", 0) >= _PART
    mixed = writes_latin(tag) and _PART <= share.get("Latn", 0) < 1 - _PART
    return mixed and hits(words_of(text), primary(tag)) >= _SENTENCES
