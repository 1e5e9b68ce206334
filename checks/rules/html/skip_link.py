"""本文へ移るリンクがすぐ使える

## なぜ
キーボードや読み上げで使う人は、どのページでも、はじめに並ぶメニューを通り過ぎなければなりません。
本文へ移るリンクは、ページのはじめにあり、短い言葉で書かれていて、はじめて役に立ちます。

## 直し方
ページのいちばんはじめに `<a href="#main">本文へ移動</a>` を置きます。見せたくないときは、隠さずに、
選ばれたときだけ見えるようにします。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。本文へ移るリンクがないページは、見出しや目印（main）があれば達成基準を満たすので、
この規則では問いません。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._anchors import in_page_links
from checks.rules.html._attributes import attribute
from checks.rules.html._words import folded
from checks.subject import Document, text_of

META = Meta(
    criteria=(),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    michecker=("B_17", "B_19", "B_26", "B_35"),
    techniques=("G1", "G123"),
)

MESSAGES = {
    "late": Message(
        "本文へ移るリンク「{text}」の前に、選べる部品が {count} 個あります。",
        "本文へ移るリンクを、ページのいちばんはじめに置いてください。",
    ),
    "hidden": Message(
        "本文へ移るリンク「{text}」が隠されていて、キーボードでも読み上げでも使えません。",
        "display: none や visibility: hidden で隠さず、選ばれたときに見えるようにしてください。",
    ),
    "wordy": Message(
        "本文へ移るリンクの言葉「{text}」が長めです。短くできないか、人が確かめてください。",
        "「本文へ移動」のように、短い言葉にしてください。",
    ),
}

_SKIPS = re.compile(
    r".*(?:本文|メイン ?コンテンツ|メイン|コンテンツ|主な内容).*(?:移動|スキップ|ジャンプ|飛ぶ|進む).*"
    r"|(?:本文|メイン ?コンテンツ)へ|(?:ナビゲーション|メニュー|ヘッダー).*(?:飛ばす|飛ばして|スキップ|読み飛ばす)"
    r"|(?:skip|jump|go) (?:directly )?(?:to|over|past) .*(?:content|main|nav|menu).*|skip (?:navigation|nav|menu)"
)
_STOPS: Final = "a, area, button, input, select, textarea, summary, iframe, [tabindex]"
_EARLY: Final = 3
"""So many stops may come first: a language switch, or the links of an emergency notice."""
_SHORT: Final = 20


def select(document: Document) -> Iterable[Tag]:
    """The first link whose words promise to lead past what every page repeats; a usable one if there is any."""
    links = [link for link in in_page_links(document) if _SKIPS.fullmatch(folded(text_of(link)))]
    usable = [link for link in links if document.exposed(link)]
    return (usable or links)[:1]


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """It can be used, comes first, and is short."""
    text = text_of(link)
    if not document.exposed(link):
        yield failed("hidden", text=text)
        return
    before = _stops_before(link, document)
    if before > _EARLY:
        yield failed("late", text=text, count=before)
    if len(text) > _SHORT:
        yield cant_tell("wordy", text=text)


def _stops_before(link: Tag, document: Document) -> int:
    count = 0
    for stop in document.tags(_STOPS):
        if stop is link:
            break
        node = document.node(stop)
        reachable = node is not None and node.focusable and node.exposed
        count += reachable and not attribute(stop, "tabindex").strip().startswith("-")
    return count
