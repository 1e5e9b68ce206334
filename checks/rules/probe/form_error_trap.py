"""フォームのまちがいが出ても、欄からキーボードで出られる（送ってみて調べる）

## なぜ
正しく書くまで欄から出られないと、キーボードだけで使う人は、ほかの欄を見直すことも、やめることもできません。

## 直し方
欄を出たときに元の欄へ選択を戻す処理（blur や focusout での focus()）を外してください。まちがいは文で知らせます。

## この規則に分かること・分からないこと
フォームを空のままと、まちがった値で送り、まちがいの知らせが出たあとで、Tab、Shift+Tab、Escape を実際に押します。
送る前から出られない欄は、ほかの規則が調べます。送った先のページで出るまちがいは分かりません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._forms import once, rejections, target
from checks.subject import Page

META = Meta(
    criteria=("2.1.2",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("forms",),
    techniques=("F10", "G21"),
)

MESSAGES = {
    "held": Message(
        "フォームのまちがいの知らせが出たあと、欄「{name}」から Tab、Shift+Tab、Escape のどのキーでも出られません。",
        "欄を出たときに選択を元の欄へ戻す処理を外し、まちがいは文で知らせてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Fields of the forms that rejected a try."""
    return once(field for tried in rejections(page) for field in tried["fields"])


def check(field: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """A key led out of it after each try."""
    if any(held["selector"] == field["selector"] for tried in rejections(page) for held in tried["held"]):
        yield failed("held", target(field), name=field["name"] or "名前のない欄")
