"""表の見出しのセルに言葉がある

## なぜ
見出しのセルが空だと、その列や行の数が何の数か分かりません。

## 直し方
見出しのセルに言葉を書きます。Markdown の表では、いちばん上の行が見出しです。
`| 項目 | 内容 |` のように、空にしないで書きます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。縦と横の両方に見出しがある表の、左上のセルは空でもかまいません。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import is_blank
from checks.rules.html._names import author_name, content_text
from checks.rules.html._tables import data_tables, grid
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.RENDERED, techniques=("H51", "H63"))

MESSAGES = {
    "all": Message(
        "表の見出しがすべて空です。どの列が何の列か分かりません。",
        "表のいちばん上の行に、列の見出しを書いてください。例：| 施設の名前 | 電話番号 |",
    ),
    "some": Message(
        "表の見出しのセルが空です。",
        "見出しのセルに、その列や行が何かを書いてください。要らない列なら、列ごと消してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Data tables with header cells."""
    return data_tables(document)


def check(table: Tag, document: Document) -> Iterator[Finding]:
    """Every header has words or a name; the top left corner may be empty."""
    headers = grid(table).headers
    empty = [cell for cell in headers if is_blank(content_text(cell.tag)) and is_blank(author_name(document, cell.tag))]
    if len(empty) == len(headers):
        yield failed("all")
        return
    for cell in empty:
        if (cell.row, cell.column) != (0, 0):
            yield failed("some", cell.tag)
