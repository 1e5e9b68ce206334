"""Lays out the cells of a table as the HTML table model does."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bs4 import Tag

from checks.rules.html._attributes import attribute, tokens
from checks.subject import Document

SCOPES: Final = ("row", "col", "rowgroup", "colgroup")


@dataclass(frozen=True)
class Cell:
    """A cell and the rectangle of slots it covers; row and column count from 0."""

    tag: Tag
    row: int
    column: int
    rows: int
    columns: int

    @property
    def is_header(self) -> bool:
        """Whether it is written as th."""
        return self.tag.name == "th"

    @property
    def scope(self) -> str:
        """The scope attribute where it says something, "" otherwise."""
        value = attribute(self.tag, "scope").strip().lower()
        return value if value in SCOPES else ""


@dataclass(frozen=True)
class Grid:
    """The cells of one table, without those of tables inside it."""

    table: Tag
    cells: tuple[Cell, ...]

    @property
    def headers(self) -> list[Cell]:
        """Header cells in document order."""
        return [cell for cell in self.cells if cell.is_header]

    @cached_property
    def named_by_cells(self) -> frozenset[str]:
        """Ids that cells of the table name in their headers attribute."""
        return frozenset(word for cell in self.cells for word in tokens(cell.tag, "headers"))

    @property
    def only_first_row(self) -> bool:
        """Whether all header cells stand in the first row."""
        return all(cell.row == 0 for cell in self.headers)

    @property
    def only_first_column(self) -> bool:
        """Whether all header cells stand in the first column."""
        return all(cell.column == 0 for cell in self.headers)

    def data_in_rows(self, cell: Cell) -> bool:
        """Whether a data cell shares a row with the cell."""
        return any(not o.is_header and o.row < cell.row + cell.rows and cell.row < o.row + o.rows for o in self.cells)

    def data_in_columns(self, cell: Cell) -> bool:
        """Whether a data cell shares a column with the cell."""
        return any(
            not o.is_header and o.column < cell.column + cell.columns and cell.column < o.column + o.columns
            for o in self.cells
        )


def data_tables(document: Document) -> list[Tag]:
    """Tables that assistive technology presents as such and that have a header cell of their own."""
    return [
        table
        for table in document.tags("table")
        if document.exposed(table) and document.role(table) in ("table", "grid", "treegrid") and grid(table).headers
    ]


def grid(table: Tag) -> Grid:
    """Places the cells of a table, heeding rowspan and colspan (HTML Living Standard, 4.9.12.1)."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    rows = _rows(table)
    for row, line in enumerate(rows):
        column = 0
        for tag in line.find_all(["td", "th"], recursive=False):
            while (row, column) in taken:
                column += 1
            height = min(_span(tag, "rowspan") or len(rows) - row, len(rows) - row)
            cell = Cell(tag, row, column, height, max(1, _span(tag, "colspan")))
            cells.append(cell)
            taken |= {(row + y, column + x) for y in range(cell.rows) for x in range(cell.columns)}
            column += cell.columns
    return Grid(table, tuple(cells))


def _rows(table: Tag) -> list[Tag]:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    order = {"thead": 0, "tfoot": 2}
    return sorted(rows, key=lambda row: order.get(row.parent.name if row.parent else "", 1))


def _span(tag: Tag, name: str) -> int:
    """A span as browsers read it: 1 where nothing sensible stands; rowspan 0 means "to the end"."""
    value = attribute(tag, name).strip()
    return min(int(value), 1000) if value.isascii() and value.isdigit() else 1
