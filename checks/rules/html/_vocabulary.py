"""Compares what two texts are about: their words that carry meaning, in Japanese and in English."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from checks.rules.html._language_words import WORDS

_LATIN_WORD = re.compile(r"[a-z\u00c0-\u024f][a-z0-9\u00c0-\u024f]*(?:['’][a-z]+)?")
_KANJI = re.compile("[\u3005\u3007\u4e00-\u9fff]+")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]{2,}")
_HIRAGANA = re.compile("[\u3041-\u3096]{3,}")
_ENDINGS: Final = (
    ("ations", 3), ("ation", 3), ("ities", 4), ("ings", 3), ("ments", 4), ("ment", 4), ("ness", 4), ("ically", 4),
    ("ing", 3), ("ers", 4), ("ies", 3), ("ied", 3), ("ity", 4), ("ors", 4), ("ed", 3), ("er", 4), ("or", 4), ("es", 4),
    ("ly", 4), ("al", 4), ("e", 3), ("s", 3), ("y", 3),
)  # fmt: skip
_STOCK = re.compile(
    "について|ください|できます|あります|します|される|された|ました|または|および|ならびに|ための|すべて|こちら"
)
_PREFIX: Final = 5


@lru_cache(maxsize=4096)
def meanings(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in a form that compares.

    English words lose their ending; Japanese ones are taken as pairs of kanji, as katakana and as longer hiragana
    words, which no dictionary has to know. Everyday words, digits and signs are left out.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = {_stem(word.split("'")[0]) for word in _LATIN_WORD.findall(plain) if _carries_meaning(word)}
    for run in _KANJI.findall(plain):
        found |= {run[i : i + 2] for i in range(len(run) - 1)} or {run}
    found |= set(_KATAKANA.findall(plain))
    found |= set(_HIRAGANA.findall(_STOCK.sub(" ", plain)))
    return frozenset(found - {""})


def in_common(one: str, other: str) -> frozenset[str]:
    """Words with meaning that two texts share; English words may only begin alike (harvest, harvester)."""
    mine, theirs = meanings(one), meanings(other)
    shared = mine & theirs
    beginnings = {word[:_PREFIX] for word in theirs if len(word) >= _PREFIX and word.isascii()}
    alike = {word for word in mine if word.isascii() and word[:_PREFIX] in beginnings}
    parts = {word for word in mine if not word.isascii() and any(_within(word, text) for text in theirs)}
    return frozenset(shared | alike | parts)


def _within(word: str, text: str) -> bool:
    return word in text or (len(text) > 1 and text in word)


def japanese(text: str) -> bool:
    """Whether most letters of a text are kana and kanji."""
    letters = [c for c in text if c.isalpha()]
    return sum(c > "\u3000" for c in letters) * 2 > len(letters)


def _carries_meaning(word: str) -> bool:
    return len(word) > 1 and word.replace("’", "'") not in _EVERYDAY


_EVERYDAY: Final = frozenset(WORDS["en"].split())


def _stem(word: str) -> str:
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
