"""電話番号を、市外局番から半角の数字とハイフンで書く

## なぜ
形がそろっていないと、電話番号を押してかけられません。最初の0は、Excelで開くと消えることがあります。

## 直し方
半角の数字とハイフンで書きます。例：`０２３５（１２）３４５６` → `0235-12-3456`
電話番号の列は、Excelでは「文字列」にします。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message("「{column}」の値「{found}」は、電話番号の形ではありません。", "「{right}」と書いてください。"),
    "form": Message(
        "「{column}」の値「{found}」は、電話番号の形ではありません。",
        "市外局番から半角の数字とハイフンで書いてください（例 0235-12-3456）。最初の0が消えていないか確かめます。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of telephone and fax numbers."""
    return table.cells_of("telephone")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """Area code, exchange and number with hyphens, ten or eleven digits."""
    yield from wrong_form(cell, table)
