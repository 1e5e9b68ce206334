"""Small pieces of HTML for facts and tables: captions, scopes, sources and telephone links are never forgotten here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generate.town_data import SOURCES
from generate.town_dates import known_date
from generate.town_rows import Fact, Source

NOT_PUBLISHED = "公表されていません"
_TO_CONFIRM = "<br><strong>要確認</strong>（民間の情報だけです）"
_TELEPHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table: `cells` are HTML and the first heads the row; `line` is where its file keeps it."""

    cells: Sequence[str]
    sources: tuple[str, ...]
    line: int | None = None


def text(value: str) -> str:
    """Return plain text as HTML in which telephone numbers can be called by a tap."""
    return _TELEPHONE.sub(lambda found: f'<a href="{_tel(found.group())}">{found.group()}</a>', escape(value))


def value_or_unknown(value: str | None) -> str:
    """Return the value as HTML; what no source tells is said to be not published."""
    return NOT_PUBLISHED if value is None else text(value)


def with_note(content: str, note: str | None) -> str:
    """Return HTML content, followed on a new line by a plain note if there is one."""
    return content if note is None else f"{content}<br>{text(note)}"


def source_note(names: Iterable[str], sources: Mapping[str, Source]) -> str:
    """Return the sources as links named after what they lead to, each with its date."""
    return "<br>".join(_source(sources[name]) for name in names)


def fact_list(facts: Sequence[Fact], sources: Mapping[str, Source], path: Path) -> str:
    """Return facts as a definition list with their cautions and sources.

    Where all facts have the same sources, these stand once below the list, else with each fact.
    """
    shared = _shared([fact.sources for fact in facts])
    lines = [f'<dl class="facts" data-source="{path.as_posix()}">']
    for fact in facts:
        lines.append(f'<dt data-line="{fact.line}">{escape(fact.label)}</dt>')
        lines.append(f"<dd>{text(fact.text)}{_mark(fact.sources, sources)}</dd>")
        if fact.caution is not None:
            lines.append(f'<dd class="caution">注意: {text(fact.caution)}</dd>')
        if not shared:
            lines.append(f'<dd class="source">出典: {source_note(fact.sources, sources)}</dd>')
    lines.append("</dl>")
    if shared:
        lines.append(f'<p class="source">出典: {source_note(shared, sources)}</p>')
    return "\n".join(lines)


def table(
    caption: str, headers: Sequence[str], rows: Sequence[TableRow], sources: Mapping[str, Source], path: Path
) -> str:
    """Return a data table with caption (H39), scopes (H63) and the sources of its rows.

    Where all rows have the same sources, these stand once below the table, else in a last column.
    """
    shared = _shared([row.sources for row in rows])
    columns = [*headers] if shared else [*headers, "出典"]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    lines = [
        f'<table data-source="{path.as_posix()}">',
        f"<caption>{escape(caption)}</caption>",
        "<thead>",
        f"<tr>{head}</tr>",
        "</thead>",
        "<tbody>",
        *(_table_row(row, sources, with_source=not shared) for row in rows),
        "</tbody>",
        "</table>",
    ]
    if shared:
        lines.append(f'<p class="source">出典: {source_note(shared, sources)}</p>')
    return "\n".join(lines)


def _table_row(row: TableRow, sources: Mapping[str, Source], *, with_source: bool) -> str:
    head, *cells = row.cells
    if with_source:
        cells.append(source_note(row.sources, sources))
    place = "" if row.line is None else f' data-line="{row.line}"'
    data = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr{place}><th scope="row">{head}{_mark(row.sources, sources)}</th>{data}</tr>'


def _shared(sources: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the sources that all have in common if all have just these, else none."""
    return sources[0] if len(set(sources)) == 1 else ()


def _mark(names: tuple[str, ...], sources: Mapping[str, Source]) -> str:
    """What only private sources tell must not pass for an established fact."""
    return _TO_CONFIRM if all(sources[name].kind == "民間" for name in names) else ""


def _source(source: Source) -> str:
    place = f'data-source="{SOURCES.as_posix()}" data-line="{source.line}"'
    link = f'<a href="{escape(source.url)}" {place}>{escape(source.name)}</a>'
    if source.date is None:
        return f"{link}、日付の記載なし"
    return f"{link}、{escape(source.date_note or '日付')}は{known_date(source.date)}"


def _tel(number: str) -> str:
    return f"tel:{number.replace('-', '')}"
