"""CSVの文字コードを、BOMつきのUTF-8にする

## なぜ
シフトJISのファイルは、ほかの国の機器やプログラムで文字が化けます。UTF-8でもBOM（目印）がないと、Excelで開いたときに
文字が化けます。

## 直し方
Excelで「名前を付けて保存」を選び、ファイルの種類を「CSV UTF-8（コンマ区切り）」にします。
`python -m checks fix-data ファイル` でも直せます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

_SAVE = "Excelでは「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。"

MESSAGES = {
    "shift_jis": Message("文字コードがシフトJISです。", _SAVE),
    "no_mark": Message("文字コードはUTF-8ですが、BOM（目印）がありません。Excelで文字が化けます。", _SAVE),
    "utf16": Message("文字コードがUTF-16です。", _SAVE),
    "unknown": Message("文字コードがわかりません。", "元のファイルから作り直してください。" + _SAVE),
}

_KEYS = {"cp932": "shift_jis", "utf-8": "no_mark", "utf-16": "utf16", "": "unknown"}


def select(table: Table) -> Iterable[Cell]:
    """The file, unless it is empty."""
    return [table.top()] if table.data else []


def check(file: Cell, table: Table) -> Iterator[Finding]:
    """UTF-8 with a byte order mark."""
    if table.encoding in _KEYS:
        yield failed(_KEYS[table.encoding])
