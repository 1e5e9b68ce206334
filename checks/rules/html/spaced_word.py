"""ことばの途中に空白を入れない

## なぜ
「日　時」のように字と字のあいだを空けると、読み上げソフトは「にちじ」ではなく「ひ、とき」のように1字ずつ読みます。
検索でも、機械の翻訳でも、ことばとして扱われません。画像の代替テキストやボタンの文字でも同じです。

## 直し方
空白を消します。見た目の幅をそろえたいときも、空白ではなく表や見た目の設定で行います。
いくつかのことばを並べるときは、空白ではなく「、」で区切ります。

## この規則に分かること・分からないこと
ページの題、ページに出る文字、代替テキスト、ボタンの文字を調べます。
1字ずつ空けた3字以上のことばと、よく使うことばを見つけます。
「一 二 三」「月 火 水」のような並びや、「年　月　日」のような記入欄は問題にしません。
それ以外の2字は、姓と名かもしれないので、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._spaced import spaced_words
from checks.subject import Document

META = Meta(
    criteria=("1.3.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("B_15", "B_29", "B_30", "B_31", "B_34", "B_37", "C_300.3"),
    techniques=("C8", "F32"),
)

MESSAGES = {
    "spaced": Message(
        "「{found}」の字と字のあいだに空白があります。1つのことばとして読み上げられません。",
        "1つのことばなら「{word}」と続けて書いてください。いくつかのことばを並べるなら「、」で区切ってください。",
    ),
    "pair": Message(
        "「{found}」は、1つのことばの途中に空白があるように見えます。",
        "1つのことばなら「{word}」と続けて書いてください。姓と名などなら、このままでかまいません。",
    ),
}

_GAP = re.compile(r"[^\x00-\x7f]\s+[^\x00-\x7f]")
_LITERAL: Final = ("pre", "code", "kbd", "samp", "script", "style", "textarea", "svg", "math")
_BUTTONS: Final = ("button", "submit", "reset")


def select(document: Document) -> Iterable[Tag]:
    """Elements, seen or read aloud, that have white space between letters in words of their own."""
    read = [tag for tag in document.tags("body, body *") if _has_gap(tag) and _is_read(document, tag)]
    inside = [tag for tag in read if not _repeats_its_target(tag, document)]
    shown = {text for tag in inside for text in _texts(tag)}
    # The title mostly repeats a heading of the page, which tells the fault at the place where it is mended.
    titles = [tag for tag in document.tags("head > title") if _has_gap(tag)]
    return [*(title for title in titles if not any(text in title.get_text() for text in shown)), *inside]


def _has_gap(tag: Tag) -> bool:
    return any(_GAP.search(text) for text in _texts(tag))


def _is_read(document: Document, tag: Tag) -> bool:
    literal = tag.name in _LITERAL or tag.find_parent(_LITERAL) is not None
    return not literal and (document.exposed(tag) or document.visible(tag))


def _repeats_its_target(tag: Tag, document: Document) -> bool:
    """Whether an element is in a link to a heading below, as in a table of contents, and repeats its words."""
    link = tag if tag.name == "a" else tag.find_parent("a")
    href = attribute(link, "href") if link else ""
    target = document.soup.find(id=unquote(href[1:])) if href.startswith("#") else None
    return isinstance(target, Tag) and target is not link and all(text in target.get_text() for text in _texts(tag))


def _texts(tag: Tag) -> Iterator[str]:
    """The texts of an element itself: between its tags, alternatives, and the words on a button."""
    yield from (" ".join(part.split("\n")) for part in tag.children if type(part) is NavigableString and part.strip())
    if tag.name in ("img", "area", "input") and attribute(tag, "alt").strip():
        yield attribute(tag, "alt")
    if tag.name == "input" and attribute(tag, "type").lower() in _BUTTONS and attribute(tag, "value").strip():
        yield attribute(tag, "value")


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """No word whose letters stand one by one between spaces."""
    for text in _texts(tag):
        for spaced in spaced_words(text):
            tell = failed if spaced.sure else cant_tell
            yield tell("spaced" if spaced.sure else "pair", found=spaced.found, word=spaced.word)
