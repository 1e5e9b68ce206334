"""マウスを乗せると出る説明は、消せて、読み続けられる

## なぜ
画面を大きくして見る人は、出てきた説明にマウスを動かして読みます。動かすと消えたり、下の文章を隠したまま
消せなかったりすると、どちらも読めません。

## 直し方
説明は、はじめから文章として書くか、押すと開くボタンにします。マウスで出す説明は、Esc キーで消え、
説明の上にマウスを動かしても消えないようにします。

## この規則に分かること・分からないこと
マウスを実際に乗せて調べます。ブラウザが出す title 属性の説明は、調べません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, failed
from checks.subject import Page

META = Meta(
    criteria=("1.4.13",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("hover-content",),
    techniques=("F95", "SCR39"),
)

MESSAGES = {
    "not_hoverable": Message(
        "「{name}」にマウスを乗せると出る「{text}」は、そこへマウスを動かすと消えます。",
        "説明の上にマウスがあるあいだは消さないようにするか、説明を文章として書いてください。",
    ),
    "not_dismissible": Message(
        "「{name}」にマウスを乗せると出る「{text}」は、ほかの文章を隠し、Esc キーで消せません。",
        "Esc キーで消えるようにするか、ほかの文章を隠さない場所に出してください。",
    ),
    "vanishes": Message(
        "「{name}」にマウスを乗せると出る「{text}」は、ひとりでに消えます。",
        "マウスが乗っているあいだは消さないでください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Text that a pointer makes appear, drawn as content of its own."""
    return [item for item in page.probes["hover-content"]["revealed"] if not item["pseudo"]]


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """It stays by itself and under the pointer; where it covers other text, Escape takes it away."""
    target = Target(item["selector"], item["html"])
    values = {"name": item["name"] or f"名前のない {item['tag']} 要素", "text": item["text"][:40]}
    if not item["stays"]:
        yield failed("vanishes", target, **values)
    elif not item["hoverable"]:
        yield failed("not_hoverable", target, **values)
    if item["covers"] and not item["dismissed"]:
        yield failed("not_dismissible", target, **values)
