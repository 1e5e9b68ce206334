"""ラベルが入力欄の決まった場所にある

## なぜ
画面を大きくして一部だけを見る人は、欄のすぐ左か上、選択肢ならすぐ右にラベルがあると思って探します。
離れていたり逆だったりすると、見つけられません。

## 直し方
文字を入れる欄のラベルは欄の左か上に、ラジオボタンとチェックボックスのラベルは右に置きます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute, is_blank
from checks.subject import Document, Node, text_of

META = Meta(
    criteria=("3.3.2",),
    severity=Severity.MINOR,
    on=On.RENDERED,
    michecker=("C_79.1",),
    techniques=("G162",),
)

MESSAGES = {
    "choice": Message(
        "選択肢のラベル「{text}」が、選ぶ印の右にありません。どの印のラベルか分かるか、人が確かめてください。",
        "ラベルは、ラジオボタンやチェックボックスのすぐ右に置いてください。",
    ),
    "field": Message(
        "入力欄のラベル「{text}」が、欄の左にも上にもありません。どの欄のラベルか分かるか、人が確かめてください。",
        "ラベルは、入力欄のすぐ左か上に置いてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Visible labels that name, by their for attribute, a visible field outside them."""
    return [
        label
        for label in document.tags("label[for]")
        if document.visible(label) and not is_blank(text_of(label)) and _field(document, label) is not None
    ]


def _field(document: Document, label: Tag) -> Tag | None:
    found = document.soup.find(id=attribute(label, "for"))
    if not isinstance(found, Tag) or found.find_parent("label") is label:
        return None
    if found.name == "input" and attribute(found, "type").lower() in ("hidden", "submit", "button", "image", "reset"):
        return None
    node = document.node(found)
    seen = node is not None and node.visible and node.box[2] > 1 and node.box[3] > 1
    return found if seen and found.name in ("input", "select", "textarea") else None


def check(label: Tag, document: Document) -> Iterator[Finding]:
    """The label's rectangle lies right of a choice, left of or above another field."""
    field = _field(document, label)
    words, box = document.node(label), document.node(field) if field is not None else None
    if field is None or words is None or box is None:
        return
    if field.name == "input" and attribute(field, "type").lower() in ("radio", "checkbox"):
        if not (_middle_x(words) > _middle_x(box) and _overlap(words, box)):
            yield cant_tell("choice", text=text_of(label))
    elif not (_middle_y(words) < box.box[1] or (_middle_x(words) < _middle_x(box) and _overlap(words, box))):
        yield cant_tell("field", text=text_of(label))


def _middle_x(node: Node) -> float:
    return node.box[0] + node.box[2] / 2


def _middle_y(node: Node) -> float:
    return node.box[1] + node.box[3] / 2


def _overlap(one: Node, other: Node) -> bool:
    """Whether two rectangles share a line of the page."""
    return one.box[1] < other.box[1] + other.box[3] and other.box[1] < one.box[1] + one.box[3]
