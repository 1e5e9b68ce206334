"""表の headers が正しい見出しを指している

## なぜ
込み入った表では、headers に見出しの id を書いて、どの見出しのデータかを伝えます。指す先が間違っていると、
違う見出しが読まれるか、何も読まれません。

## 直し方
headers には、同じ表の見出しのセル（th）の id を書きます。できれば表を分けて、headers の要らない簡単な表にします。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, tokens
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_332.0", "C_332.1", "C_332.2"),
    act=("a25f45",),
    techniques=("H43", "F90"),
)

MESSAGES = {
    "missing": Message(
        "セルの headers が指す「{value}」という id の見出しが、この表にありません。",
        "headers に、同じ表の見出しのセル（th）の id を書いてください。",
    ),
    "not_cell": Message(
        "セルの headers が指す「{value}」は、表のセルではありません。",
        "id を、見出しのセル（th）に付け直してください。",
    ),
    "itself": Message(
        "セルの headers が、そのセル自身の id「{value}」を指しています。",
        "headers に、このセルの見出しになる別のセル（th）の id を書いてください。",
    ),
    "data": Message(
        "セルの headers が指す「{value}」は、データのセル（td）です。見出しの役目をしているか、人が確かめてください。",
        "見出しなら <td> を <th> に変えてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Cells with a headers attribute, in tables presented as such."""
    return [
        cell
        for cell in document.tags("td[headers], th[headers]")
        if tokens(cell, "headers") and document.exposed(cell) and document.role(_table(cell)) in ("table", "grid")
    ]


def _table(cell: Tag) -> Tag:
    found = cell.find_parent("table")
    return found if found is not None else cell


def check(cell: Tag, _document: Document) -> Iterator[Finding]:
    """Every id is that of another header cell of the same table."""
    table = _table(cell)
    for value in tokens(cell, "headers"):
        named = table.find(id=value)
        if not isinstance(named, Tag):
            yield failed("missing", value=value)
        elif named is cell or attribute(cell, "id") == value:
            yield failed("itself", value=value)
        elif named.name not in ("th", "td"):
            yield failed("not_cell", value=value)
        elif named.name == "td" and attribute(named, "role") not in ("columnheader", "rowheader"):
            yield cant_tell("data", value=value)
