"""マウスで出る内容は、キーボードでも出せる

## なぜ
手の不自由な人や目の見えない人は、マウスを使えません。マウスを乗せたときだけ出る説明やメニューは、無いのと同じです。

## 直し方
説明は、はじめから文章として書くか、押すと開く `<button>` にします。
メニューは、キーボードで選んだとき（`:focus-within`）にも開くようにします。

## この規則に分かること・分からないこと
マウスを実際に乗せ、次にキーボードで同じものが出るかを試します。同じ言葉がページのほかの場所に出ていれば、
問題にしません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.subject import Page

META = Meta(
    criteria=("2.1.1",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("hover-content",),
    techniques=("F54", "G90", "SCR20"),
)

_MEND = "はじめから文章として書くか、押すと開く <button> にするか、:focus-within でも出るようにしてください。"

MESSAGES = {
    "pointer": Message("「{name}」にマウスを乗せると出る「{text}」は、キーボードでは出せません。", _MEND),
    "unclear": Message(
        "「{name}」にマウスを乗せると「{text}」が出ます。キーボードでも出せるか、人が確かめてください。", _MEND
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Text that a pointer makes appear and that stands nowhere else in the page."""
    return [item for item in page.probes["hover-content"]["revealed"] if not item["elsewhere"]]


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Focus or Enter makes it appear too."""
    target = Target(item["selector"], item["html"])
    values = {"name": item["name"] or f"名前のない {item['tag']} 要素", "text": item["text"][:40]}
    if item["keyboard"] is None:
        yield cant_tell("unclear", target, **values)
    elif not item["keyboard"]:
        yield failed("pointer", target, **values)
