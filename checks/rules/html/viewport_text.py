"""文字の大きさを、画面の幅だけで決めていない

## なぜ
文字の大きさを画面の幅（vw など）だけで決めると、目の弱い人が画面を拡大しても、文字は大きくなりません。

## 直し方
`font-size: 3vw` のような書き方をやめ、`rem` を使います。幅にも合わせるなら `calc(1rem + 1vw)` のように足します。

## この規則に分かること・分からないこと
ページの中に書いたスタイルだけを調べます。拡大したときに文字が大きくなるか、人が画面を200%にして確かめます。
別のファイルのスタイルは、この規則では分かりません。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(
    criteria=("1.4.4",),
    severity=Severity.SERIOUS,
    on=On.SERVED,
    techniques=("F94", "C28"),
)

MESSAGES = {
    "sized": Message(
        "文字の大きさが、画面の幅だけで決めてあります（{size}）。拡大すると大きくなるか、人が確かめてください。",
        "rem を使うか、calc(1rem + 1vw) のように rem を足してください。",
    ),
}

_SIZE = re.compile(r"(?<![\w-])font-size\s*:\s*([^;}]+)", re.IGNORECASE)
_OF_WINDOW = re.compile(r"[\d.]+(?:[sld]?v(?:w|h|i|b|min|max))\s*(?:!important)?", re.IGNORECASE)


def select(document: Document) -> Iterable[Tag]:
    """Style elements and elements with a style that set the size of text."""
    return [tag for tag in document.tags("style, [style]") if _SIZE.search(_style(tag))]


def _style(tag: Tag) -> str:
    return tag.get_text() if tag.name == "style" else attribute(tag, "style")


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """No size is made of the window alone."""
    sizes = [found[1].strip() for found in _SIZE.finditer(_style(tag))]
    for size in dict.fromkeys(size for size in sizes if _OF_WINDOW.fullmatch(size)):
        yield cant_tell("sized", tag, size=size)
