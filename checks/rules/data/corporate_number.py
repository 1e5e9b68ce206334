"""法人番号を、13けたの数字で正しく書く

## なぜ
法人番号の1けた目は検査数字です。合わないときは、どこかの数字がまちがっています。

## 直し方
国税庁の法人番号公表サイトの番号を、半角の数字13けたで写します。Excelで「2E+12」のような形に変わっていないか確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message("「{column}」の値「{found}」は、正しい法人番号ではありません。", "「{right}」と書いてください。"),
    "form": Message(
        "「{column}」の値「{found}」は、正しい法人番号ではありません。",
        "半角の数字13けたで書き直してください。検査数字（1けた目）が合うか、元の番号と見比べます。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of 法人番号."""
    return table.cells_of("corporate_number")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """Thirteen digits with the right check digit."""
    yield from wrong_form(cell, table)
