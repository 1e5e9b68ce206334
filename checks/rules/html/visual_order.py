"""見た目の順番と、書いた順番が同じ

## なぜ
読み上げは、HTML に書いた順番で読みます。スタイルシートで順番を入れかえると、見ている人と聞いている人とで話の順番が
変わり、意味が通じなくなることがあります。

## 直し方
読んでほしい順番に書きます。`order`、`flex-direction: column-reverse`、位置の指定（position）で順番を変えないで
ください。

## この規則に分かること・分からないこと
「1.」「2.」「手順1」のように番号の付いたものが、見た目と違う順番で書いてあれば不合格です。
ほかの入れかわりは、意味が変わるかどうかを人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.subject import Document, Node, text_of

META = Meta(
    criteria=("1.3.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("F1", "C27", "G57"),
)

_MEND = "読む順番に書き、スタイルシートで順番を入れかえないでください。"

MESSAGES = {
    "numbers": Message("番号の付いた「{first}」と「{second}」が、見た目とは違う順番で書かれています。", _MEND),
    "moved": Message(
        "「{second}」は「{first}」より上に見えますが、後に書かれています。読む順番で意味が通るか、人が確かめてください。",
        _MEND,
    ),
}

_NUMBER = re.compile(
    r"(?:第|手順|ステップ|その|STEP|Step|step|No\.?|Part|Day)?\s*[(（]?(\d{1,2})(?!\d)(?:[)）.．、:：\s番回日目章節]|(?=\D)|$)"
    r"|([①-⑳])"
)
_NO_BOX: Final = ("inline", "contents", "none")
_CIRCLED: Final = ord("①") - 1
_SHOWN: Final = 20
_NEEDED: Final = 6
"""Letters that make a part of a page worth reading in order; badges and icons have fewer."""


def select(document: Document) -> Iterable[Tag]:
    """Elements that hold two or more parts with words."""
    return [tag for tag in document.tags("body, body *") if len(_parts(tag, document)) > 1]


def _parts(tag: Tag, document: Document) -> list[tuple[Tag, Node]]:
    """Visible children with words that take part in the flow of the page, with their rectangles."""
    if tag.name in ("table", "thead", "tbody", "tr", "svg", "select", "ruby", "math", "details", "p"):
        return []
    found = []
    for child in tag.find_all(True, recursive=False):
        node = document.node(child)
        if node is not None and node.visible and node.exposed and _takes_room(node) and text_of(child):
            found.append((child, node))
    return found


def _takes_room(node: Node) -> bool:
    flows = node.style.get("position") not in ("fixed", "sticky") and node.style.get("display") not in _NO_BOX
    return flows and node.box[2] > 2 and node.box[3] > 2


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """Each part stands below or beside the one written before it."""
    parts = _parts(tag, document)
    for (one, a), (other, b) in pairwise(parts):
        first, second = text_of(one), text_of(other)
        places = _place(first), _place(second)
        if 0 < places[1] == places[0] - 1 and _comes_before(b, a):
            yield failed("numbers", other, first=second[:_SHOWN], second=first[:_SHOWN])
        elif 0 < places[0] == places[1] - 1 and _above(b, a):
            yield failed("numbers", other, first=first[:_SHOWN], second=second[:_SHOWN])
        elif _above(b, a) and min(len(first), len(second)) >= _NEEDED:
            yield cant_tell("moved", other, first=first[:_SHOWN], second=second[:_SHOWN])


def _place(text: str) -> int:
    """The number a part begins with, 0 for none."""
    found = _NUMBER.match(text)
    if not found:
        return 0
    return int(found[1]) if found[1] else ord(found[2]) - _CIRCLED


def _above(node: Node, other: Node) -> bool:
    """Whether an element ends above another and over or under at least half of the narrower one."""
    across = min(node.box[0] + node.box[2], other.box[0] + other.box[2]) - max(node.box[0], other.box[0])
    return node.box[1] + node.box[3] <= other.box[1] + 2 and across >= 0.5 * min(node.box[2], other.box[2])


def _comes_before(node: Node, other: Node) -> bool:
    """Whether a reader meets an element first: above the other, or left of it in the same row."""
    level = min(node.box[1] + node.box[3], other.box[1] + other.box[3]) - max(node.box[1], other.box[1])
    same_row = level >= 0.5 * min(node.box[3], other.box[3])
    rightwards = node.style.get("direction") != "rtl"
    left = node.box[0] + node.box[2] <= other.box[0] + 2
    return _above(node, other) or (same_row and left and rightwards)
