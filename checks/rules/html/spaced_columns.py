"""空白で表や段を作っていない

## なぜ
空白を並べて列をそろえても、読み上げは左から右へ1行ずつ読みます。列ごとに読むつもりの内容は、意味が通じません。
画面の幅や文字の大きさが変わると、見た目もくずれます。

## 直し方
列のあるものは表（`| 見出し | 見出し |`）で書きます。

## この規則に分かること・分からないこと
打ったとおりに見せる部分（pre）で、3行以上にわたって空白で列がそろっていれば不合格です。本文の中で、長い空白で区切った
行が続くものは、人が確かめます。
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import PageElement, Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._context import INLINE
from checks.subject import Document

META = Meta(
    criteria=("1.3.1", "1.3.2"),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("F33", "F34", "F48"),
)

_MEND = "列のあるものは、表（| 見出し | 見出し |）で書いてください。"

MESSAGES = {
    "table": Message("空白で列をそろえて、表のように見せています（{count} 行）。", _MEND),
    "gaps": Message("長い空白で区切った行が {count} 行続いています。表か段なら、人が確かめてください。", _MEND),
}

_GAP = re.compile(r"(?<=\S)(?: {2,}|[ \u3000]*(?:\u3000{2,}|\t+|\u00a0{3,})[ \u3000\u00a0\t]*)(?=\S)")
_LONG_GAP = re.compile(r"\S[\u3000\u00a0]{2,}\S")
_WORD = re.compile(r"[^\W\d_]{2}|\d")
_ENOUGH: Final = 3
_CODE: Final = ["code", "kbd", "samp"]


def select(document: Document) -> Iterable[Tag]:
    """Visible text in which white space is kept, and blocks with runs of spaces that browsers do not fold."""
    pres = [pre for pre in document.tags("pre") if document.visible(pre) and not _is_code(pre)]
    blocks = [tag for tag in document.tags("p, div, td, dd, li") if document.visible(tag) and _spread(tag)]
    return [*pres, *blocks]


def _is_code(pre: Tag) -> bool:
    return pre.find(_CODE) is not None or pre.find_parent(["code", "figure"]) is not None


def _spread(tag: Tag) -> list[str]:
    """Lines of a block of words that hold a long gap."""
    if tag.find("br") is None or tag.find(lambda inner: inner.name not in INLINE) is not None:
        return []
    return [line for line in _broken(tag).split("\n") if _LONG_GAP.search(line.strip())]


def _broken(tag: Tag) -> str:
    """The text of a block with its own line breaks only."""
    parts = (
        "\n" if isinstance(node, Tag) else str(node).replace("\n", " ") for node in tag.descendants if _counts(node)
    )
    return "".join(parts)


def _counts(node: PageElement) -> bool:
    return node.name == "br" if isinstance(node, Tag) else type(node) is NavigableString


def check(tag: Tag, _document: Document) -> Iterator[Finding]:
    """No columns made of spaces."""
    if tag.name == "pre":
        lines = [line.expandtabs() for line in tag.get_text().split("\n")]
        count = _aligned(lines)
        if count >= _ENOUGH:
            yield failed("table", count=count)
    else:
        lines = _spread(tag)
        if len(lines) >= _ENOUGH:
            yield cant_tell("gaps", count=len(lines))


def _aligned(lines: list[str]) -> int:
    """How many lines with words start a further column at the same place as the line before or after them."""
    starts = [
        {_width(line[: gap.end()]) for gap in _GAP.finditer(line)} if _WORD.search(line) else set() for line in lines
    ]
    return sum(
        any(start in other for start in own for other in starts[max(0, i - 1) : i] + starts[i + 1 : i + 2])
        for i, own in enumerate(starts)
    )


def _width(text: str) -> int:
    """How many columns a text takes in letters of equal width; Japanese letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
