"""見出しが、国の標準と1文字もちがわない

## なぜ
ほかの町のデータと合わせて使うプログラムは、見出しの文字で列を探します。「連結表記」が「連結標記」になっているだけで、
読まれなくなります。

## 直し方
1行目を、標準の見出しのとおりに直します。列は消さず、値がわからない列は空のままにします。

## この規則に分かること・分からないこと
今の版と前の版の、どちらの見出しでも使えます。ファイルの名前（`064262_aed.csv` など）で、どのデータかを決めます。
標準の見出しのうち、まだ原典と見比べられていないものがあります（`checks/standards/opendata/` の「再構成」）。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

MESSAGES = {
    "none": Message("1行目に見出しがありません。", "1行目に、列の名前を書いてください。"),
    "dataset": Message(
        "ファイルの名前「{name}」は、標準のどのデータの名前でもありません。",
        "「団体コード_データの名前.csv」の形にしてください（例 064262_aed.csv）。",
    ),
    "column": Message(
        "{position}列目の見出し「{found}」が、標準（{version}）の「{expected}」とちがいます。",
        "「{expected}」と、1文字もちがわないように書いてください。",
    ),
    "missing": Message(
        "見出しが{position}列で終わっています。標準（{version}）の「{expected}」から先がありません。",
        "「{expected}」から先の列を書き足してください。値がわからない列は空のままにします。",
    ),
    "extra": Message(
        "{position}列目の「{found}」は、標準（{version}）にない列です。",
        "この列を消してください。説明は備考に書きます。",
    ),
}


def select(table: Table) -> Iterable[Cell]:
    """The file, where a standard is about it; any file without a header."""
    return [] if table.generations is None and any(table.columns) else [table.top()]


def check(file: Cell, table: Table) -> Iterator[Finding]:
    """The header of one version, byte for byte; only the first difference is told, the others often follow from it."""
    if not any(table.columns):
        yield failed("none")
        return
    if table.generation is None:
        yield failed("dataset", name=table.name)
        return
    expected, version = table.generation.columns, table.generation.name
    for index, name in enumerate(table.header):
        place = Cell(1, index + 1, name, name)
        if index >= len(expected):
            yield failed("extra", place, position=index + 1, found=name, version=version)
            return
        if name != expected[index]:
            right = expected[index]
            yield failed("column", place, position=index + 1, found=name, expected=right, version=version)
            return
    if len(table.header) < len(expected):
        right = expected[len(table.header)]
        yield failed("missing", position=len(table.header), expected=right, version=version)
