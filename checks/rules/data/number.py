"""数の列に、数だけを書く

## なぜ
「約100人」「1,000」のような値は、プログラムが数として読めません。

## 直し方
半角の数字だけを書きます。例：`1,000人` → `1000`。「約」などの説明は備考に書きます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message("「{column}」の値「{found}」は、数ではありません。", "「{right}」と書いてください。"),
    "form": Message(
        "「{column}」の値「{found}」は、数ではありません。",
        "半角の数字だけを書いてください。「約」などの説明は備考に書きます。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of counts and heights."""
    return table.cells_of("number")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """A plain decimal number."""
    yield from wrong_form(cell, table)
