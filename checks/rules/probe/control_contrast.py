"""入力欄とボタンの形が、はっきり見える

## なぜ
入力欄の枠やボタンの絵が薄いと、目の弱い人には、どこに書くのか、何を押すのかが分かりません。

## 直し方
枠や絵の色を濃くして、まわりとの明るさの差を 3 対 1 以上にしてください。

## この規則に分かること・分からないこと
色の指定から計算します。背景が画像や模様のときは計算できません。枠がまったくない欄と、中に言葉のある欄は、
それだけで欄と分かるかを人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.subject import Page

META = Meta(
    criteria=("1.4.11",),
    severity=Severity.MODERATE,
    on=On.PAGE,
    needs=("control-contrast",),
    techniques=("G195", "G207"),
)

_EDGE = "枠の線（border）の色を、背景に対して 3 対 1 以上の差になるように濃くしてください。"

MESSAGES = {
    "faint": Message("入力欄「{name}」の枠が薄く、まわりとの明るさの差が {contrast} 対 1 しかありません。", _EDGE),
    "edge": Message(
        "入力欄「{name}」の枠が薄い（差は {contrast} 対 1）か、ありません。欄だと分かるか、人が確かめてください。",
        _EDGE,
    ),
    "icon": Message(
        "「{name}」の絵が薄く、まわりとの明るさの差が {contrast} 対 1 しかありません。",
        "絵の色を濃くするか、言葉を添えてください。",
    ),
}

_NEED = 3.0


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Fields and wordless buttons whose contrast could be reckoned."""
    found = page.probes["control-contrast"]
    fields = [item for item in found["fields"] if item["boundary"] is not None]
    return [*fields, *(item for item in found["icons"] if item["contrast"] is not None)]


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Something of it differs from its surroundings by 3 : 1."""
    ratio = item["boundary"] if "boundary" in item else item["contrast"]
    if ratio >= _NEED:
        return
    target = Target(item["selector"], item["html"])
    values = {"name": item["name"] or "名前なし", "contrast": f"{int(ratio * 100) / 100:.2f}"}
    if "boundary" not in item:
        yield failed("icon", target, **values)
    elif item["drawn"] and not item["worded"]:
        yield failed("faint", target, **values)
    else:
        yield cant_tell("edge", target, **values)
