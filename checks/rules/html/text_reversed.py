"""文字を、読む順番に書いている

## なぜ
文字を逆の順番に書き、スタイルで元の順に見せると、読み上げは逆の順番のまま読みます。

## 直し方
読む順番に書き、`unicode-bidi: bidi-override` や `direction: rtl` を外してください。

## この規則に分かること・分からないこと
日本語や英語の文字に、右から左へ並べるスタイルや `<bdo dir="rtl">` が付いていれば不合格です。
アラビア文字やヘブライ文字は除きます。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._styles import style
from checks.subject import Document

META = Meta(criteria=("1.3.2",), severity=Severity.SERIOUS, on=On.RENDERED, techniques=("F1", "H34"))

MESSAGES = {
    "reversed": Message(
        "「{text}」は、逆の順番に書いた文字をスタイルで並べ直しています。読み上げは逆の順番になります。",
        "読む順番に書き、並べ直すスタイル（bidi-override、bdo）を外してください。",
    ),
}

_WORDS = re.compile(r"[^\W\d_]{2}")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def select(document: Document) -> Iterable[Tag]:
    """Visible elements with words of their own whose letters a style puts in a fixed direction."""
    return [tag for tag in document.tags("body *") if document.visible(tag) and _overrides(tag, document) and _own(tag)]


def _overrides(tag: Tag, document: Document) -> bool:
    return style(document, tag, "unicode-bidi") in ("bidi-override", "isolate-override")


def _own(tag: Tag) -> str:
    text = "".join(child for child in tag.children if type(child) is NavigableString)
    return " ".join(text.split()) if _WORDS.search(text) else ""


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """Letters that run from left to right are not made to run the other way."""
    text = _own(tag)
    if style(document, tag, "direction") == "rtl" and not _RIGHT_TO_LEFT.search(text):
        yield failed("reversed", text=text[:40])
