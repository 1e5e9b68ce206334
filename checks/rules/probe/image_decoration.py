"""読み上げから外した画像は、飾りだけである

## なぜ
内容のある画像を空の alt や aria-hidden や背景で読み上げから外すと、画面を見ない人は、画像があることにも気付けません。

## 直し方
内容のある画像なら、代替テキストを書きます。飾りなら、Markdown では `{ alt="" .decorative }` を付けて、
飾りだと決めます。

## この規則に分かること・分からないこと
絵や写真が飾りかどうかは、見ないと分かりません。面積の広い画像と、中の文字を読めなかった画像を、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.probe._pictures import Picture, is_text, pictures, seen_words, target
from checks.subject import Page

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.MODERATE,
    on=On.PAGE,
    needs=("pictures",),
    act=("e88epe",),
    techniques=("F3", "F38", "F39", "C9", "H67"),
)

MESSAGES = {
    "image": Message(
        "大きな画像が、読み上げから外してあります。飾りかどうか、人が見て確かめてください。",
        "内容のある画像なら、代替テキスト（alt）を書いてください。飾りなら、飾りだと決めてください（.decorative）。",
    ),
    "background": Message(
        "文字のない場所に、大きな背景の画像があります。内容のある画像でないか、人が見て確かめてください。",
        "内容のある画像なら、背景ではなく、代替テキストのある画像にしてください。",
    ),
}

_WIDE: Final = 150
_HIGH: Final = 100
"""Smaller pictures are icons and rules; larger ones show something."""


def select(page: Page) -> Iterable[Picture]:
    """Large pictures without text of their own that assistive technology is not told of, outside links and buttons."""
    return [p for p in pictures(page) if p["hidden"] and p["control"] is None and _shows_something(p)]


def _shows_something(picture: Picture) -> bool:
    large = picture["width"] >= _WIDE and picture["height"] >= _HIGH
    return large and picture["kind"] != "canvas" and not is_text(seen_words(picture))


def check(picture: Picture, page: Page) -> Iterator[Finding]:
    """The author has said that it is decoration, or text lies on it."""
    if picture["decided"]:
        return
    if picture["kind"] != "background":
        yield cant_tell("image", target(picture))
    elif picture["empty"]:
        yield cant_tell("background", target(picture))
