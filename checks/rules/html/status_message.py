"""ページを動かさずに出る知らせが、読み上げられる

## なぜ
「3件見つかりました」「保存しました」のような知らせは、画面を見ない人には、印がないと読み上げられません。

## 直し方
知らせを出す要素に、はじめから `role="status"`（急ぐものは `role="alert"`）を付けておきます。

## この規則に分かること・分からないこと
プログラムのあるページに出ている、結果の数・保存や送信が済んだこと・待つことの知らせを調べます。印がなければ、ページを動かさずに
出した知らせかどうかを人が確かめます。フォームを送って出る知らせは、別の規則（probe/form-message-silent）が調べます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute
from checks.subject import Document, text_of

META = Meta(
    criteria=("4.1.3",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("F103", "ARIA19", "ARIA22", "G199"),
)

MESSAGES = {
    "silent": Message(
        "「{text}」という知らせに、読み上げるための印がありません。"
        "ページを動かさずに出す知らせか、人が確かめてください。",
        '知らせを出す要素に role="status" を付けてください。',
    ),
}

_LONGEST: Final = 60
_TOLD: Final = ("status", "alert", "alertdialog", "log", "progressbar", "timer")
_STATUS = re.compile(
    r"(?:検索結果|該当)[:：は]?\s*[\d,]+\s*件|[\d,]+\s*件(?:が|を)?(?:見つかり|該当|ヒット)"
    # A sentence with a topic of its own (「計画は、国の制度に登録されました」) tells of the world, not of the page.
    r"|^[^。、はに]{0,15}(?:送信|保存|登録|追加|削除|更新|コピー)(?:し|され|が完了し)ました[。！]?$|(?:読み込み|読込|処理|送信|検索)中(?:です)?[。….]*$"
    r"|\b[\d,]+ (?:search )?results?(?: found)?\.?$|\b(?:has|have) been (?:saved|sent|added|deleted|updated|copied)\b"
    r"|^loading(?:\.{3}|…)?$",
    re.IGNORECASE,
)


def select(document: Document) -> Iterable[Tag]:
    """Shown messages about a state, in pages with programs."""
    if not document.tags("script"):
        return []
    return [tag for tag in document.tags("body *") if tag.find(True) is None and _is_status(tag, document)]


def _is_status(tag: Tag, document: Document) -> bool:
    if tag.name in ("script", "style", "option", "a", "button", "td", "th", "title") or not document.visible(tag):
        return False
    text = text_of(tag)
    return 0 < len(text) <= _LONGEST and bool(_STATUS.search(text))


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """The message stands in an element that is announced when it changes."""
    around = [tag, *(parent for parent in tag.parents if parent.name != "[document]")]
    live = any(attribute(a, "aria-live").lower() in ("polite", "assertive") or a.name == "output" for a in around)
    if not live and not any(document.role(element) in _TOLD for element in around):
        yield cant_tell("silent", text=text_of(tag))
