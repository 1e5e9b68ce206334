"""選んだだけで画面が変わらない

## なぜ
Tab キーで通っただけで別のページや窓が開くと、どこにいるのか分からなくなります。

## 直し方
選ばれたとき（focus）ではなく、押されたとき（click）に動くようにしてください。

## この規則に分かること・分からないこと
Tab キーで通ったときに、ページが移ること、窓が開くこと、選択が勝手に動くことを見つけます。
ページを開いただけで窓を開こうとしたときと、画面の一部の大きな変化は、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._stops import shown_name, target
from checks.subject import Page

META = Meta(
    criteria=("3.2.1",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("tab-walk", "listeners"),
    techniques=("F55", "G107", "F52"),
)

MESSAGES = {
    "left": Message(
        "キーボードで進んでいるあいだに、ページが勝手に移るか、窓が開きました（{address}）。",
        "選ばれただけで移ったり開いたりする処理を、押されたときの処理に変えてください。",
    ),
    "moved": Message(
        "「{name}」を選ぶと、選択が勝手に別の場所へ移るか、外れます。",
        "選ばれたときに選択を動かす処理（blur() や focus()）を外してください。",
    ),
    "opened": Message(
        "ページを開いただけで、新しい窓（{address}）を開こうとします。知らせずに開かないか、人が確かめてください。",
        "窓を開く処理を、押されたときの処理に変えてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """The walk, where there is anything to stop at, or where windows were opened before it."""
    walk = page.probes["tab-walk"]
    return [walk] if walk["candidates"] or page.probes["listeners"]["opened"] else []


def check(walk: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """No window, no other address, no focus that jumps away."""
    for address in page.probes["listeners"]["opened"]:
        yield cant_tell("opened", address=address)
    for address in [*walk["windows"], *walk["navigated"]]:
        yield failed("left", address=address)
    for stop in walk["forward"]:
        if not stop["still_focused"] and not stop["frame"]:
            yield failed("moved", target(stop), name=shown_name(stop))
