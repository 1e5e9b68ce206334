"""全国地方公共団体コードを、6けたで正しく書く

## なぜ
Excelで開くと、最初の0が消えて5けたになることがあります。ちがう番号では、ほかの町のデータと思われます。

## 直し方
検査数字まで入れた6けたで書きます。Excelでは、列を「文字列」にしてから書きます。例：`64262` → `064262`
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

MESSAGES = {
    "mend": Message(
        "「{column}」の「{found}」は6けたではありません。最初の0か、最後の検査数字がありません。",
        "「{right}」と書いてください。Excelでは列を「文字列」にします。",
    ),
    "form": Message(
        "「{column}」の「{found}」は、正しい団体コードではありません。",
        "検査数字まで入れた6けたの半角の数字を書いてください。",
    ),
    "other_town": Message(
        "「{column}」の「{found}」は、この町の団体コードではありません。", "「{right}」と書いてください。"
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of codes."""
    return table.cells_of("code", "place_code")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """Six digits with the right check digit; the town's own where the row speaks of the town that publishes it."""
    found = list(wrong_form(cell, table))
    yield from found
    own = table.town.code if table.town and table.kind(cell) == "code" else cell.value
    if not found and cell.value != own:
        yield failed("other_town", column=cell.name, found=cell.value, right=own)
