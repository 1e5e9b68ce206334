"""リンクの行き先が、リンクと同じ文から分かる

## なぜ
「詳細」「もっと見る」だけが書かれた段落や箇条書きでは、読み上げで聞く人に、何の詳細なのかが伝わりません。
すぐ上の見出しや、となりの段落は、リンクと一緒には読み上げられません。

## 直し方
行き先のページの名前を、リンクの文字にします。例：`[令和6年度の予算の詳細](yosan.md)`

## この規則に分かること・分からないこと
行き先を表さない決まり文句（「こちら」「詳細」「PDF」など）だけを調べます。同じ段落、箇条書きの項目、
表のセルとその見出しに、ほかのことばがあれば、この規則は何も言いません。ほかのことばが行き先を正しく
表しているかは、人が読んで確かめます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._context import link_context
from checks.rules.html._link_words import is_file_type, is_vague, says_something
from checks.rules.html._links import address, named_links
from checks.subject import Document

META = Meta(
    criteria=("2.4.4",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("5effbb",),
    techniques=("F63", "G53", "G91", "H30", "H77", "H78", "H79", "H81"),
)

MESSAGES = {
    "alone": Message(
        "リンクの文字「{name}」からも、同じ段落や項目のほかのことばからも、行き先が分かりません。",
        "行き先のページや資料の名前を [ ] の中に書いてください。例：[令和6年度の予算の詳細](yosan.md)",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Links that assistive technology announces with a name (applicability of ACT rule 5effbb)."""
    return named_links(document)


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """A name of stock words only needs other words in its programmatically determined context."""
    name = document.name(link)
    empty = is_vague(name) or is_file_type(name, address(link))
    if empty and not says_something(link_context(link, document)):
        yield failed("alone", name=name)
