"""Mends a table of open data where the right value is plain; what a person must decide is left and told."""

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checks.data_excel import read_sheet
from checks.errors import ConfigError
from checks.rule import Judged, On, judge, rules
from checks.table import Cell, Generation, Row, Table
from checks.table_values import FORMS, is_number
from checks.tables import OPEN_DATA, project_table

_KANA = re.compile(r"[\uff61-\uff9f]+")
_HIDDEN = re.compile(r"[\u200b-\u200f\u2060\ufeff]")
_EXCEL = ".xlsx"


@dataclass(frozen=True, slots=True)
class Mended:
    """path: file that was written; changes: what was mended, in Japanese; left: findings a person must look at."""

    path: Path
    changes: tuple[str, ...]
    left: tuple[Judged, ...]


def fix_file(path: Path, root: Path) -> Mended:
    """Mends a CSV in place; of an Excel file (.xlsx) makes the CSV beside it. root: folder of the project.

    Raises ConfigError for a file that cannot be read or whose values cannot be told apart.
    """
    target = path.with_suffix(".csv")
    changes: list[str] = []
    if path.suffix.lower() == _EXCEL:
        data = _csv(read_sheet(path))
        changes.append(f"Excelのファイルから {target.name} を作りました")
    else:
        data = _read(path)
    before = project_table(root, f"{OPEN_DATA}/{target.name}", data)
    if not before.encoding or before.encoding == "utf-16" or before.broken_line is not None:
        raise ConfigError(
            f"{path}：文字コードか引用符が正しくないため、直せません。Excelで「CSV UTF-8」で保存してください。"
        )
    if before.encoding != "utf-8-sig":
        changes.append("文字コードをBOMつきのUTF-8にしました")
    lines = [list(row.cells) for row in before.rows]
    lines, told = _mended_lines(before, lines)
    after = replace(before, data=_csv(lines))
    target.write_bytes(after.data)
    left = tuple(j for rule in rules() if rule.meta.on is On.DATA for j in judge(rule, after) if j.message)
    return Mended(target, (*changes, *told), left)


def _mended_lines(before: Table, lines: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Texts first, then the header, by whose names the values of the columns are known."""
    told: list[str] = []
    for row, line in zip(before.rows, lines, strict=True):
        for index, text in enumerate(line):
            line[index] = _plain_text(text)
            if line[index] != text:
                told.append(f"{row.line}行目の{index + 1}列目：空白、改行、半角カタカナを直しました")
    full = [line for line in lines if any(line)]
    if len(full) < len(lines):
        told.append(f"空の行を{len(lines) - len(full)}行消しました")
    if before.generation and full:
        told += _mend_header(full, before.generation)
    table = replace(before, data=_csv(full))
    for row, line in zip(table.rows[1:], full[1:], strict=True):
        told += _mend_values(table, row, line)
    return full, told


def _plain_text(text: str) -> str:
    one_line = re.sub(r"\s*[\r\n]+\s*", " ", _HIDDEN.sub("", text).strip())
    return _KANA.sub(lambda found: unicodedata.normalize("NFKC", found[0]), one_line)


def _mend_header(lines: list[list[str]], generation: Generation) -> list[str]:
    """Gives columns the names of the standard, then its order, with empty columns for those that are missing."""
    told: list[str] = []
    header, standard = lines[0], generation.columns
    for index, name in enumerate(header):
        near = [column for column in standard if _spelling(column) == _spelling(name)]
        if name not in standard and len(near) == 1 and near[0] not in header:
            told.append(f"見出し「{name}」を「{near[0]}」にしました")
            header[index] = near[0]
    whole = len(set(header)) == len(header) and set(header) <= set(standard) and len(set(standard)) == len(standard)
    if whole and tuple(header) != standard and all(len(line) == len(header) for line in lines):
        places = {name: index for index, name in enumerate(header)}
        lines[:] = [[line[places[name]] if name in places else "" for name in standard] for line in lines]
        lines[0] = list(standard)
        told.append(f"列を標準（{generation.name}）の並びにしました")
    return told


def _spelling(name: str) -> str:
    """Equal for names that differ in width, spaces, or in the two slips that published files are known for."""
    return unicodedata.normalize("NFKC", name).strip().replace("標記", "表記").replace("英語", "英字")


def _mend_values(table: Table, row: Row, line: list[str]) -> list[str]:
    told: list[str] = []
    cells = {table.kind(cell): cell for cell in table.cells(row)}
    for cell in table.cells(row):
        right, mended = FORMS.get(table.kind(cell), (None, None))
        proposal = mended(cell.text) if cell.text and right and mended and not right(cell.text) else None
        if proposal is not None:
            line[cell.column - 1] = proposal
            told.append(f"{cell.name}「{cell.text}」を「{proposal}」にしました（{row.line}行目）")
    latitude, longitude = cells.get("latitude"), cells.get("longitude")
    if latitude and longitude and _swapped(latitude, longitude, table):
        line[latitude.column - 1], line[longitude.column - 1] = longitude.text, latitude.text
        told.append(f"緯度と経度を入れかえました（{row.line}行目）")
    return told


def _swapped(latitude: Cell, longitude: Cell, table: Table) -> bool:
    if table.town is None or not (is_number(latitude.text) and is_number(longitude.text)):
        return False
    return table.town.holds(float(longitude.text), float(latitude.text))


def _csv(lines: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}：ファイルを読めません（{error}）。") from error
