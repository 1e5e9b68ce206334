"""同じラベルの入力欄を、目で見分けられる

## なぜ
「氏名」「住所」が2回ずつ並び、どちらが送り先でどちらが請求先か書いていないと、まちがえて入れてしまいます。
読み上げにだけ聞こえる説明では、画面を見て使う人に伝わりません。

## 直し方
ラベルに違いを書きます。例：「送り先の氏名」「請求先の氏名」
または、まとまりごとに見える名前（legend）や見出しを付けます。

## この規則に分かること・分からないこと
同じフォームの中で、見えるラベルも、まわりに見える名前や見出しも同じ欄を見つけます。
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._fields import fields, is_choice, shown_context, shown_label
from checks.rules.html._words import folded
from checks.subject import Document

META = Meta(
    criteria=("2.4.6",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("cc0f0a",),
    techniques=("G131",),
)

MESSAGES = {
    "same": Message(
        "ラベル「{text}」の欄が{count}つあり、目で見て違いが分かりません。",
        "ラベルに違いを書くか、まとまりごとに見える見出しを付けてください。例：「送り先の氏名」",
    ),
}


def select(document: Document) -> Iterable[list[Tag]]:
    """Fields with the same visible label in the same form; choices are told apart by their question."""
    groups: dict[tuple[int, str], list[Tag]] = defaultdict(list)
    for field in fields(document):
        label = "" if is_choice(field, document) else folded(shown_label(field, document))
        if label:
            groups[id(field.find_parent("form")), label].append(field)
    return list(groups.values())


def check(group: list[Tag], document: Document) -> Iterator[Finding]:
    """Fields of one label take the same answer, or the eye finds another name or heading around each."""
    names = {attribute(field, "name") or attribute(field, "id") or str(i) for i, field in enumerate(group)}
    if len(group) < 2 or len(names) < 2:
        return
    contexts = [shown_context(field, document) for field in group]
    for place, field in enumerate(group):
        if contexts[place] in contexts[:place]:
            yield failed("same", field, text=shown_label(field, document), count=len(group))
            return
