"""郵便番号を「997-1301」の形で書く

## なぜ
形がそろっていないと、住所を探すプログラムが読めません。

## 直し方
半角の数字3けた、ハイフン、4けたで書きます。例：`9971301` → `997-1301`
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message("「{column}」の値「{found}」は、郵便番号の形ではありません。", "「{right}」と書いてください。"),
    "form": Message(
        "「{column}」の値「{found}」は、郵便番号の形ではありません。",
        "半角の数字3けた、ハイフン、4けたで書いてください（例 997-1301）。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of postal codes."""
    return table.cells_of("postal_code")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """Three digits, hyphen, four digits."""
    yield from wrong_form(cell, table)
