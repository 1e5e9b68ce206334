"""文字を2倍に大きくしても読める

## なぜ
目の弱い人は、画面を200%に大きくして読みます。大きくしたときに文字が枠からはみ出して切れたり重なったりすると、
読めません。

## 直し方
文字の入る枠に `height` を決めないでください。高さが要るときは `min-height` を使います。
`overflow: hidden` で文字を切らないでください。

## この規則に分かること・分からないこと
横1280ピクセルと1024ピクセルの画面を200%に大きくして、文字が切れるか重なるかを実際に調べます。
文字だけを2倍にしたとき、もっと狭い窓のとき、「続きを読む」のようなボタンがあるときは、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._layout import is_lost, layout, once, target
from checks.subject import Page

META = Meta(
    criteria=("1.4.4",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("text-layout",),
    michecker=("C_13.0",),
    act=("59br37",),
    techniques=("F69", "G142", "G179", "C28"),
)

_GROW = "文字の入る枠の height を消すか min-height に変え、overflow: hidden を外してください。"

MESSAGES = {
    "cut": Message("画面を200%に大きくすると、「{text}」の文字が枠で切れて読めません。", _GROW),
    "covered": Message(
        "画面を200%に大きくすると、「{text}」と「{other}」の文字が重なって読めません。",
        "位置を決めるスタイル（position や負の margin）と、枠の高さを決めるスタイルを外してください。",
    ),
    "folded": Message(
        "「{text}」の続きが枠で切れています。続きを開くボタンなどで全部を読めるか、人が確かめてください。",
        "続きを読む手立てがなければ、枠の height と overflow: hidden を外してください。",
    ),
    "narrow": Message(
        "もっと狭い窓で200%に大きくすると、「{text}」の文字が枠で切れます。読めなくてよい文字か、人が確かめてください。",
        _GROW,
    ),
    "text_only": Message(
        "文字だけを2倍にすると、「{text}」の文字が切れるか重なります。ブラウザの拡大で読めるか、人が確かめてください。",
        _GROW,
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Pages with text."""
    return layout(page)


def check(found: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """No text is cut off or covered while the page is shown twice as large."""
    cuts = list(once(chain.from_iterable(window["cut"] for window in found["zoomed"])))
    for cut in cuts:
        yield (failed if is_lost(cut) else cant_tell)(
            "cut" if is_lost(cut) else "folded", target(cut), text=cut["text"]
        )
    covered = {item["selector"]: item for window in found["zoomed"] for item in window["covered"]}
    for item in covered.values():
        yield failed("covered", target(item), text=item["text"], other=item["other"])
    if not cuts and not covered:
        yield from _doubtful(found)


def _doubtful(found: Mapping[str, Any]) -> Iterator[Finding]:
    """The first text that is cut off only in a still smaller window, or only when nothing but the text grows."""
    for cut in [cut for cut in found["narrow"]["cut"] if not cut["before"]][:1]:
        yield cant_tell("narrow", target(cut), text=cut["text"])
    alone = [cut for cut in found["enlarged"]["cut"] if not cut["before"]] + found["enlarged"]["covered"]
    for item in alone[:1]:
        yield cant_tell("text_only", target(item), text=item["text"])
