"""Reads the first sheet of an Excel file (.xlsx) as rows of text, dates and times in the form of the standard."""

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from checks.errors import ConfigError

# ECMA-376: the namespace of SpreadsheetML, and the built-in number formats that show a date or a time.
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_TIME_FORMATS = frozenset({18, 19, 20, 21, 45, 46, 47})
_EPOCH = datetime(1899, 12, 30)  # day 0 of Excel's count, right from 1900-03-01 on
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_LARGEST = 50_000_000


def read_sheet(path: Path) -> list[list[str]]:
    """Rows of the first sheet, each as wide as the first. Raises ConfigError when the file is no such workbook."""
    try:
        with zipfile.ZipFile(path) as book:
            if sum(entry.file_size for entry in book.infolist()) > _LARGEST:
                raise ConfigError(f"{path}：ファイルが大きすぎます。CSVに保存してから使ってください。")
            names = book.namelist()
            shared = _strings(_tree(book, "xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in names else []
            styles = _styles(_tree(book, "xl/styles.xml")) if "xl/styles.xml" in names else []
            workbook = _tree(book, "xl/workbook.xml").find(f"{_MAIN}workbookPr")
            if workbook is not None and workbook.get("date1904") in ("1", "true"):
                raise ConfigError(f"{path}：日付の数え方がちがう形式です。ExcelでCSVに保存してから使ってください。")
            sheet = min(name for name in names if name.startswith("xl/worksheets/sheet"))
            rows = [_row(row, shared, styles) for row in _tree(book, sheet).iter(f"{_MAIN}row")]
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, IndexError, ElementTree.ParseError) as error:
        raise ConfigError(f"{path}：Excelのファイル（.xlsx）として読めません（{error}）。") from error
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _tree(book: zipfile.ZipFile, name: str) -> Element:
    return ElementTree.fromstring(book.read(name))


def _strings(tree: Element) -> list[str]:
    """Shared strings; readings (rPh) that Excel keeps for Japanese are no part of the text."""
    return [_text(entry) for entry in tree.iter(f"{_MAIN}si")]


def _text(entry: Element) -> str:
    return "".join(
        t.text or "" for path in (f"{_MAIN}t", f"{_MAIN}r/{_MAIN}t", f"{_MAIN}is/{_MAIN}t") for t in entry.findall(path)
    )


def _styles(tree: Element) -> list[str]:
    """For each cell style what its numbers are: "date", "time" or ""."""
    own = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in tree.iter(f"{_MAIN}numFmt")}
    formats = tree.find(f"{_MAIN}cellXfs")
    return [_shows(int(xf.get("numFmtId", "0")), own) for xf in formats] if formats is not None else []


def _shows(number: int, own: dict[int, str]) -> str:
    letters = _QUOTED.sub("", own.get(number, "")).lower()
    if number in _DATE_FORMATS or re.search(r"[ye]|d", letters):
        return "date"
    return "time" if number in _TIME_FORMATS or re.search(r"h|ss", letters) else ""


def _row(row: Element, shared: list[str], styles: list[str]) -> list[str]:
    cells = dict(_cells(row, shared, styles))
    return [cells.get(index, "") for index in range(max(cells, default=-1) + 1)]


def _cells(row: Element, shared: list[str], styles: list[str]) -> Iterator[tuple[int, str]]:
    for cell in row.iter(f"{_MAIN}c"):
        value = cell.findtext(f"{_MAIN}v") or ""
        kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
        if kind == "s":
            value = shared[int(value)]
        elif kind == "inlineStr":
            value = _text(cell)
        elif kind == "n" and value:
            value = _number(value, styles[style] if style < len(styles) else "")
        yield _column(cell.get("r", "")), value


def _number(value: str, shows: str) -> str:
    if shows == "date":
        return (_EPOCH + timedelta(days=int(float(value)))).date().isoformat()
    if shows == "time":
        return (_EPOCH + timedelta(minutes=round(float(value) * 24 * 60))).strftime("%H:%M")
    return str(int(float(value))) if float(value) == int(float(value)) else value


def _column(reference: str) -> int:
    """0 for A1, 26 for AA7."""
    index = 0
    for letter in re.sub(r"[^A-Z]", "", reference):
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
