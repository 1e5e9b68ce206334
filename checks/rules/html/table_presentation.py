"""レイアウトのための表に、データの表の書き方を使っていない

## なぜ
役割を「飾り」（role="presentation"）にした表は、表として読まれません。そこに見出しや題があると、
データの表なのに読まれないか、レイアウトなのに表のように読まれるか、どちらかの間違いになります。

## 直し方
データの表なら role を消します。見た目を並べるための表なら、表をやめて、段落や箇条書きで書きます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.subject import Document, text_of

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_23.2",),
    techniques=("F46", "F92"),
)

MESSAGES = {
    "structured": Message(
        '役割を飾りにした表（role="{role}"）に、{what}があります。',
        "データの表なら role を消してください。レイアウトのための表なら、表をやめて書き直してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Tables that are declared to be none."""
    return [
        table
        for table in document.tags('table[role="none"], table[role="presentation"]')
        if document.exposed(table) and document.role(table) in ("none", "presentation", None)
    ]


def check(table: Tag, _document: Document) -> Iterator[Finding]:
    """No header cell, caption or summary of their own."""
    own = [tag for tag in table.find_all(["th", "caption"]) if tag.find_parent("table") is table]
    parts = {
        "見出しのセル（th）": any(tag.name == "th" for tag in own),
        "題（caption）": any(tag.name == "caption" and not is_blank(text_of(tag)) for tag in own),
        "説明（summary）": not is_blank(attribute(table, "summary")),
    }
    what = [name for name, present in parts.items() if present]
    if what:
        yield failed("structured", role=attribute(table, "role"), what="と".join(what))
