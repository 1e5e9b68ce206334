"""キーボードで進む順序が、読む順序と合う

## なぜ
Tab キーで進む順序がばらばらだと、内容のつながりが分からなくなります。

## 直し方
`tabindex` に 1 以上の数を書かないでください。順序は、HTML（Markdown）に書く順序で決めます。

## この規則に分かること・分からないこと
tabindex の数字で順序が入れかわった場合を不合格にします。見た目の並びとの違いは人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._stops import forward, shown_name, target
from checks.subject import Page

META = Meta(
    criteria=("2.4.3",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("tab-walk",),
    techniques=("F44", "H4"),
)

MESSAGES = {
    "jumps": Message(
        "「{name}」は、tabindex の数字のために、書いた順序と違う順番で選ばれます。",
        "tabindex の数字を消してください。順番を変えたいときは、書く場所を変えます。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Stops, where there are two or more to have an order."""
    stops = forward(page)
    return stops if len(stops) > 1 else []


def check(stop: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """A positive tabindex that really moved the stop from its place in the document."""
    if stop["tabindex"] > 0 and _moved(stop["id"], page):
        yield failed("jumps", target(stop), name=shown_name(stop))


def _moved(identifier: int, page: Page) -> bool:
    """Whether the walk reaches the stop before one that is written earlier (candidates are in document order)."""
    walked = [stop["id"] for stop in forward(page)]
    written = [item["id"] for item in page.probes["tab-walk"]["candidates"]]
    if identifier not in written:
        return False
    later = set(walked[walked.index(identifier) + 1 :])
    return any(number in later for number in written[: written.index(identifier)])
