"""選んだ場所の枠が、はっきり見える

## なぜ
キーボードで使う人は、枠の線で「いまどこにいるか」を知ります。枠の色が薄いと、目の弱い人には見えません。

## 直し方
枠（outline）の色を、まわりの背景に対して 3 対 1 以上の差になるように濃くしてください。

## この規則に分かること・分からないこと
枠の線だけが目印のときに、その色とまわりの色から計算します。ブラウザがはじめから出す枠は調べません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._stops import forward, shown_name, target
from checks.subject import Page

META = Meta(
    criteria=("1.4.11",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("tab-walk",),
    techniques=("F78", "G195", "C40"),
)

MESSAGES = {
    "faint": Message(
        "「{name}」を選んだときの枠が薄く、まわりとの明るさの差が {contrast} 対 1 しかありません。",
        "枠（outline）の色を、背景に対して 3 対 1 以上の差になるように濃くしてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Stops of the Tab key that an outline of the page's own marks, and nothing else."""
    return [
        stop
        for stop in forward(page)
        if stop["outline"] and stop["style_changed"] and stop["outline"]["alone"] and stop["outline"]["contrast"]
    ]


def check(stop: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """The outline differs by 3 : 1 from what is outside or inside it."""
    contrast = stop["outline"]["contrast"]
    if contrast < 3:
        yield failed("faint", target(stop), name=shown_name(stop), contrast=f"{int(contrast * 100) / 100:.2f}")
