"""音だけを合図にした案内をしない

## なぜ
「音が鳴ったら次へ進んでください」と言われても、耳の聞こえない人や、音を消している人には分かりません。

## 直し方
音と一緒に、文字や印でも知らせます。例：「音が鳴り、『終わりました』と表示されたら、次へ進んでください」

## この規則に分かること・分からないこと
音声や映像のあるページだけを調べます。防災無線のサイレンのような、ページの外の音の案内は問題にしません。
文字や印でも知らせているかどうかは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._context import INLINE, own_text
from checks.rules.html._spoken import in_language, is_told
from checks.rules.html._words import folded
from checks.subject import Document

META = Meta(criteria=("1.3.3",), severity=Severity.MODERATE, on=On.RENDERED, techniques=("G96", "F14"))

MESSAGES = {
    "sound": Message(
        "「{words}」は、音だけを合図にしているように読めます。",
        "音と一緒に、文字や印でも知らせてください。例：「音が鳴り、『終わりました』と表示されたら」",
    ),
}

_CUE = re.compile(
    r"(?:音|チャイム|ブザー|ベル|アラーム|合図)が(?:鳴|聞こえ)(?:っ|る|り)?(?:たら|と|れば|た後|まで|終わ)|合図の音で"
    r"|(?:when|after|once|until) you hear [a-z ]{3,30}|(?:at|after) the (?:beep|tone|chime|buzzer|bell)"
)
_SEEN_TOO = re.compile(r"表示|文字|点滅|光|画面|flash|light|message|appears|shown|displayed|text")


def select(document: Document) -> Iterable[Tag]:
    """Sentences that wait for a sound, on pages that can make one."""
    if not document.tags("audio, video, object, embed"):
        return []
    blocks = (tag for tag in document.tags("body *") if tag.name not in INLINE and in_language(tag))
    return [tag for tag in blocks if is_told(tag, document) and _CUE.search(folded(own_text(tag)))]


def check(block: Tag, document: Document) -> Iterator[Finding]:
    """The words also tell what is to be seen."""
    text = folded(own_text(block))
    found = _CUE.search(text)
    if found is not None and not _SEEN_TOO.search(text):
        yield cant_tell("sound", words=found[0].strip())
