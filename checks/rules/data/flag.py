"""あてはまる印は「1」、有無は「有」か「無」と書く

## なぜ
「○」「あり」のような印は、公開のデータを使うプログラムが読めません。避難場所が使えないと思われるおそれがあります。

## 直し方
災害種別などの列は、あてはまるときだけ半角の「1」を書き、あてはまらないときは空にします。「有無」の列は「有」か「無」と書きます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message("「{column}」の値「{found}」は、この列の印ではありません。", "「{right}」と書いてください。"),
    "form": Message(
        "「{column}」の値「{found}」は、この列の印ではありません。",
        "災害種別などの列は半角の「1」か空に、「有無」の列は「有」か「無」にしてください。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of marks."""
    return table.cells_of("mark", "yes_no")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """1 in columns of marks, 有 or 無 where a column is called 有無."""
    yield from wrong_form(cell, table)
