"""リンクの文字だけで、行き先が分かる

## なぜ
画面を見ない人は、リンクだけを順番に読み上げさせて、行きたいところを探します。「こちら」「詳細」「続きを読む」
ばかりが並ぶと、どれを選べばよいか分かりません。

## 直し方
行き先のページの名前を、リンクの文字にします。

- 悪い例：転入の手続きは`[こちら](tennyu.md)`をご覧ください。
- よい例：`[転入の手続き](tennyu.md)`をご覧ください。

## この規則に分かること・分からないこと
前後の文を読めば行き先が分かるリンクも、町の基準では直します。前後の文を読んでも分からないリンクは、
規則 html/link-purpose が知らせます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._context import link_context
from checks.rules.html._link_words import is_vague, says_something
from checks.rules.html._links import named_links
from checks.subject import Document

META = Meta(
    criteria=(),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("G91", "H30"),
)

MESSAGES = {
    "vague": Message(
        "リンクの文字「{name}」だけでは、行き先が分かりません。",
        "行き先のページや資料の名前を [ ] の中に書いてください。例：[転入の手続き](tennyu.md)",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Links that assistive technology announces with a name."""
    return named_links(document)


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """The name has a word of its own; links whose context does not help either belong to html/link-purpose."""
    name = document.name(link)
    if is_vague(name) and says_something(link_context(link, document)):
        yield failed("vague", name=name)
