"""目印の範囲（region）に名前がある

## なぜ
role="region" は、読み上げソフトで拾い読みする目印になります。名前がないと、何の範囲か分からず、目印にもなりません。

## 直し方
`<div role="region" aria-label="人口の表">` のように名前を付けます。目印にする必要がなければ role を消します。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import is_blank
from checks.rules.html._names import author_name
from checks.subject import Document

META = Meta(
    criteria=(),
    severity=Severity.MINOR,
    on=On.RENDERED,
    michecker=("C_703.5",),
    techniques=("ARIA13", "ARIA20"),
)

MESSAGES = {
    "missing": Message(
        '目印の範囲（role="region"）に名前がありません。',
        "aria-label に、何の範囲かを書いてください。要らなければ role を消してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Elements that ask to be a region by role."""
    return [tag for tag in document.tags("[role=region]") if document.exposed(tag)]


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """A name from ARIA or title."""
    if is_blank(author_name(document, tag)):
        yield failed("missing")
