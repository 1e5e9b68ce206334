"""画像や模様の上の文字も、はっきり見える

## なぜ
写真や色の移り変わりの上の文字、透けた文字、影の付いた文字は、背景との明るさの差が足りないと、目の弱い人には読めません。

## 直し方
文字の後ろに一色の背景を敷くか、文字の色を濃く（または薄く）します。
ふつうの文字は 4.5 対 1、大きな文字（24ピクセル以上、太字なら 18.66ピクセル以上）は 3 対 1 の差が要ります。

## この規則に分かること・分からないこと
色の指定だけでは決められない文字を、実際の画面の点（ピクセル）で測ります。いちばん見やすい所でも足りなければ不合格、
いちばん見にくい所でも足りていれば合格です。場所によって違うときは、人が確かめます。
入力欄の例（placeholder）とスタイルで作った文字も測ります。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.states import states_named
from checks.subject import Page

META = Meta(
    criteria=("1.4.3",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("text-contrast",),
    michecker=("L_1.0", "L_1.1"),
    act=("afw4f7",),
    techniques=("F83", "G18", "G145"),
)

_MEND = "文字の後ろに一色の背景を敷くか、文字の色を濃く（または薄く）してください。"

MESSAGES = {
    "low": Message(
        "「{text}」の文字は、背景との明るさの差が {best} 対 1 しかありません（{need} 対 1 が要ります。{state}）。",
        _MEND,
    ),
    "uneven": Message(
        "「{text}」の文字は、背景との明るさの差が場所によって {worst} から {best} 対 1 です（{need} 対 1 が要ります。"
        "{state}）。読めるか、人が確かめてください。",
        _MEND,
    ),
    "unmeasured": Message(
        "「{text}」の文字と背景を見分けられず、明るさの差を測れません（{state}）。読めるか、人が確かめてください。",
        _MEND,
    ),
    "left": Message(
        "画像や模様の上の文字が多すぎて、あと {count} か所を測れませんでした。読めるか、人が確かめてください。",
        _MEND,
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Texts that had to be measured from pixels, and what is left of them."""
    found = page.probes["text-contrast"]
    return [*found["measured"], *([found] if found["left"] else [])]


def check(text: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """4.5 : 1 between letters and what is behind them, 3 : 1 for large ones."""
    if "left" in text:
        yield cant_tell("left", count=text["left"])
        return
    need = 3.0 if text["large"] else 4.5
    contrast = text["contrast"]
    (state,) = states_named((text["state"],))
    target = Target(text["selector"], text["html"])
    values = {"text": text["text"], "need": need, "state": state.label}
    if contrast is None:
        yield cant_tell("unmeasured", target, **values)
    elif contrast["best"] < need:
        yield failed("low", target, best=_shown(contrast["best"]), **values)
    elif contrast["worst"] < need:
        yield cant_tell("uneven", target, best=_shown(contrast["best"]), worst=_shown(contrast["worst"]), **values)


def _shown(ratio: float) -> str:
    """Cut, not rounded, to one more digit than the limit has: 4.499 must not read as enough."""
    return f"{int(ratio * 100) / 100:.2f}"
