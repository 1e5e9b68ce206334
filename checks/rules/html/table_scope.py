"""表の見出しのセルが、どのセルの見出しか分かる

## なぜ
目の見えない人は、表を一つずつのセルで聞きます。見出しのセルが縦の列の見出しか横の行の見出しかが決まらないと、
どの数が何の数か分かりません。

## 直し方
見出しのセル（th）に、列の見出しなら `scope="col"`、行の見出しなら `scope="row"` を付けます。
できれば、見出しが一行目か一列目だけの簡単な表に分けてください。

## この規則に分かること・分からないこと
HTML の決まりで向きが決まらない見出しは不合格です。向きは決まるが、縦と横の両方に見出しがある表で scope のないものは、
読み上げソフトによって伝わり方が違うので、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import content_text
from checks.rules.html._tables import Cell, Grid, data_tables, grid
from checks.subject import Document, text_of

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_331.0", "C_332.0"),
    techniques=("H63", "H43", "H51"),
)

MESSAGES = {
    "undetermined": Message(
        "表の見出し「{text}」が、列の見出しか行の見出しか決まりません。",
        'この見出しのセルに、列の見出しなら scope="col"、行の見出しなら scope="row" を付けてください。',
    ),
    "unclear": Message(
        "縦と横に見出しがある表に、scope のない見出しが {count} 個あります。見出しが伝わるか、人が確かめてください。",
        '見出しのセルに、列の見出しなら scope="col"、行の見出しなら scope="row" を付けてください。',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Data tables with header cells."""
    return data_tables(document)


def check(table: Tag, _document: Document) -> Iterator[Finding]:
    """Every header has a direction: by scope, by a headers attribute that names it, or by its place."""
    layout = grid(table)
    bare = [cell for cell in layout.headers if _is_bare(layout, cell)]
    lost = [cell for cell in bare if layout.data_in_rows(cell) and layout.data_in_columns(cell)]
    for cell in lost:
        yield failed("undetermined", cell.tag, text=text_of(cell.tag))
    if bare and not lost and not layout.only_first_row and not layout.only_first_column:
        yield cant_tell("unclear", count=len(bare))


def _is_bare(layout: Grid, cell: Cell) -> bool:
    """Whether nothing but its place tells the header's direction; an empty one heads nothing."""
    role = attribute(cell.tag, "role")
    named = attribute(cell.tag, "id") in layout.named_by_cells
    told = bool(cell.scope) or named or role in ("columnheader", "rowheader")
    return not told and not is_blank(content_text(cell.tag))
