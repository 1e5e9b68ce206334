"""時刻を「09:00」の形で書く

## なぜ
「9時」「9:00」のように形がちがうと、プログラムが時刻として読めません。「24:00」は読めないプログラムが多くあります。

## 直し方
半角で、時2けた、コロン、分2けたで書きます。例：`9:00` → `09:00`
「24:00」は、終わりなら「23:59」、始まりなら「00:00」と書きます。「終日」などは特記事項の列に書きます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table
from checks.table_values import plain

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message("「{column}」の値「{found}」は、時刻の標準の形ではありません。", "「{right}」と書いてください。"),
    "form": Message(
        "「{column}」の値「{found}」は、時刻ではありません。",
        "「09:00」の形で書いてください。「終日」などは特記事項の列に書きます。",
    ),
    "midnight": Message(
        "「{column}」の「{found}」は、時刻として読めないプログラムがあります。",
        "終わりの時刻なら「23:59」、始まりの時刻なら「00:00」と書いてください。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of times."""
    return table.cells_of("time")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """HH:MM before 24:00."""
    if plain(cell.value) in ("24:00", "24時"):
        yield failed("midnight", column=cell.name, found=cell.value)
    else:
        yield from wrong_form(cell, table)
