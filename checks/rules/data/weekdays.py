"""曜日を「月水金」の形で書く

## なぜ
「月・水」「月曜日、水曜日」のように書き方がちがうと、曜日で探すプログラムが見つけられません。

## 直し方
月火水木金土日の字を、間に何も入れずに並べます。例：`月・水・金` → `月水金`
祝日などは「利用可能日時特記事項」に書きます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.data._cells import wrong_form
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "mend": Message(
        "「{column}」の値「{found}」は、曜日の字だけを並べた形ではありません。", "「{right}」と書いてください。"
    ),
    "form": Message(
        "「{column}」の値「{found}」は、曜日の字だけを並べた形ではありません。",
        "月火水木金土日の字だけを並べてください（例 月水金）。ほかの説明は特記事項の列に書きます。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of weekdays."""
    return table.cells_of("weekdays")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """Days of the week one after the other, each once."""
    yield from wrong_form(cell, table)
