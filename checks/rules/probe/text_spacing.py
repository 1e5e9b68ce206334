"""文字や行の間を広げても読める

## なぜ
文字の読みにくい人は、行や文字の間を広げて読みます。広げたときに文字が枠で切れると読めません。

## 直し方
文字の入る枠に `height` を決めないでください。高さが要るときは `min-height` を使います。

## この規則に分かること・分からないこと
行の高さ1.5倍、段落の後ろ2倍、文字の間0.12倍、単語の間0.16倍に広げて、文字が切れるか重なるかを実際に調べます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._layout import layout, once, target
from checks.subject import Page

META = Meta(
    criteria=("1.4.12",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("text-layout",),
    techniques=("F104", "C35", "C36"),
)

MESSAGES = {
    "cut": Message(
        "行や文字の間を広げると、「{text}」の文字が枠で切れて読めません。",
        "文字の入る枠の height を消すか min-height に変え、overflow: hidden を外してください。",
    ),
    "covered": Message(
        "行や文字の間を広げると、「{text}」と「{other}」の文字が重なって読めません。",
        "文字の入る枠の height を消すか、min-height に変えてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Pages with text."""
    return layout(page)


def check(found: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Nothing is newly cut off or covered under the text spacing of 1.4.12."""
    for cut in once(cut for cut in found["spaced"]["cut"] if not cut["before"]):
        yield failed("cut", target(cut), text=cut["text"])
    for item in found["spaced"]["covered"]:
        yield failed("covered", target(item), text=item["text"], other=item["other"])
