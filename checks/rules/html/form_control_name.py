"""入力欄に名前がある

## なぜ
名前のない入力欄は、読み上げでは「編集」「チェックボックス」としか聞こえず、何を入れる欄か分かりません。

## 直し方
`<label for="namae">お名前</label> <input id="namae">` のように、label の for と入力欄の id を同じにします。
見出しの文字を欄の近くに置くだけでは、結び付きません。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import control_name, labels
from checks.subject import Document

META = Meta(
    criteria=("4.1.2",),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("C_79.0", "C_79.6"),
    act=("e086e5",),
    techniques=("H44", "H65", "ARIA14", "ARIA16", "F68", "F82", "F86", "F111"),
)

MESSAGES = {
    "missing": Message(
        "入力欄に名前（ラベル）がありません。",
        '<label for="欄のid">何を入れる欄か</label> を付けてください。',
    ),
    "empty_label": Message(
        "入力欄のラベル（label）に言葉がありません。",
        "label の中に、何を入れる欄かを書いてください。",
    ),
}

_ROLES: Final = (
    "checkbox",
    "combobox",
    "listbox",
    "menuitemcheckbox",
    "menuitemradio",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "textbox",
)
_NATIVE: Final = "input, select, textarea"
_NO_FIELDS: Final = ("hidden", "submit", "reset", "button", "image")


def select(document: Document) -> Iterable[Tag]:
    """Form fields by role, and native fields that have no role of their own (password, file, date …)."""
    return [
        field
        for field in document.tags(f"{_NATIVE}, [role]")
        if document.exposed(field) and (document.role(field) in _ROLES or _is_native_field(document, field))
    ]


def _is_native_field(document: Document, field: Tag) -> bool:
    native = field.name in ("input", "select", "textarea")
    return native and document.role(field) is None and attribute(field, "type").lower() not in _NO_FIELDS


def check(field: Tag, document: Document) -> Iterator[Finding]:
    """A name from a label, ARIA, title or placeholder."""
    if is_blank(control_name(document, field)):
        yield failed("empty_label" if labels(document, field) else "missing")
