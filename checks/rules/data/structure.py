"""CSVの行と列がそろっている

## なぜ
列の数がちがう行は、値が1つずつずれて読まれます。空の行は、データの終わりと思われることがあります。

## 直し方
どの行も1行目と同じ数の列にします。値の中にコンマがあるときは、値を `"` で囲みます。空の行は消します。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

MESSAGES = {
    "quotes": Message(
        '引用符「"」の使い方が正しくないため、この行から先を読めません。', '「"」の始まりと終わりを確かめてください。'
    ),
    "cells": Message(
        "列が{found}個あります。1行目は{expected}個です。",
        '1行目と同じ数にしてください。値にコンマがあるときは、値を「"」で囲みます。',
    ),
    "blank": Message("空の行です。", "この行を消してください。"),
}


def select(table: Table) -> Iterable[Cell]:
    """Every row below the header, and the line at which the file cannot be read on."""
    broken = [] if table.broken_line is None else [Cell(table.broken_line, 0, "", "")]
    return [*(Cell(row.line, 0, "", "") for row in table.rows[1:]), *broken]


def check(place: Cell, table: Table) -> Iterator[Finding]:
    """Each row has as many cells as the header, and one with a value."""
    if place.line == table.broken_line:
        yield failed("quotes")
        return
    row = next(row for row in table.rows if row.line == place.line)
    if not any(cell.strip() for cell in row.cells):
        yield failed("blank")
    elif len(row.cells) != len(table.header):
        yield failed("cells", found=len(row.cells), expected=len(table.header))
