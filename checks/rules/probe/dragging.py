"""引きずる操作に、押すだけの代わりがある

## なぜ
押したまま動かす操作は、手のふるえる人や、視線や口で操作する人には、とてもむずかしいことがあります。

## 直し方
引きずるほかに、押すだけで同じことのできるボタン（「上へ」「下へ」「ここへ移す」など）を置きます。

## この規則に分かること・分からないこと
引きずる部品（draggable、drag の処理、押したまま動かす処理）を見つけます。
同じことが押すだけでできるかどうかは分からないので、人が確かめます。部品の中に押すボタンが2つ以上あるものは合格にします。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.subject import Page

META = Meta(
    criteria=("2.5.7",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("listeners",),
    techniques=(
        "F108",
        "G219",
    ),
)

MESSAGES = {
    "drag": Message(
        "この部品は、引きずって使うようです。押すだけでも同じことができるか、人が確かめてください。",
        "押すだけで同じことのできるボタンを置いてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Elements that are dragged."""
    found: list[Mapping[str, Any]] = page.probes["listeners"]["dragged"]
    return found


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Buttons inside of it do the same; where there are fewer than two, a person must look."""
    found = [tag for document in page.rendered[:1] for tag in document.soup.select(item["selector"])]
    if found and len(found[0].select("button, [role=button], input[type=range]")) > 1:
        return
    yield cant_tell("drag", Target(item["selector"], item["html"]))
