"""値に、半角カタカナ、前後の空白、改行がない

## なぜ
半角カタカナや、目に見えない空白と改行があると、同じ名前でも別のものとされ、検索で見つかりません。

## 直し方
カタカナは全角で書きます。値の前とうしろの空白を消します。値の中の改行は消して、1行にします。
`python -m checks fix-data ファイル` でも直せます。
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "kana": Message("「{column}」に半角カタカナ「{found}」があります。", "「{right}」と全角で書いてください。"),
    "space": Message("「{column}」の値「{found}」の前かうしろに、空白があります。", "空白を消してください。"),
    "newline": Message("「{column}」の値の中に改行があります。", "改行を消して、1行にしてください。"),
    "control": Message(
        "「{column}」の値の中に、目に見えない文字（{found}）があります。", "この文字を消して、値を書き直してください。"
    ),
}

_KANA = re.compile(r"[\uff61-\uff9f]+")
_HIDDEN = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\ufffd]")


def select(table: Table) -> Iterable[Cell]:
    """Cells with anything in them, the header's too."""
    return [cell for row in table.rows for cell in table.cells(row) if cell.text]


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """Text that looks the same to the eye and to a program."""
    column = cell.name or f"{cell.column}列目"
    for kana in _KANA.findall(cell.text):
        yield failed("kana", column=column, found=kana, right=unicodedata.normalize("NFKC", kana))
    if "\n" in cell.text.strip() or "\r" in cell.text.strip():
        yield failed("newline", column=column)
    if cell.text != cell.text.strip():
        yield failed("space", column=column, found=cell.value)
    for hidden in dict.fromkeys(_HIDDEN.findall(cell.text)):
        yield failed("control", column=column, found=f"U+{ord(hidden):04X}")
