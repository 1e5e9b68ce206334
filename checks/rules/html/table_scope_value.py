"""表の見出しの scope が正しく書かれている

## なぜ
scope の値を書き間違えると、書いていないのと同じになり、どのセルの見出しかが伝わりません。

## 直し方
列の見出しは `scope="col"`、行の見出しは `scope="row"` と書きます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。見出しが伝わらない表は「表の見出しのセルが、どのセルの見出しか分かる」で調べます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._tables import SCOPES
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.RENDERED, michecker=("C_331.1",), techniques=("H63",))

MESSAGES = {
    "invalid": Message(
        "表の見出しの scope が「{value}」です。この書き方は意味を持ちません。",
        '列の見出しなら scope="col"、行の見出しなら scope="row" と書いてください。',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Header cells with a scope."""
    return [cell for cell in document.tags("th[scope]") if document.exposed(cell)]


def check(cell: Tag, _document: Document) -> Iterator[Finding]:
    """One of the four values HTML knows."""
    value = attribute(cell, "scope")
    if value.strip().lower() not in SCOPES:
        yield failed("invalid", value=value)
