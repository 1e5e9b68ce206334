"""まちがいの知らせが、直し方も示している

## なぜ
「正しくありません」とだけ出ても、どう直せばよいか分からない人がいます。読み書きのむずかしい人は、そこで止まってしまいます。

## 直し方
直し方か例を書きます。例：「生年月日が正しくありません。2000-01-31 のように入力してください」

## この規則に分かること・分からないこと
ページにはじめから出ている知らせの文だけを調べます。直し方を知らせると、安全や試験の目的がそこなわれるときは例外なので、人が
確かめます。送って初めて出る知らせは、別の規則（probe/form-error-way）が調べます。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html import error_message
from checks.subject import Document, text_of

META = Meta(
    criteria=("3.3.3",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("G84", "G85", "G177"),
)

MESSAGES = {
    "no_way": Message(
        "まちがいの知らせ「{text}」に、直し方がありません。直し方を書けないわけがあるか、人が確かめてください。",
        "直し方か例を書いてください。例：「2000-01-31 のように入力してください」",
    ),
}

_SUGGESTS = re.compile(
    r"ください|下さい|例|のように|\d|桁|けた|形式|半角|全角|必須|未入力"
    r"|\b(?:please|must|enter|should|use|format|example|e\.g|such as|required|missing|at least|characters?)\b",
    re.IGNORECASE,
)


def select(document: Document) -> Iterable[Tag]:
    """Error messages that are shown at fields."""
    return error_message.select(document)


def check(message: Tag, document: Document) -> Iterator[Finding]:
    """The message says what to do, or shows how."""
    text = text_of(message)
    if not suggests(text):
        yield cant_tell("no_way", text=text[:60])


def suggests(text: str) -> bool:
    """Whether a message says what to do, or shows how."""
    return bool(_SUGGESTS.search(text))
