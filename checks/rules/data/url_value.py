"""アドレスを「https://」から、正しく書く

## なぜ
「www.」から始まるアドレスや、前後に説明のあるアドレスは、開けません。

## 直し方
ブラウザのアドレスの欄から写します。説明は備考に書きます。
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Table

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.DATA)

MESSAGES = {
    "form": Message(
        "「{column}」の値「{found}」は、開けるアドレスではありません。",
        "「https://」か「http://」から始まるアドレスだけを、半角で書いてください。",
    ),
}

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)


def select(table: Table) -> Iterable[Cell]:
    """Values of columns of addresses."""
    return table.cells_of("url")


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """A web address without spaces whose host can be asked for."""
    try:
        parts = urlsplit(cell.value)
        host = parts.hostname or ""
    except ValueError:  # a bracket that is not closed
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or re.search(r"\s", cell.value):
        yield failed("form", column=cell.name, found=cell.value)
