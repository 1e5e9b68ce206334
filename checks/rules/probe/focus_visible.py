"""キーボードで選んだ場所が目で分かる

## なぜ
マウスを使わない人は、枠の線などの目印で「いまどこにいるか」を知ります。目印が出ないと、何を押すのか分かりません。

## 直し方
スタイルシートで `outline: none` などを書いて枠を消さないでください。
消すときは、もっとはっきりした目印を `:focus-visible` に付けます。

## この規則に分かること・分からないこと
Tab キーで実際に進み、選ばれる前と後の見た目を比べます。目印の色の差が十分かどうかは、この規則では分かりません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._stops import forward, shown_name, target
from checks.subject import Page

META = Meta(
    criteria=("2.4.7",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("tab-walk",),
    act=("oj04fd",),
    techniques=("F55", "F78"),
)

MESSAGES = {
    "invisible": Message(
        "「{name}」は、キーボードで選んでも見た目が変わりません。",
        "枠の線を消しているスタイル（outline: none など）を取るか、:focus-visible に目立つ目印を付けてください。",
    ),
    "off_screen": Message(
        "「{name}」は、キーボードで選んでも画面に出てきません。",
        "画面の外に隠したまま選べるようにしないでください。選ばれたときに見えるようにするか、選べないようにしてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Every element the Tab key stops at."""
    return [stop for stop in forward(page) if stop["still_focused"] and not stop["frame"]]


def check(stop: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Drawn on the screen while focused, and different from when it is not."""
    if not stop["on_screen"]:
        yield failed("off_screen", target(stop), name=shown_name(stop))
    elif not stop["style_changed"] and stop["pixels_changed"] is False:
        yield failed("invisible", target(stop), name=shown_name(stop))
