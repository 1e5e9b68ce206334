"""表の左上のセルが見出しとして書かれている

## なぜ
一行目と一列目が見出しの表では、左上のセルに文字があると、それが列の見出しか行の見出しかが伝わりにくくなります。

## 直し方
左上の文字が見出しなら th にして scope を付けます。見出しでなければ、文字を消して空のセルにします。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import is_blank
from checks.rules.html._names import content_text
from checks.rules.html._tables import Cell, data_tables, grid
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.MINOR,
    on=On.RENDERED,
    michecker=("C_331.2",),
    techniques=("H51", "H63"),
)

MESSAGES = {
    "data": Message(
        "表の左上のセル「{text}」が、見出しとして書かれていません。見出しかどうか、人が確かめてください。",
        '見出しなら <th scope="col"> にしてください。要らなければ、文字を消してください。',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Tables whose first row and first column are headers, the corner aside."""
    return [table for table in data_tables(document) if _corner(table) is not None]


def _corner(table: Tag) -> Cell | None:
    layout = grid(table)
    rest = [cell for cell in layout.cells if (cell.row == 0) != (cell.column == 0)]
    across = any(cell.row == 0 for cell in rest) and any(cell.column == 0 for cell in rest)
    if not across or not all(cell.is_header for cell in rest):
        return None
    return next((cell for cell in layout.cells if cell.row == 0 and cell.column == 0), None)


def check(table: Tag, _document: Document) -> Iterator[Finding]:
    """The corner is empty, or a header."""
    corner = _corner(table)
    if corner is not None and not corner.is_header and not is_blank(content_text(corner.tag)):
        yield cant_tell("data", corner.tag, text=content_text(corner.tag))
