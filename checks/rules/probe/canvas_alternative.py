"""スクリプトで描いた図（canvas）に名前がある

## なぜ
canvas に描いた文字やグラフは、読み上げソフトからは何もない四角にしか見えません。

## 直し方
`<canvas role="img" aria-label="月ごとの人口のグラフ">` のように名前を付け、くわしい数は表で本文に書きます。
飾りなら `aria-hidden="true"` を付けます。

## この規則に分かること・分からないこと
描かれた文字が本文にもなければ不合格です。文字のない絵に名前がないとき、名前が絵を表しているかどうかは、人が見て確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bs4 import Tag

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._spoken import spoken_text
from checks.rules.html._words import folded
from checks.subject import Page

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("drawings",),
    act=("e88epe", "qt1vmo"),
    techniques=("G94", "F38", "F65"),
)

MESSAGES = {
    "words": Message(
        "描かれた文字「{words}」が、読み上げられません。",
        'canvas に role="img" と aria-label を付けるか、文字を本文に書いてください。',
    ),
    "drawing": Message(
        "canvas に描かれた絵に名前がありません。飾りかどうか、人が確かめてください。",
        '内容のある絵なら role="img" と aria-label を、飾りなら aria-hidden="true" を付けてください。',
    ),
    "name": Message(
        "canvas の名前は「{name}」です。描かれた絵を表しているか、人が見て確かめてください。",
        "何が描かれているか、何を伝えたいかを aria-label に書いてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Canvases that are seen and that something is drawn on."""
    return [canvas for canvas in page.probes["drawings"]["canvases"] if not canvas["blank"]]


def check(canvas: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Words that are drawn are read somewhere; a drawing has a name, or is said to be decoration."""
    target = Target(canvas["selector"], canvas["html"])
    read = folded(f"{canvas['name']} {_text(page)}")
    unread = [words for words in canvas["words"] if any(c.isalpha() for c in words) and folded(words) not in read]
    if unread and (not canvas["name"] or canvas["hidden"]):
        yield failed("words", target, words="」「".join(unread[:3]))
    elif canvas["name"] and not canvas["hidden"]:
        yield cant_tell("name", target, name=canvas["name"])
    elif not canvas["hidden"] and not canvas["words"]:
        yield cant_tell("drawing", target)


def _text(page: Page) -> str:
    body = page.document.soup.find("body")
    return spoken_text(body, page.document) if isinstance(body, Tag) else ""
