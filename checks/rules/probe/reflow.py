"""画面が狭くても、横に動かさずに読める

## なぜ
目の弱い人は画面を400%に大きくします。電話の画面も同じ狭さです。一行ごとに横へ動かさないと読めない文章は、
とても読みにくくなります。

## 直し方
`width` を決めないで、画面の幅に合わせて折り返すようにしてください。決めるときは `max-width` を使います。
表や図は、それだけを横に動かせる枠に入れます。

## この規則に分かること・分からないこと
横320ピクセルの画面で実際に調べます。表、プログラム、図、地図など、横に広いことに意味があるものは除きます。
狭くしたときに消える文章は、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._layout import layout, once, target
from checks.subject import Page

META = Meta(
    criteria=("1.4.10",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("text-layout",),
    techniques=("F102", "C31", "C32", "C38"),
)

MESSAGES = {
    "wide": Message(
        "幅320ピクセルの画面で、「{text}」を読むのに横へ動かさなければなりません。",
        "この文章やその枠の幅（width、white-space: nowrap など）を決めているスタイルを外してください。",
    ),
    "control": Message(
        "幅320ピクセルの画面で、「{text}」の欄やボタンが画面の右にはみ出します。",
        "幅を決めるスタイルを max-width: 100% に変えてください。",
    ),
    "cut": Message(
        "幅320ピクセルの画面で、「{text}」の文字が枠で切れて読めません。",
        "文字の入る枠の height を消すか min-height に変え、overflow: hidden を外してください。",
    ),
    "covered": Message(
        "幅320ピクセルの画面で、「{text}」と「{other}」の文字が重なって読めません。",
        "位置を決めるスタイル（position や負の margin）と、枠の高さを決めるスタイルを外してください。",
    ),
    "page": Message(
        "幅320ピクセルの画面で、文章は収まりますが、ページ全体が横に動きます。人が確かめてください。",
        "はみ出している表や図を、それだけを横に動かせる枠（overflow-x: auto）に入れてください。",
    ),
    "lost": Message(
        "画面を狭くすると「{text}」が消えます。ほかの場所で読めるか、人が確かめてください。",
        "狭い画面でも文章を消さないでください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Pages with text."""
    return layout(page)


def check(found: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """At 320 pixels text and controls fit the window, whole and uncovered."""
    narrow = found["narrow"]
    sideways = narrow["sideways"]
    for key, items in (("wide", sideways["wide"]), ("control", sideways["controls"])):
        for item in {item["selector"]: item for item in items}.values():
            yield failed(key, target(item), text=item["text"])
    for cut in once(cut for cut in narrow["cut"] if not cut["before"]):
        yield failed("cut", target(cut), text=cut["text"])
    for item in narrow["covered"]:
        yield failed("covered", target(item), text=item["text"], other=item["other"])
    if sideways["culprit"]:
        yield cant_tell("page", target(sideways["culprit"]))
    for item in narrow["lost"][:1]:
        yield cant_tell("lost", target(item), text=item["text"])
