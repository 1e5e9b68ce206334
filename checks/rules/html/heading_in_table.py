"""見出しが表の中に入りこんでいない

## なぜ
表のすぐ次の行に `## 見出し` と書くと、その行は表の最後の行になってしまいます。見出しとして読まれず、目次にも
出ません。

## 直し方
表の最後の行と見出しのあいだに、何も書かない行を1行入れます。

## この規則に分かること・分からないこと
`#` が2つ以上で始まるセルと、`# ` で始まりほかのセルが空の行を調べます。「#1」や「#防災」のような書き方は
見出しとは見なしません。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.subject import Document, text_of

META = Meta(
    criteria=(),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
)

MESSAGES = {
    "swallowed": Message(
        "見出し「{text}」が、表の中に入ってしまっています。",
        "この見出しの前に、何も書かない行を1行入れてください。",
    ),
}

_CERTAIN = re.compile(r"#{2,6}\s*[^\s#]")
_SINGLE = re.compile(r"#\s+\S*[^\s\d]")


def select(document: Document) -> Iterable[Tag]:
    """Table cells with text."""
    return [cell for cell in document.tags("td, th") if text_of(cell)]


def check(cell: Tag, document: Document) -> Iterator[Finding]:
    """The text does not start like a Markdown heading."""
    text = text_of(cell)
    if _CERTAIN.match(text) or (_SINGLE.match(text) and _alone(cell)):
        yield failed("swallowed", text=text.strip("# "))


def _alone(cell: Tag) -> bool:
    """Whether the rest of the row is empty, as Markdown leaves it when a line has no cells of its own."""
    others = [other for other in cell.find_next_siblings(["td", "th"]) if isinstance(other, Tag)]
    return bool(others) and not any(text_of(other) for other in others) and cell.find_previous_sibling() is None
