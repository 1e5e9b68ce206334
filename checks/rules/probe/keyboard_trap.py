"""キーボードで入ったら、キーボードで出られる

## なぜ
Tab キーで入った場所から出られなくなると、キーボードだけで使う人はそのページを使い続けられません。

## 直し方
キーを押したときの動きを止める処理（preventDefault）や、選択を元へ戻す処理を外してください。

## この規則に分かること・分からないこと
Tab、Shift+Tab、Escape と、ページに書いてあるキーの組み合わせ（Ctrl+M など）を実際に押して確かめます。
ほかの出方が書いてある場合は分からないので、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._stops import shown_name, target
from checks.subject import Page

META = Meta(
    criteria=("2.1.2",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("tab-walk",),
    act=("80af7b",),
    techniques=("F10", "G21"),
)

MESSAGES = {
    "trapped": Message(
        "「{name}」から、Tab、Shift+Tab、Escape のどのキーでも出られません。",
        "この部品のキー操作の処理を外すか、Tab と Shift+Tab で出られるようにしてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """The walk, where there is anything to stop at."""
    walk = page.probes["tab-walk"]
    return [walk] if walk["forward"] or walk["backward"] else []


def check(walk: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Tab came round, or another key led out."""
    if walk["ended"] == "trap" and not walk["escaped"]:
        last = (walk["backward"] or walk["forward"])[-1]
        yield failed("trapped", target(last), name=shown_name(last))
