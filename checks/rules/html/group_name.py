"""入力欄のまとまりに名前がある

## なぜ
「はい」「いいえ」のような選択肢は、何を聞かれているかが分からないと選べません。まとまり（fieldset）の名前（legend）があれば、
選択肢と一緒に質問が読み上げられます。

## 直し方
`<fieldset><legend>連絡の方法</legend> … </fieldset>` のように、はじめに legend を書きます。

## この規則に分かること・分からないこと
選択肢が2つ以上あるまとまりに名前がなければ不合格です。ほかの欄のまとまりは、名前が要るかどうかを人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import is_blank
from checks.rules.html._names import author_name, content_text
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_54.1", "C_703.9"),
    techniques=("H71", "ARIA17"),
)

MESSAGES = {
    "choices": Message(
        "選択肢のまとまりに名前（legend）がありません。何を選ぶのか分かりません。",
        "fieldset のはじめに <legend>何を選ぶか</legend> を書いてください。",
    ),
    "fields": Message(
        "入力欄のまとまりに名前（legend）がありません。名前が要るか、人が確かめてください。",
        "何のまとまりかを <legend>…</legend> に書いてください。まとめる意味がなければ fieldset をやめてください。",
    ),
}

_CHOICE: Final = "input[type=radio], input[type=checkbox], [role=radio], [role=checkbox]"
_FIELD: Final = f"{_CHOICE}, input:not([type=hidden]), select, textarea"


def select(document: Document) -> Iterable[Tag]:
    """Groups with form fields in them."""
    groups = document.tags("fieldset, [role=group], [role=radiogroup]")
    return [group for group in groups if document.exposed(group) and group.select_one(_FIELD) is not None]


def check(group: Tag, document: Document) -> Iterator[Finding]:
    """A legend with words, or a name from ARIA or title."""
    legend = group.find("legend", recursive=False) if group.name == "fieldset" else None
    spoken = content_text(legend) if isinstance(legend, Tag) else ""
    if not is_blank(spoken) or not is_blank(author_name(document, group)):
        return
    yield failed("choices") if len(_own_choices(group)) > 1 else cant_tell("fields")


def _own_choices(group: Tag) -> list[Tag]:
    """The group's choices that stand in no smaller group."""
    return [
        choice
        for choice in group.select(_CHOICE)
        if choice.find_parent(lambda tag: tag.name == "fieldset" or tag.get("role") in ("group", "radiogroup")) is group
    ]
