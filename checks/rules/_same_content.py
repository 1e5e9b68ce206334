"""Tells whether two pages show the same thing, by the words on them."""

from difflib import SequenceMatcher
from typing import Final

ALIKE: Final = 0.8
OTHER: Final = 0.6
_MOST: Final = 2000


def likeness(one: str, other: str) -> float:
    """Share of words two texts have in common in the same order: 1 for equal texts, 0 for nothing in common."""
    mine, theirs = _words(one), _words(other)
    if not mine and not theirs:
        return 1.0
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def _words(text: str) -> list[str]:
    """Words of a text; of Japanese, which has no spaces, each pair of letters."""
    return [part for word in text.casefold().split() for part in _parts(word)][:_MOST]


def _parts(word: str) -> list[str]:
    return [word] if word.isascii() or len(word) < 3 else [word[i : i + 2] for i in range(len(word) - 1)]
