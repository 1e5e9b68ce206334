"""ARIA の参照先がページの中にある

## なぜ
aria-labelledby と aria-describedby は、名前や説明の書いてある場所を id で指します。指す先がないと、
名前や説明が読まれません。

## 直し方
名前や説明の要素に同じ id を付けるか、aria-label で言葉を直接書きます。要らなければ属性を消します。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。名前のない部品は、リンク・ボタン・入力欄などの規則が達成基準として調べます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, tokens
from checks.rules.html._names import referenced
from checks.subject import Document

META = Meta(
    criteria=(),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    michecker=("C_700.0", "C_700.1", "C_702.0", "C_702.1"),
    techniques=("ARIA1", "ARIA9", "ARIA16"),
)

MESSAGES = {
    "empty": Message(
        "{name} が空です。",
        "{name} を消すか、名前や説明の書いてある要素の id を書いてください。",
    ),
    "missing": Message(
        "{name} が指す id「{value}」の要素が、このページにありません。",
        "名前や説明の要素に id を付けるか、{name} を直してください。",
    ),
}

_ATTRIBUTES: Final = ("aria-labelledby", "aria-describedby")


def select(document: Document) -> Iterable[Tag]:
    """Elements for assistive technology with one of the two attributes."""
    return [tag for tag in document.tags("[aria-labelledby], [aria-describedby]") if document.exposed(tag)]


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """At least one of the ids is that of an element."""
    for name in _ATTRIBUTES:
        if not tag.has_attr(name):
            continue
        if not tokens(tag, name):
            yield failed("empty", name=name)
        elif not referenced(document, tag, name):
            yield failed("missing", name=name, value=attribute(tag, name))
