"""1秒に3回を超えて光るものがない

## なぜ
強い点滅は、光に敏感な人に発作を起こすことがあります。命にかかわります。

## 直し方
点滅をやめるか、1秒に3回までにします。

## この規則に分かること・分からないこと
スタイルで繰り返す濃さの変化と、動く画像（GIF）のこまの速さを調べます。広さが21,824平方ピクセルまでの点滅は、達成基準のとおり
問題にしません。どれだけ明るさが変わるか、映像の中やプログラムの点滅は分からないので、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.subject import Page

META = Meta(
    criteria=("2.3.1",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("motion",),
    techniques=("G19", "G176"),
)

MESSAGES = {
    "flashes": Message(
        "1秒におよそ {rate} 回、点滅する広い部分があります。光に敏感な人に危なくないか、人が確かめてください。",
        "点滅をやめるか、1秒に3回までにしてください。",
    ),
    "image": Message(
        "こまの速く変わる画像（GIF）があります。強く光る点滅でないか、人が確かめてください。",
        "点滅する画像なら、動かない画像にしてください。",
    ),
}

_SMALL: Final = 21_824
"""Pixels that may flash: a quarter of a field of 10 degrees at 1024 by 768 (WCAG, general flash threshold)."""
_FRAMES: Final = 6
"""A flash is a pair of opposing changes, so more than three flashes a second take more than six frames."""


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Endless animations of the opacity that are faster than three a second, and animated pictures."""
    found = page.probes["motion"]
    return [*found.get("flashes", ()), *found.get("gifs", ())]


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """It is small, or slow."""
    target = Target(item["selector"], item["html"])
    if "area" not in item:
        if item["rate"] is None or item["rate"] > _FRAMES:
            yield cant_tell("image", target)
    elif item["area"] > _SMALL:
        yield cant_tell("flashes", target, rate=round(item["rate"]))
