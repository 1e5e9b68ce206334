"""日付を「2026-04-01」の形で書く

## なぜ
「2026/4/1」「令和8年4月1日」のように形がちがうと、日付の順に並べたり、予定表に入れたりできません。Excelは、日付を
「46113」のような数に変えることがあります。

## 直し方
西暦4けた、月2けた、日2けたを、半角のハイフンでつなぎます。例：`令和8年4月1日` → `2026-04-01`
Excelでは、列の表示形式を「文字列」にしてから書きます。
"""

import re
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table
from checks.table_values import is_date

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message("「{column}」の値「{found}」は、日付の標準の形ではありません。", "「{right}」と書いてください。"),
    "form": Message(
        "「{column}」の値「{found}」は、暦にある日付ではないか、形がちがいます。",
        "「2026-04-01」の形で書いてください。",
    ),
    "excel": Message(
        "「{column}」の値「{found}」は、Excelが日付を数に変えたものと思われます。",
        "元の表で日付を確かめて、「2026-04-01」の形で書いてください。Excelでは列を「文字列」にします。",
    ),
    "order": Message("「{column}」の{found}が、「開始日」の{start}より前です。", "どちらかの日付を直してください。"),
}

_SERIAL = re.compile(r"[1-9][0-9]{4}")


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of dates."""
    return table.cells_of("date")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """YYYY-MM-DD of the calendar, and no end before its start."""
    if _SERIAL.fullmatch(cell.value):
        yield failed("excel", column=cell.name, found=cell.value)
        return
    yield from wrong_form(cell, table)
    if cell.name == "終了日" and is_date(cell.value):
        same_row = [one for one in table.cells_of("date") if one.line == cell.line and one.name == "開始日"]
        for start in same_row:
            if is_date(start.value) and cell.value < start.value:
                yield failed("order", column=cell.name, found=cell.value, start=start.value)
