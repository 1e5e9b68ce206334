"""キーボードで選んだ場所が隠れない

## なぜ
画面に貼りついた見出しやお知らせの下に隠れると、いま選んでいるものが見えません。

## 直し方
貼りつけた帯の高さの分だけ、`scroll-padding-top` を指定します。閉じられないお知らせを本文に重ねないでください。

## この規則に分かること・分からないこと
全部が隠れた場合だけを不合格にします。一部が隠れる場合（レベルAAA）は見ません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._stops import forward, shown_name, target
from checks.subject import Page

META = Meta(
    criteria=("2.4.11",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("tab-walk",),
    techniques=("F110", "C43"),
)

MESSAGES = {
    "covered": Message(
        "「{name}」は、キーボードで選ぶと、ほかの部品（{cover}）の下に隠れます。",
        "貼りついた部品の高さを scroll-padding に指定するか、その部品を貼りつけないでください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Stops of the Tab key that lie on the screen."""
    return [stop for stop in forward(page) if stop["on_screen"] and not stop["frame"]]


def check(stop: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Not wholly under something opaque."""
    cover = stop["covered"]
    if cover and cover["opaque"]:
        yield failed("covered", target(stop), name=shown_name(stop), cover=cover["selector"])
