"""A table of open data as rules see it: its bytes, its rows with their lines, and what the standard says of it."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

BOM = b"\xef\xbb\xbf"
LEAST_PEOPLE: Final = 10
"""Of how many people a published table must leave unclear which one is meant, where the town has set no number."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One published version of a dataset's header. required: columns whose cells may not be empty."""

    name: str
    columns: tuple[str, ...]
    required: frozenset[str]


@dataclass(frozen=True, slots=True)
class Town:
    """code: 全国地方公共団体コード with check digit; box: south, north, west, east in degrees.

    least_people: of how many a published table must leave unclear which one is meant.
    """

    code: str
    box: tuple[float, float, float, float]
    least_people: int = LEAST_PEOPLE

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether the place lies in the town's box."""
        south, north, west, east = self.box
        return south <= latitude <= north and west <= longitude <= east


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table. line: of the file; column: position from 1, 0 for the whole line; name: of its column.

    text: the value as it may be shown in reports; a rule about secret values leaves it empty.
    """

    line: int
    column: int
    name: str
    text: str

    @property
    def value(self) -> str:
        """The text without the spaces around it."""
        return self.text.strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One record. line: its first line in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A CSV file. path: of the source file in the project, or "/url" of a file made in the build.

    generations: headers the standard knows for it, the present one first, None for a file no standard is about;
    kinds: column name → kind of value; gaps: required columns the town has declared as not published.
    """

    path: str
    data: bytes
    generations: Sequence[Generation] | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    gaps: frozenset[str] = frozenset()
    town: Town | None = None

    @property
    def name(self) -> str:
        """File name."""
        return PurePosixPath(self.path).name

    @cached_property
    def encoding(self) -> str:
        """The name of the encoding, "utf-8-sig" with a mark; "" when the bytes are none that is known."""
        if self.data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        for name in ("utf-8-sig" if self.data.startswith(BOM) else "utf-8", "cp932"):
            try:
                self.data.decode(name)
            except UnicodeDecodeError:
                continue
            return name
        return ""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All records that can be read, the header among them; those after a broken quotation mark are missing."""
        return self._read[0]

    @property
    def broken_line(self) -> int | None:
        """Line at which a quotation mark breaks the file, if one does."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[tuple[Row, ...], int | None]:
        text = self.data.decode(self.encoding or "utf-8", errors="replace")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        rows: list[Row] = []
        start = 1
        try:
            for cells in reader:
                rows.append(Row(start, tuple(cells)))
                start = reader.line_num + 1
        except csv.Error:
            return tuple(rows), start
        return tuple(rows), None

    @property
    def header(self) -> tuple[str, ...]:
        """Column names of the first record, as written."""
        return self.rows[0].cells if self.rows else ()

    @property
    def body(self) -> tuple[Row, ...]:
        """The records below the header that have a value."""
        return tuple(row for row in self.rows[1:] if any(cell.strip() for cell in row.cells))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Column names, widths of letters and spaces around them evened out."""
        return tuple(_even(name) for name in self.header)

    @cached_property
    def generation(self) -> Generation | None:
        """The version of the header the file has, or comes nearest to."""
        if not self.generations:
            return None
        exact = [one for one in self.generations if one.columns == self.header]
        return exact[0] if exact else max(self.generations, key=self._likeness)

    def _likeness(self, generation: Generation) -> int:
        """How many of its columns the header has, whatever the width of the letters."""
        return len({_even(name) for name in generation.columns} & set(self.columns))

    def cells(self, row: Row) -> Iterator[Cell]:
        """The cells of a row with the names of their columns; a cell beyond the header has the name ""."""
        for index, text in enumerate(row.cells):
            yield Cell(row.line, index + 1, self.header[index] if index < len(self.header) else "", text)

    def cells_of(self, *kinds: str) -> Iterator[Cell]:
        """The cells below the header that hold a value of one of these kinds."""
        for row in self.body:
            for cell in self.cells(row):
                if cell.value and self.kind(cell) in kinds:
                    yield cell

    def kind(self, cell: Cell) -> str:
        """Kind of value the cell's column has; "" for free text."""
        if not 0 < cell.column <= len(self.columns):
            return ""
        return self._kinds_by_column.get(self.columns[cell.column - 1], "")

    @cached_property
    def _kinds_by_column(self) -> Mapping[str, str]:
        return {_even(name): kind for name, kind in self.kinds.items()}

    def top(self) -> Cell:
        """The place of a finding about the file as a whole."""
        return Cell(1, 0, "", "")


def _even(name: str) -> str:
    return unicodedata.normalize("NFKC", name).strip()
