"""ラベルが入力欄に結び付いている

## なぜ
入力欄のそばにラベルの文字が見えていても、結び付いていなければ、読み上げではどの欄の名前か分かりません。
文字を押して欄を選ぶこともできません。

## 直し方
label の for に、入力欄の id と同じ言葉を書きます。例：`<label for="namae">お名前</label> <input id="namae">`
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import content_text, control_name, is_labelable
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_79.0",),
    techniques=("H44", "F68", "F17", "F111"),
)

MESSAGES = {
    "dangling": Message(
        "ラベル「{text}」が、どの入力欄にも結び付いていません。名前のない入力欄があります。",
        "label の for に、その入力欄の id と同じ言葉を書いてください。",
    ),
    "unused": Message(
        "ラベル「{text}」が、どの入力欄にも結び付いていません。この文字が欄の名前になっているか、人が確かめてください。",
        "欄の名前なら、label の for に入力欄の id を書いてください。そうでなければ、label を使わずに書いてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Labels with words that a person sees."""
    return [label for label in document.tags("label") if document.visible(label) and not is_blank(content_text(label))]


def check(label: Tag, document: Document) -> Iterator[Finding]:
    """The label names a field: by its for attribute, or by standing around one."""
    if _labels_something(document, label):
        return
    fields = document.tags("input, select, textarea, [role=textbox], [role=checkbox], [role=combobox], [role=radio]")
    nameless = [
        field
        for field in fields
        if document.exposed(field) and _is_field(field) and is_blank(control_name(document, field))
    ]
    text = content_text(label)
    yield failed("dangling", text=text) if nameless else cant_tell("unused", text=text)


def _labels_something(document: Document, label: Tag) -> bool:
    if not label.has_attr("for"):
        return any(is_labelable(inside) for inside in label.find_all(True))
    named = document.soup.find(id=attribute(label, "for"))
    return isinstance(named, Tag) and is_labelable(named)


def _is_field(field: Tag) -> bool:
    return attribute(field, "type").lower() not in ("hidden", "submit", "reset", "button", "image")
