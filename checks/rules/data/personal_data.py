"""公開する表に、個人の番号や連絡先が入っていない

## なぜ
住民の個人情報は、一度公開すると取り消せません。個人番号（マイナンバー）は、法律で決められたとき以外は公開できません。

## 直し方
その値を消します。列ごと要らないときは、値をすべて空にします。

## この規則に分かること・分からないこと
個人番号の検査数字が合う12けたの数字、携帯電話の番号、個人向けのメールアドレス、「生年月日」の列の値を見つけます。
氏名は見つけられません。見つけた値そのものは、報告に出しません。
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules._personal import KINDS, personal
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.CRITICAL, on=On.DATA, secret=True)

MESSAGES = {
    "personal": Message(
        "「{column}」に、個人の情報らしいもの（{kind}）が入っています。値は、ここには出しません。",
        "この値を消してください。窓口の連絡先なら、役場の代表の番号やアドレスに書きかえてください。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """All values below the header."""
    return [cell for row in table.body for cell in table.cells(row) if cell.value]


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """No value that belongs to one person."""
    kinds = [KINDS["birth"]] if "生年月日" in cell.name else list(personal(cell.value))
    for kind in kinds:
        yield failed("personal", replace(cell, text=""), column=cell.name, kind=kind)
