"""ラベルが、入力欄に何を入れるかを表している

## なぜ
「項目」「情報」だけのラベルや、日付の欄に付いた「氏名」のラベルでは、何を入れればよいか分かりません。
覚えておくのがむずかしい人や、画面の一部だけを拡大して見る人は、とくに困ります。

## 直し方
欄に入れてほしいものを書きます。例：「情報」→「生年月日」

## この規則に分かること・分からないこと
中身のない言葉だけのラベルと、欄の種類（type、autocomplete）と合わないラベルを見つけます。
まとまりの名前や見出しが一緒に見えるときは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._fields import (
    asked_for,
    fields,
    is_choice,
    named_for,
    shown_context,
    shown_label,
    taken_by,
)
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
    "vague": Message(
        "ラベル「{text}」だけでは、何を入れる欄か分かりません。",
        "欄に入れてほしいものを書いてください。例：「生年月日」",
    ),
    "vague_alone": Message(
        "ラベル「{text}」は、まとまりの名前や見出しと合わせて読まないと分かりません。それで分かるか、人が確かめてください。",
        "欄に入れてほしいものを、ラベルにも書いてください。例：「生年月日」",
    ),
    "swapped": Message(
        "ラベル「{text}」と「{other}」が、入れかわっているようです（欄の名前と逆です）。",
        "ラベルの for と欄の id の組み合わせを直してください。",
    ),
    "other": Message(
        "ラベル「{text}」が、欄の種類（{kind}の欄）と合っていません。",
        "ラベルを欄に合わせて直すか、欄の type と autocomplete を直してください。",
    ),
}

_VAGUE = re.compile(
    r"(?:your |the |enter |input |some |please enter )?"
    r"(?:info|information|data|fields?|inputs?|text ?(?:box|field)?|values?|labels?|items?|entry|untitled|string)"
    r"(?: ?(?:\d+|[a-z]))?"
    r"|(?:入力|記入)?(?:項目|欄|データ|情報|値|テキスト|文字列?|ボックス|ラベル)"
    r"(?:を?(?:入力|記入))?"
    r"(?:(?:して)?(?:ください|下さい))?(?:欄)?\d*|(?:ここに)?(?:入力|記入)(?:欄|(?:して)?(?:ください|下さい))?\d*"
)
_KIND_WORDS: Final = {
    "email": "メールアドレス",
    "phone": "電話番号",
    "date": "日付",
    "postal code": "郵便番号",
    "password": "パスワード",
    "web address": "ホームページのアドレス",
    "name": "名前",
    "address": "住所",
    "file": "ファイル",
    "quantity": "数",
}
_CLEARLY_OTHER: Final = frozenset({"email", "date", "password", "web address", "file", "name", "address", "phone"})
_MAY_BE: Final = {
    ("email", "name"),
    ("name", "email"),
    ("phone", "name"),
    ("name", "phone"),
    ("quantity", "phone"),
    ("quantity", "postal code"),
    ("quantity", "date"),
    ("password", "phone"),
    ("phone", "postal code"),
    ("postal code", "address"),
    ("address", "postal code"),
    ("web address", "address"),
}
"""What a field takes and what its label may ask for all the same, such as a user name that is an e-mail address."""


def select(document: Document) -> Iterable[Tag]:
    """Fields with a label that is seen (ACT rule cc0f0a); a single choice is described with its question elsewhere."""
    return [f for f in fields(document) if not is_choice(f, document) and shown_label(f, document)]


def check(field: Tag, document: Document) -> Iterator[Finding]:
    """The label says more than that something is to be filled in, and nothing else than the field takes."""
    text = shown_label(field, document)
    asked, taken = asked_for(text), taken_by(field)
    if _VAGUE.fullmatch(folded(text)):
        yield cant_tell("vague_alone", text=text) if shown_context(field, document) else failed("vague", text=text)
    elif len(asked) == 1 and taken and taken not in asked:
        asks = next(iter(asked))
        if asks in _CLEARLY_OTHER and (taken, asks) not in _MAY_BE:
            yield failed("other", text=text, kind=_KIND_WORDS[taken])
    else:
        for other in _swapped_with(field, asked, document):
            yield failed("swapped", text=text, other=shown_label(other, document))


def _swapped_with(field: Tag, asked: frozenset[str], document: Document) -> list[Tag]:
    """The earlier field whose markup speaks of what this label asks for, while its label asks for this one's."""
    mine = named_for(field)
    if len(asked) != 1 or len(mine) != 1 or asked == mine:
        return []
    before = []
    for other in select(document):
        if other is field:
            break
        before.append(other)
    return [f for f in before if named_for(f) == asked and asked_for(shown_label(f, document)) == mine][:1]
