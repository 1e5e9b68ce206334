"""表の見出しがどれかのセルの見出しになっている

## なぜ
headers で見出しを指す表では、指されなかった見出しは、どのセルと一緒にも読まれません。あるはずの見出しが抜けて、
数の意味が変わって聞こえることがあります。

## 直し方
見出しの下（または横）のセルの headers に、その見出しの id を加えます。できれば、headers の要らない簡単な表にします。

## この規則に分かること・分からないこと
見出しと同じ列や行のセルが、すべて headers で別の見出しだけを指しているときに不合格です。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank, tokens
from checks.rules.html._names import content_text
from checks.rules.html._tables import Cell, Grid, data_tables, grid
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("d0f69e",),
    techniques=("H43", "F90"),
)

MESSAGES = {
    "unused": Message(
        "表の見出し「{text}」が、どのセルの見出しにもなっていません。セルの headers が別の見出しを指しています。",
        "この列や行のセルの headers に、この見出しの id を加えてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Data tables in which any cell names its headers."""
    return [table for table in data_tables(document) if grid(table).named_by_cells]


def check(table: Tag, _document: Document) -> Iterator[Finding]:
    """Each header with words is named by a cell, or shares its column or row with one that names none."""
    layout = grid(table)
    for cell in layout.headers:
        words = content_text(cell.tag)
        if (
            not is_blank(words)
            and attribute(cell.tag, "id") not in layout.named_by_cells
            and _is_passed_over(layout, cell)
        ):
            yield failed("unused", cell.tag, text=words)


def _is_passed_over(layout: Grid, header: Cell) -> bool:
    """Whether cells stand in the header's line, and all of them name other headers."""
    line = [cell for cell in layout.cells if cell is not header and _shares(header, cell)]
    return bool(line) and all(tokens(cell.tag, "headers") for cell in line)


def _shares(header: Cell, cell: Cell) -> bool:
    """Whether a cell lies below the header (in its row, for a header of a row)."""
    if header.scope.startswith("row"):
        return cell.row < header.row + header.rows and header.row < cell.row + cell.rows
    below = cell.row >= header.row + header.rows
    return below and cell.column < header.column + header.columns and header.column < cell.column + cell.columns
