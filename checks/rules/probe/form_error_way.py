"""フォームのまちがいの知らせが、直し方も示す（送ってみて調べる）

## なぜ
「正しくありません」とだけ出ても、どう直せばよいか分からない人がいます。

## 直し方
直し方か例を書きます。例：「生年月日が正しくありません。2000-01-31 のように入力してください」

## この規則に分かること・分からないこと
フォームを空のままと、まちがった値で送ってみて、出た文を調べます。どこへも送りません。
直し方を知らせると、安全や試験の目的がそこなわれるときは例外なので、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html.error_suggestion import suggests
from checks.rules.probe._forms import errors, once, rejections, short, target
from checks.subject import Page

META = Meta(
    criteria=("3.3.3",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("forms",),
    techniques=("G84", "G85", "G177"),
)

MESSAGES = {
    "no_way": Message(
        "フォームを送ると「{text}」と出ますが、直し方がありません。直し方を書けないわけがあるか、人が確かめてください。",
        "直し方か例を書いてください。例：「2000-01-31 のように入力してください」",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Error messages that appeared when a form was sent."""
    return once(message for tried in rejections(page) for message in errors(tried))


def check(message: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """The message says what to do, or shows how."""
    if not suggests(message["text"]):
        yield cant_tell("no_way", target(message), text=short(message["text"]))
