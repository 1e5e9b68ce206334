"""同じIDや、同じ内容の行が2つない

## なぜ
同じIDが2つあると、どちらのことかわかりません。同じ行が2つあると、数がまちがって数えられます。

## 直し方
ちがう場所やものには、ちがうIDをつけます。同じ行は1つにします。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Row, Table

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

MESSAGES = {
    "id": Message(
        "「{column}」の「{found}」が、{line}行目にもあります。", "ちがうIDをつけるか、同じものの行を1つにしてください。"
    ),
    "row": Message("{line}行目と同じ内容の行です。", "この行を消してください。"),
}


def select(table: Table) -> Iterable[Row]:
    """Rows with a value."""
    return table.body


def check(row: Row, table: Table) -> Iterator[Finding]:
    """No row above has the same id, nor the same cells."""
    above = [other for other in table.body if other.line < row.line]
    same = next((other for other in above if other.cells == row.cells), None)
    place = Cell(row.line, 0, "", "")
    if same:
        yield failed("row", place, line=same.line)
        return
    for cell in table.cells(row):
        if cell.value and table.kind(cell) == "id":
            first = next((other for other in above if _value(other, cell) == cell.value), None)
            if first:
                yield failed("id", cell, column=cell.name, found=cell.value, line=first.line)


def _value(row: Row, cell: Cell) -> str:
    return row.cells[cell.column - 1].strip() if cell.column <= len(row.cells) else ""
