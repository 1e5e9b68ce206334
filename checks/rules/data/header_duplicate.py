"""どの列にも、ほかとちがう名前がある

## なぜ
同じ名前の列が2つあると、どちらを読めばよいかわかりません。名前のない列は、何の値かわかりません。

## 直し方
1行目の名前を、標準の見出しのとおりに直します。使わない列は消します。

## この規則に分かること・分からないこと
前の版の指定緊急避難場所の見出しには、同じ名前が2回出ます。そのとおりに書いてあるときは指摘しません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

MESSAGES = {
    "empty": Message("{position}列目に見出しがありません。", "見出しを書くか、使わない列を消してください。"),
    "duplicate": Message(
        "見出し「{name}」が{first}列目にもあります。", "同じ見出しは1つにして、ちがう列には標準の名前を書いてください。"
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """The cells of a header that is not exactly one of the standard's."""
    if not table.rows or (table.generation and table.generation.columns == table.header):
        return []
    return list(table.cells(table.rows[0]))


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """A name, and no other column has it."""
    name = table.columns[cell.column - 1]
    first = table.columns.index(name) + 1
    if not name:
        yield failed("empty", position=cell.column)
    elif first < cell.column:
        yield failed("duplicate", name=cell.value, first=first)
