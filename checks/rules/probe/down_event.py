"""押しはじめただけでは、操作が決まらない

## なぜ
指やマウスのボタンを押しはじめたときに動くと、まちがえて触れても取り消せません。手のふるえる人は、とくに困ります。

## 直し方
押しはじめ（mousedown、pointerdown、touchstart）ではなく、離したとき（click）に動くようにします。

## この規則に分かること・分からないこと
押しはじめの処理があり、離したときの処理がない部品を見つけます。押しはじめに何が起きるか、取り消せるかは、人が確かめます。
ページ全体でまとめて受ける処理は分かりません。入力欄と選ぶ欄は、ブラウザの動きを足すだけのことが多いので合格にします。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.subject import Page

META = Meta(
    criteria=("2.5.2",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("listeners",),
    techniques=(
        "F101",
        "G212",
    ),
)

MESSAGES = {
    "down": Message(
        "この部品は、押しはじめたときに動くようです。離す前に取り消せるか、人が確かめてください。",
        "押しはじめではなく、離したとき（click）に動くようにしてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Elements that react when the pointer goes down, and not when it comes up."""
    found: list[Mapping[str, Any]] = page.probes["listeners"]["down"]
    return found


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Only fields may do so: there the browser's own action waits for the pointer to come up."""
    if item["html"].startswith(("<input", "<select", "<textarea")):
        return
    yield cant_tell("down", Target(item["selector"], item["html"]))
