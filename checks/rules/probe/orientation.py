"""縦でも横でも使える

## なぜ
車いすに電話やタブレットを固定して使う人は、画面の向きを変えられません。

## 直し方
画面の向きに合わせてページを回すスタイルや、「画面を回してください」という覆いをやめてください。

## この規則に分かること・分からないこと
縦長と横長の画面で実際に調べます。プログラムで向きを固定する書き方は、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.subject import Page

META = Meta(
    criteria=("1.3.4",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("orientation",),
    act=("b33eff",),
    techniques=("F97", "F100", "G214"),
)

MESSAGES = {
    "turned": Message(
        "画面の向きを変えると、ページの中身が90度回ります。",
        "@media (orientation: …) の中の transform や rotate を外してください。",
    ),
    "asks": Message(
        "一方の向きの画面では「{text}」という覆いが出て、ページを使えません。",
        "画面の向きを変えるように求める覆いをやめ、どちらの向きでも使えるようにしてください。",
    ),
    "curtain": Message(
        "一方の向きの画面でだけ、「{text}」がページを覆います。ページを使えるか、人が確かめてください。",
        "画面の向きで使えなくなるなら、覆いをやめてください。",
    ),
    "locks": Message(
        "画面の向きを固定するプログラム（orientation.lock）があります。向きを変えても使えるか、人が確かめてください。",
        "向きを固定するプログラムを外してください。",
    ),
}

_TURN = re.compile(
    r"\b(?:rotate|turn)\b.{0,40}\b(?:device|phone|screen|tablet)\b|\b(?:landscape|portrait)\b.{0,30}\b(?:mode|only|orientation)\b"
    r"|(?:画面|端末|スマートフォン|スマホ|電話|タブレット|デバイス)の?(?:向き)?を?(?:縦|横|回|まわ)|(?:縦|横)(?:向き|画面|長)で(?:ご覧|ごらん|使|見|お使|ご利用)",
    re.IGNORECASE,
)


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Pages that ask how the screen is held."""
    found = page.probes["orientation"]
    return [found] if found else []


def check(found: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Nothing is turned by a quarter or covered in only one of the two orientations."""
    for item in found["turned"]:
        yield failed("turned", Target(item["selector"], item["html"]))
    for item in found["curtains"]:
        target = Target(item["selector"], item["html"])
        yield (failed if _TURN.search(item["text"]) else cant_tell)(
            "asks" if _TURN.search(item["text"]) else "curtain", target, text=item["text"][:40]
        )
    if found["locks"]:
        yield cant_tell("locks")
