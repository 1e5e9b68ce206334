"""表の行と列がそろっている

## なぜ
表は一つずつのセルで読まれます。行によって列の数が違ったり、空のセルがあったりすると、どの見出しのデータなのか
分からなくなります。

## 直し方
行ごとに列の数をそろえます。データのないセルには「なし」「不明」のように書きます。込み入った表は、いくつかに分けます。
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import is_blank
from checks.rules.html._names import author_name, content_text
from checks.rules.html._tables import Cell, Grid, data_tables, grid
from checks.subject import Document

META = Meta(criteria=("1.3.1",), severity=Severity.MINOR, on=On.RENDERED, techniques=("H43", "H63"))

MESSAGES = {
    "ragged": Message(
        "表の行によって、列の数が違います。見出しとデータが合っているか、人が確かめてください。",
        "どの行も同じ列の数にしてください。",
    ),
    "merged": Message(
        "表の行によってセルの分け方が違います。どの見出しのデータか分かるか、人が確かめてください。",
        "セルを横につなげる（colspan）のをやめて、簡単な表に分けてください。",
    ),
    "empty": Message(
        "表に空のセルが {count} 個あります。空であることの意味が分かるか、人が確かめてください。",
        "空のセルに「なし」「不明」「－」のように書いてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Visible data tables."""
    return [table for table in data_tables(document) if document.visible(table)]


def check(table: Tag, document: Document) -> Iterator[Finding]:
    """Rows of equal width, cut into cells alike, with something in every cell."""
    layout = grid(table)
    widths = _widths(layout)
    if len(set(widths.values())) > 1:
        yield cant_tell("ragged")
    elif _is_cut_unalike(layout):
        yield cant_tell("merged")
    empty = [cell for cell in layout.cells if _is_empty(cell, document)]
    if empty and len(empty) < len(layout.cells):
        yield cant_tell("empty", empty[0].tag, count=len(empty))


def _widths(layout: Grid) -> Counter[int]:
    """How many slots of each row are taken."""
    return Counter(
        row for cell in layout.cells for row in range(cell.row, cell.row + cell.rows) for _ in range(cell.columns)
    )


def _is_cut_unalike(layout: Grid) -> bool:
    """Whether data cells in several rows reach over columns that other rows divide otherwise."""
    edges = {
        tuple(sorted(cell.column for cell in layout.cells if cell.row <= row < cell.row + cell.rows))
        for row in {cell.row for cell in layout.cells if not cell.is_header}
    }
    return len(edges) > 2


def _is_empty(cell: Cell, document: Document) -> bool:
    blank = is_blank(content_text(cell.tag)) and is_blank(author_name(document, cell.tag))
    holds = cell.tag.find(["img", "svg", "input", "button", "select", "textarea", "iframe", "object"]) is not None
    return blank and not holds and not cell.is_header and (cell.row, cell.column) != (0, 0)
