"""文字拡大や読み上げの部品を、対応の代わりにしていない

## なぜ
文字の大きさ、配色、読み上げは、利用者が自分の機器で使い慣れた方法を持っています。ページに付けた部品は、その方法と
ぶつかることがあり、ほかのサイトでは使えません。部品を置いても、規格への対応にはなりません。

## 直し方
部品を外し、機器やブラウザーの機能で使えるページにします。残すときは、対応の代わりとして案内していないかを人が確かめます。

## この規則に分かること・分からないこと
押す部品の名前と、読み込むプログラムの名前を調べます。どんなつもりで置いたかは分からないので、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute
from checks.subject import Document, text_of

META = Meta(criteria=(), severity=Severity.MINOR, on=On.RENDERED)

MESSAGES = {
    "control": Message(
        "「{name}」の部品があります。規格への対応の代わりにしていないか、人が確かめてください。",
        "部品を外すか、対応の代わりとして案内している文を消してください。",
    ),
    "script": Message(
        "支援の部品のプログラム「{name}」を読み込んでいます。規格への対応の代わりにしていないか、人が確かめてください。",
        "プログラムを外すか、対応の代わりとして案内している文を消してください。",
    ),
}

_CONTROLS: Final = 'button, [role="button"], input[type="button"], a[href^="#"], a[href^="javascript:"]'
_WORDS = re.compile(
    r"文字(?:の)?(?:サイズ|大きさ)|文字(?:を|の)?(?:拡大|大きく|小さく)|(?:音声)?読み?上げ(?:る|$|開始|機能)|配色(?:の)?(?:変更|を変)"
    r"|背景色(?:の)?変更|アクセシビリティ(?:メニュー|ツール|機能)"
)
_SCRIPT = re.compile(r"userway|accessibe|acsbapp|equalweb|uniweb|readspeaker|zoomsight|facil-?iti", re.IGNORECASE)


def select(document: Document) -> Iterable[Tag]:
    """Things to press, and programs the page loads."""
    return [*document.tags(_CONTROLS), *document.tags("script[src]")]


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """No part that offers what the reader's own device does."""
    if tag.name == "script":
        if found := _SCRIPT.search(attribute(tag, "src")):
            yield cant_tell("script", name=found[0])
        return
    name = document.name(tag) or text_of(tag) or attribute(tag, "value")
    if document.visible(tag) and _WORDS.search(name):
        yield cant_tell("control", name=name)
