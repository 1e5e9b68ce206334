"""フォームに送るボタンがある

## なぜ
送るボタンがないフォームは、いつ送られるか分かりません。選んだだけで画面が変わると、目の見えない人や、
うっかり選び違えた人は戸惑います。

## 直し方
フォームの終わりに `<button type="submit">検索する</button>` を置きます。選んだだけで送るしかけは使いません。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(
    criteria=("3.2.2",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    michecker=("C_380.0",),
    techniques=("H32", "F36", "F37"),
)

MESSAGES = {
    "missing": Message(
        "フォームに送るボタンがありません。選んだり入力したりするだけで画面が変わらないか、人が確かめてください。",
        'フォームの終わりに <button type="submit">送る</button> を置いてください。',
    ),
}

_FIELD: Final = "input:not([type=hidden]):not([type=button]):not([type=reset]), select, textarea"


def select(document: Document) -> Iterable[Tag]:
    """Forms a person can fill in."""
    return [form for form in document.tags("form") if document.exposed(form) and form.select_one(_FIELD) is not None]


def check(form: Tag, document: Document) -> Iterator[Finding]:
    """A button that sends the form, inside it or tied to it by the form attribute."""
    identifier = attribute(form, "id")
    outside = document.tags("button[form], input[form]") if identifier else []
    tied = [button for button in outside if attribute(button, "form") == identifier]
    if not any(_sends(button) for button in [*form.select("button, input"), *tied]):
        yield cant_tell("missing")


def _sends(button: Tag) -> bool:
    kind = attribute(button, "type").lower()
    return kind in ("submit", "image") or (button.name == "button" and kind not in ("button", "reset"))
