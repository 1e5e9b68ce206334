"""一度入れたことを、二度入れさせない

## なぜ
同じことを何度も入れるのは、覚えておくことのむずかしい人や、1文字入れるのに時間のかかる人に、大きな負担です。

## 直し方
前に入れたことを自動で入れるか、「同じ」を選べるようにします。確かめのための「もう一度入力」をやめます。

## この規則に分かること・分からないこと
1つのフォームの中で、同じことを入れる欄（autocomplete が同じ欄、「確認のため」「もう一度」と書いた欄）を見つけます。
二度入れることが要るかどうかは、人が確かめます。パスワードの欄は、達成基準の例外です。何ページにも続く手続きは分かりません。
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute, tokens
from checks.rules.html._fields import fields, is_choice
from checks.rules.html._names import control_name
from checks.subject import Document, text_of

META = Meta(
    criteria=("3.3.7",),
    severity=Severity.MINOR,
    on=On.RENDERED,
    techniques=("G221",),
)

MESSAGES = {
    "again": Message(
        "「{name}」は、前に入れたことをもう一度入れる欄のようです。二度入れることが要るか、人が確かめてください。",
        "前に入れたことを自動で入れるか、「同じ」を選べるようにしてください。",
    ),
}

_AGAIN = re.compile(
    r"もう(?:一|1|１)度|再(?:度)?入力|確認(?:の(?:ため|為)|用)|[（(]確認[)）]|\b(?:confirm|re-?(?:enter|type)|repeat)\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"同じ|same as", re.IGNORECASE)


def select(document: Document) -> Iterable[Tag]:
    """Forms with two or more fields to write in."""
    return [form for form in document.tags("form") if len(_written(form, document)) > 1]


def _written(form: Tag, document: Document) -> list[Tag]:
    return [
        tag
        for tag in fields(document)
        if any(parent is form for parent in tag.parents)
        and not is_choice(tag, document)
        and attribute(tag, "type").lower() != "password"
    ]


def check(form: Tag, document: Document) -> Iterator[Finding]:
    """Every field asks for something of its own, or a choice says that it is the same."""
    if any(_SAME.search(text_of(label)) for label in form.find_all("label")):
        return
    seen: Counter[str] = Counter()
    for field in _written(form, document):
        purpose = " ".join(token for token in tokens(field, "autocomplete")[-1:] if token.lower() not in ("on", "off"))
        name = control_name(document, field)
        seen[purpose] += bool(purpose)
        if (seen[purpose] > 1 or _AGAIN.search(name)) and not (field.has_attr("value") and attribute(field, "value")):
            yield cant_tell("again", field, name=name[:40])
