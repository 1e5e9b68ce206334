"""ことばの途中に空白を入れない（できあがったページ）

## なぜ
「日　時」のように字と字のあいだを空けると、読み上げソフトは1字ずつ読み、ことばとして聞こえません。
画像の代替テキストやボタンの文字でも同じです。

## 直し方
空白を消します。幅をそろえたいときは、空白でなく、見た目の設定で行います。

## この規則に分かること・分からないこと
ページに出る文字、代替テキスト、ボタンの文字を、Markdown の規則（text/spaced-word）と同じ物差しで調べます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Meta, On
from checks.rules.html._attributes import attribute
from checks.rules.text import spaced_word as in_markdown
from checks.subject import Document, Span, TextFile

META = Meta(
    criteria=("1.3.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("B_15", "B_29", "B_30", "B_31", "B_34", "B_37", "C_300.3"),
    techniques=("C8", "F32"),
)

MESSAGES = in_markdown.MESSAGES

_GAP = re.compile(r"[^\x00-\x7f]\s+[^\x00-\x7f]")
_LITERAL: Final = ("pre", "code", "kbd", "samp", "script", "style", "textarea", "svg", "math")
_BUTTONS: Final = ("button", "submit", "reset")


def select(document: Document) -> Iterable[Tag]:
    """Elements, seen or read aloud, that have white space between letters in words of their own."""
    spaced = [tag for tag in document.tags("body, body *") if any(_GAP.search(text) for text in _texts(tag))]
    return [tag for tag in spaced if _is_read(document, tag)]


def _is_read(document: Document, tag: Tag) -> bool:
    literal = tag.name in _LITERAL or tag.find_parent(_LITERAL) is not None
    return not literal and (document.exposed(tag) or document.visible(tag))


def _texts(tag: Tag) -> Iterator[str]:
    """The texts of an element itself: between its tags, alternatives, and the words on a button."""
    yield from (" ".join(part.split("\n")) for part in tag.children if type(part) is NavigableString and part.strip())
    if tag.name in ("img", "area", "input") and attribute(tag, "alt").strip():
        yield attribute(tag, "alt")
    if tag.name == "input" and attribute(tag, "type").lower() in _BUTTONS and attribute(tag, "value").strip():
        yield attribute(tag, "value")


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """No word whose letters stand one by one between spaces; judged as a line of Markdown would be."""
    for text in _texts(tag):
        for found in in_markdown.check(Span(1, 1, text), TextFile(document.url, text)):
            yield Finding(found.key, found.result, found.values)
