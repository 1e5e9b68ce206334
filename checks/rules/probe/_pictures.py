"""What the pictures of a page show, as rules judge it: which words are surely there, and which are read out."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Target
from checks.rules.html._attributes import attribute
from checks.rules.html._words import folded
from checks.subject import Document, Page

Picture = Mapping[str, Any]

_SURE: Final = 80.0
"""Confidence of tesseract above which a word is rarely wrong."""

_JAPANESE = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3005\u4e00-\u9fff]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LOOK = re.compile(
    r"フォント|書体|字体|書道|筆|署名|サイン|印影|看板|スクリーンショット|画面|様式|見本|サンプル|例$|の例|記入例|表紙|サムネイル|原稿|紙面"
    r"|\bfont|typeface|letter(?:s|ing)\b|handwrit|calligraph|signature|screen ?shot|\bstyle\b|\bcover\b|sample|example"
    r"|preview",
    re.IGNORECASE,
)

_COVERED: Final = 0.15
"""Share of a picture under its words, above which they are no detail of it."""

_TWO_WORDS: Final = 2
_FOUR_LETTERS: Final = 4


def pictures(page: Page) -> list[Picture]:
    """All pictures of a page that are seen."""
    return list(page.probes["pictures"]["pictures"])


def target(picture: Picture) -> Target:
    """Where a picture stands."""
    return Target(picture["selector"], picture["html"])


def seen_words(picture: Picture) -> list[str]:
    """The words that surely stand in a picture, in order; none where what was read is mostly noise."""
    if picture["written"]:
        return [word for line in picture["written"] for word in _split(line)]
    sure = [word for read in picture["words"] if read["confidence"] >= _SURE for word in _split(read["text"])]
    every = sum(len(folded(read["text"])) for read in picture["words"])
    return sure if sum(map(len, sure)) >= 0.6 * every else []


def doubtful_word(picture: Picture) -> str:
    """A single word that was read with some confidence, "" for none: too little to be sure that there is text."""
    likely = [_EDGES.sub("", read["text"]) for read in picture["words"] if read["confidence"] >= 60]
    return likely[0] if len(likely) == 1 and len(picture["words"]) == 1 and len(likely[0]) >= _FOUR_LETTERS else ""


def _split(text: str) -> Iterator[str]:
    """The words of a line that have a letter of Japanese or two letters of another script."""
    for word in folded(text).split():
        bare = _EDGES.sub("", word)
        if _JAPANESE.search(bare) or sum(character.isalpha() for character in bare) >= 2:
            yield bare


def is_text(words: list[str]) -> bool:
    """Whether words are text and not a sign: two words, or four Japanese letters."""
    letters = sum(len(_JAPANESE.findall(word)) for word in words)
    return letters >= _FOUR_LETTERS or sum(not _JAPANESE.search(word) for word in words) >= _TWO_WORDS


def only_words(picture: Picture) -> bool:
    """Whether hardly anything but words is drawn, on a plain ground."""
    return picture["share"] >= 0.85 and (bool(picture["written"]) or picture["flat"] >= 0.4)


def is_button_of_words(picture: Picture) -> bool:
    """Whether a button is drawn with words on it, whatever its ground looks like."""
    return picture["button"] and picture["area"] >= _COVERED and _clean(picture)


def mixed(picture: Picture) -> bool:
    """Whether words are a large part of a picture that shows other things too."""
    return picture["share"] >= 0.5 or (picture["area"] >= _COVERED and _clean(picture))


def _clean(picture: Picture) -> bool:
    """Whether nothing but words was read: photographs give noise."""
    return all(read["confidence"] >= _SURE for read in picture["words"])


def tells_of_look(picture: Picture) -> bool:
    """Whether the alternative says that the picture shows a look, or a sample of something, and no message."""
    return bool(_LOOK.search(picture["name"]))


def shown(words: list[str]) -> str:
    """The beginning of what stands in a picture, for a message; words of Japanese stand without spaces."""
    text = ""
    for word in words:
        tight = bool(text) and bool(_JAPANESE.match(text[-1])) and bool(_JAPANESE.match(word[0]))
        text += word if tight or not text else f" {word}"
    return text if len(text) <= 40 else text[:39] + "…"


def long_text(words: list[str]) -> bool:
    """Whether words are a message and not a label that other words may stand for."""
    return len(_JAPANESE.findall("".join(words))) >= 15 or sum(not _JAPANESE.search(word) for word in words) >= 6


def same_script(words: list[str], name: str) -> bool:
    """Whether words and a name are both Japanese or both not: a translation tells the same in other letters."""
    return bool(_JAPANESE.search("".join(words))) == bool(_JAPANESE.search(name))


def untold(words: list[str], said: str) -> float:
    """The share of the words (by length) that `said` does not hold; a letter read wrongly does not count."""
    heard = folded(said)
    tight, apart = "".join(heard.split()), [_EDGES.sub("", word) for word in heard.split()]
    missing = sum(len(word) for word in words if not _told(word, tight, apart))
    return missing / (sum(map(len, words)) or 1)


def _told(word: str, tight: str, apart: list[str]) -> bool:
    if word in tight:
        return True
    if _JAPANESE.search(word):
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        return bool(pairs) and sum(pair in tight for pair in pairs) * 2 >= len(pairs)
    return len(word) > 3 and bool(get_close_matches(word, apart, 1, cutoff=0.8))


def said_on(page: Page, picture: Picture) -> str:
    """Everything that is read out on the page: its text, and the names of the picture and of the control around it."""
    body = page.document.soup.find("body")
    text = " ".join(_heard(body, page.document)) if isinstance(body, Tag) else ""
    return f"{picture['name']} {picture['control'] or ''} {text}"


def _heard(tag: Tag, document: Document) -> Iterator[str]:
    """Texts and alternatives that assistive technology is told."""
    exposed = document.exposed(tag)
    if exposed:
        yield from (attribute(tag, name) for name in ("alt", "aria-label") if tag.has_attr(name))
    for child in tag.children:
        if isinstance(child, Tag):
            yield from _heard(child, document) if child.name not in ("script", "style") else ()
        elif exposed and type(child) is NavigableString:
            yield str(child)
