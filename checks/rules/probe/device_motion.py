"""機器を振ったり傾けたりする操作に、押すだけの代わりがある

## なぜ
車いすに電話を固定している人は、振ることも傾けることもできません。手のふるえる人は、思わず動かしてしまいます。

## 直し方
同じことのできるボタンを置き、動きで働くしかけを止められるようにします。

## この規則に分かること・分からないこと
機器の動きを受け取るページを見つけます。何に使っているか、ボタンでも同じことができるか、止められるかは、人が確かめます。
カメラで身ぶりを見るしかけは分かりません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.subject import Page

META = Meta(
    criteria=("2.5.4",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("listeners",),
    act=("7677a9", "c249d5"),
    techniques=("F106", "G213"),
)

MESSAGES = {
    "motion": Message(
        "このページは、機器の動き（振る、傾ける）を受け取ります。ボタンでも同じことができ、動きを止められるか、"
        "人が確かめてください。",
        "同じことのできるボタンを置き、動きで働くしかけを止められるようにしてください。",
    ),
}


def select(page: Page) -> Iterable[bool]:
    """Pages that run programs, which alone can listen to the device."""
    return [page.probes["listeners"]["motion"]] if page.document.tags("script, [onload]") else []


def check(listens: bool, page: Page) -> Iterator[Finding]:
    """The page does not listen to the movement of the device."""
    if listens:
        yield cant_tell("motion")
