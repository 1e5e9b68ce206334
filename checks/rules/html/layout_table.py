"""並べるためだけに表を使っていない

## なぜ
表で囲むと、「2列1行の表」のように読み上げられ、中身が表のデータだと思われます。

## 直し方
表をやめて、見出し、段落、箇条書きで書きます。並べ方はスタイルシートで決めます。
どうしても表で並べるなら、`<table role="presentation">` にします。

## この規則に分かること・分からないこと
見出しのセルも題もない表で、1行または1列だけのセルに見出しやメニューなどが入っていれば不合格です。
ほかにも並べるためらしい表は、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._tables import Cell, Grid, grid
from checks.subject import Document, text_of

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    michecker=("C_23.2",),
    techniques=("F43", "F49", "G140"),
)

_MEND = '表をやめて見出しや箇条書きで書くか、<table role="presentation"> にしてください。'

MESSAGES = {
    "layout": Message("並べるために表を使っています。見出しやメニューが、表のデータとして読み上げられます。", _MEND),
    "doubtful": Message("並べるために表を使っているようです。データの表かどうか、人が確かめてください。", _MEND),
}

_STRUCTURE: Final = "h1, h2, h3, h4, h5, h6, nav, form, header, footer, aside, article, section, table, iframe, dl"
_LISTS: Final = "ul, ol"
_LONG: Final = 100


def select(document: Document) -> Iterable[Tag]:
    """Tables presented as such that have nothing of a data table: no header cell, caption, summary or headers."""
    return [
        table
        for table in document.tags("table")
        if document.exposed(table) and document.visible(table) and document.role(table) == "table" and _is_bare(table)
    ]


def _is_bare(table: Tag) -> bool:
    layout = grid(table)
    named = any(attribute(table, name).strip() for name in ("aria-label", "aria-labelledby", "summary"))
    headed = table.find(["caption", "thead"], recursive=False) is not None
    told = any(cell.is_header or cell.tag.has_attr("headers") or cell.tag.has_attr("role") for cell in layout.cells)
    return bool(layout.cells) and not named and not headed and not told


def check(table: Tag, _document: Document) -> Iterator[Finding]:
    """The cells hold data, not parts of a page."""
    layout = grid(table)
    structured = [cell for cell in layout.cells if cell.tag.select_one(_STRUCTURE)]
    if structured and _one_line(layout):
        yield failed("layout")
    elif 2 * len(structured) >= len(layout.cells) or (_one_line(layout) and any(map(_is_long, layout.cells))):
        yield cant_tell("doubtful")


def _is_long(cell: Cell) -> bool:
    return cell.tag.select_one(_LISTS) is not None or len(text_of(cell.tag)) > _LONG


def _one_line(layout: Grid) -> bool:
    """Whether all cells stand in one row, or in one column: nothing then relates a row to a column."""
    return len({cell.row for cell in layout.cells}) == 1 or len({cell.column for cell in layout.cells}) == 1
