"""人についての表から、一人一人が分からない

## なぜ
名前がなくても、「北地区・80代・女性 1人」のように小さく分けた表では、だれのことか分かってしまいます。

## 直し方
分け方を大きくします（例：「80代」→「65歳以上」、地区 → 町全体）。または、少ない数を「5人未満」のようにまとめます。

## この規則に分かること・分からないこと
年齢や性別などの列がある表で、人数が決まりより少ないところ、同じ組み合わせの行が決まりより少ないところを見つけます。
決まりの数は、data/opendata/catalog.yml の k_anonymity に書きます（書かないときは 10）。人についての表かどうかは、
列の名前だけで決めます。
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import LEAST_PEOPLE, Cell, Row, Table

META = Meta(criteria=(), severity=Severity.CRITICAL, on=On.DATA, secret=True)

MESSAGES = {
    "few": Message(
        "「{column}」が {least} 人より少ない行です。だれのことか分かるおそれがあります。",
        "地区や年齢の分け方を大きくするか、「{least}人未満」のようにまとめてください。",
    ),
    "alone": Message(
        "年齢や性別などの同じ組み合わせの人が、{least} 人より少ない行です。だれのことか分かるおそれがあります。",
        "年齢や地区の分け方を大きくするか、人ごとの行をやめて、人数の表にしてください。",
    ),
}

_PERSONAL = re.compile(r"年齢|年代|性別|生年|職業|国籍|続柄|要介護|障害|障がい|婚姻|学歴|所得|病名|血液型")
_AROUND = re.compile(r"地区|町字|住所|郵便番号|世帯|学年|学校")
_COUNT = re.compile(r"人数|人口|人員|（人）|\(人\)")


def select(table: Table) -> Iterable[Row]:
    """The rows of a table about people."""
    return table.body if any(_PERSONAL.search(name) for name in table.columns) else []


def check(row: Row, table: Table) -> Iterator[Finding]:
    """As many people as the town has set, in each count and in each group of rows that are alike."""
    least = table.town.least_people if table.town else LEAST_PEOPLE
    counts = [index for index, name in enumerate(table.columns) if _COUNT.search(name)]
    if not counts:
        if _alike(table)[_group(row, table)] < least:
            yield failed("alone", Cell(row.line, 0, "", ""), least=least)
        return
    for cell in table.cells(row):
        if cell.column - 1 in counts and cell.value.isdecimal() and 0 < int(cell.value) < least:
            yield failed("few", replace(cell, text=""), column=cell.name, least=least)


def _alike(table: Table) -> Counter[tuple[str, ...]]:
    return Counter(_group(row, table) for row in table.body)


def _group(row: Row, table: Table) -> tuple[str, ...]:
    """What tells one person of the table from another."""
    names = dict(enumerate(table.columns))
    return tuple(
        cell.strip()
        for index, cell in enumerate(row.cells)
        if _PERSONAL.search(names.get(index, "")) or _AROUND.search(names.get(index, ""))
    )
