"""指でなぞる操作に、押すだけの代わりがある

## なぜ
指を決まったとおりに動かすことや、2本の指を使うことのできない人がいます。口にくわえた棒で操作する人もいます。

## 直し方
なぞる操作のほかに、押すだけで同じことのできるボタン（「次へ」「拡大」など）を置きます。

## この規則に分かること・分からないこと
指の動きを追う処理のある部品を見つけます。近くに押すボタンがあっても、同じことができるかどうかは分からないので、人が確かめます。
同じ部品の中に押すボタンが2つ以上あるものは合格にします。地図などを埋め込んだ枠の中は分かりません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.subject import Page

META = Meta(
    criteria=("2.5.1",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("listeners",),
    techniques=(
        "F105",
        "G215",
        "G216",
    ),
)

MESSAGES = {
    "gesture": Message(
        "この部品は、指の動きを追うようです。押すだけでも同じことができるか、人が確かめてください。",
        "押すだけで同じことのできるボタンを置いてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Elements that follow a finger."""
    found: list[Mapping[str, Any]] = page.probes["listeners"]["gestures"]
    return found


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Buttons inside of it do the same; where there are fewer than two, a person must look."""
    found = [tag for document in page.rendered[:1] for tag in document.soup.select(item["selector"])]
    if found and len(found[0].select("button, [role=button], input[type=range]")) > 1:
        return
    yield cant_tell("gesture", Target(item["selector"], item["html"]))
