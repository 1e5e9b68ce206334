"""標準で必ず書く列に、値がある

## なぜ
名前や住所のない行は、使う人がどこのことかわかりません。

## 直し方
値を書きます。町が公表していないために書けないときは、`data/opendata/catalog.yml` の `gaps` にその列を書きます。
ページには「公表されていません」と出ます。作り話は書きません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

MESSAGES = {
    "empty": Message(
        "「{column}」は標準で必ず書く列ですが、値がありません。",
        "値を書いてください。町が公表していない列は、catalog.yml の gaps に書きます。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """The cells of required columns that the town has not declared as not published."""
    required = table.generation.required - table.gaps if table.generation else frozenset()
    return [cell for row in table.body for cell in table.cells(row) if cell.name in required]


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """More than spaces."""
    if not cell.value:
        yield failed("empty", column=cell.name)
