"""ひとりでに動くもの、変わるものを止められる

## なぜ
動き続けるものがあると、読むのに時間のかかる人は読み切れず、気の散りやすい人はほかの文も読めません。

## 直し方
動かないようにするか、5秒以内に止めます。続けるなら「止める」ボタンを付けます。

## この規則に分かること・分からないこと
ページを6秒ほど見て、変わるもの、動くもの、点滅するものを探し、ページのボタンで止まるかを試します。
ゆっくり変わるもの、残り時間の表示、止め方がボタンでないものは、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.subject import Page

META = Meta(
    criteria=("2.2.2",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("motion",),
    act=("efbfc7",),
    techniques=("G4", "G11", "G152", "G186", "SCR22", "SCR33", "F7", "F16", "F50"),
)

_MEND = "動かないようにするか、5秒以内に止めるか、「止める」ボタンを付けてください。"

MESSAGES = {
    "endless": Message("「{text}」がひとりでに{what}。止めるものがページにありません。", _MEND),
    "unclear": Message("「{text}」がひとりでに{what}。止められるか、人が確かめてください。", _MEND),
    "image": Message(
        "動く画像（GIF）が5秒より長く動き続け、止められません。", "動かない画像にするか、止められる動画にしてください。"
    ),
    "image_unclear": Message(
        "動く画像（GIF）があります。5秒以内に止まるか、止められるか、人が確かめてください。",
        "動かない画像にするか、止められる動画にしてください。",
    ),
}

_WORDS: Final = {"changes": "変わり続けます", "moves": "動き続けます", "blinks": "出たり消えたりします"}
_ALLOWED: Final = 5.0
"""Seconds that movement may last by the criterion."""


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Words and pictures that change by themselves more than once, and animated pictures."""
    found = page.probes["motion"]
    return [*found.get("moving", ()), *found.get("gifs", ())]


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """It ends within five seconds, or something in the page stops it."""
    target = Target(item["selector"], item["html"])
    found = page.probes["motion"]
    controllable = bool(found["fields"])
    if "times" not in item:
        yield from _gif(item, target, bool(found["controls"]))
    elif item["stopped"]:
        return
    else:
        lasts = (
            len(item["times"]) > 2
            and item["times"][-1] > _ALLOWED
            and item["times"][-1] - item["times"][0] > _ALLOWED / 2
        )
        what = _WORDS[next(kind for kind in ("changes", "blinks", "moves") if kind in item["kinds"])]
        sure = lasts and not item["live"] and not controllable
        yield (failed if sure else cant_tell)(
            "endless" if sure else "unclear", target, text=item["text"] or "画像", what=what
        )


def _gif(item: Mapping[str, Any], target: Target, controls: bool) -> Iterator[Finding]:
    if item["seconds"] is None and not controls:
        yield failed("image", target)
    elif item["seconds"] is None or item["seconds"] > _ALLOWED or item["rate"] is None:
        yield cant_tell("image_unclear", target)
