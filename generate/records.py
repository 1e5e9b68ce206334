"""Reads the YAML and CSV of data/ into typed records and says in Japanese which line is wrong, and why."""

import csv
import io
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from generate.errors import DataError

HEADER_LINE = 1

# The kinds of pydantic's findings (their names begin so) that need no more than the key and the value.
_SENTENCES = {
    "missing": "{label}がありません。書き足してください。",
    "model_type": "{label}の下に「項目: 値」の形で書いてください。",
    "list_type": "{label}の下は、行の始めに「- 」をつけて並べてください。",
    "too_short": "{label}の下に、1つ以上書いてください。",
    "string_too_short": "{label}が空です。値を書いてください。",
    "string": '{value}は、文字として" "で囲んで書いてください。',
    "date": "{value}は日付ではありません。「2026-04-01」の形で書いてください。",
    "float": "{value}は数ではありません。半角の数字で書いてください。",
    "int": "{value}は整数ではありません。半角の数字で書いてください。",
}


class Record(BaseModel):
    """A record kept by hand: nothing but the known keys, never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Row(Record):
    """A record that stands on one line of a CSV; `line` is that line (the header is line 1)."""

    line: int


class _PlainDates(yaml.CSafeLoader):
    """Leaves dates as text: PyYAML stops at 2026-13-01 without a line, the record's own type names it."""


_PlainDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

AnyRecord = TypeVar("AnyRecord", bound=Record)
AnyRow = TypeVar("AnyRow", bound=Row)


def read_yaml(path: Path, model: type[AnyRecord], root: Path) -> AnyRecord:
    """Return the whole YAML file as one record; errors as `yaml_record`, or the file cannot be read."""
    name = path.relative_to(root)
    return yaml_record(_read_text(path, name), model, name)


def yaml_record(text: str, model: type[AnyRecord], name: Path) -> AnyRecord:
    """Return a YAML text (its line 1 is line 1 of the file `name`) as one record; the same text is read once.

    Errors name the file and the line: broken YAML, unknown or missing key, a value of the wrong kind, a key written
    twice.
    """
    return cast("AnyRecord", _record(text, model, name))


@lru_cache(maxsize=512)
def _record(text: str, model: type[Record], name: Path) -> Record:
    try:
        node, data = _parsed(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        raise DataError(name, "YAMLの書き方が正しくありません。字下げと記号「:」を確かめてください。", line) from error
    if not isinstance(node, yaml.MappingNode):
        raise DataError(name, "「項目: 値」の形で書いてください。", HEADER_LINE)
    _refuse_repeated_keys(node, name)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = _most_telling(error)
        known = _known_keys(model, first["loc"])
        raise DataError(name, describe(first, known), _line_of(node, first["loc"])) from error


def _parsed(text: str) -> tuple[yaml.Node | None, Any]:
    """The nodes of a YAML text, which know their lines, and what they mean."""
    loader = _PlainDates(text)
    try:
        node = loader.get_single_node()
        return node, None if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


@lru_cache(maxsize=8)
def _nodes(text: str) -> yaml.Node | None:
    """The nodes alone: a file is asked for one line after the other."""
    return _parsed(text)[0]


def line_in_yaml(path: Path, location: tuple[int | str, ...]) -> int:
    """Return the line of a key or item of a YAML file that `read_yaml` took; `location` as pydantic tells it."""
    node = _nodes(path.read_text(encoding="utf-8-sig"))
    return HEADER_LINE if node is None else _line_of(node, location)


def read_csv(
    path: Path, model: type[AnyRow], root: Path, *, wide: bool = False, may_be_empty: bool = False
) -> list[AnyRow]:
    """Return the rows of a CSV whose header holds the model's column names (their aliases); an empty cell is no value.

    wide: the header may hold further columns, which the model does not take (those of an open-data standard).
    may_be_empty: a header without a row is no error.

    Errors name the file as seen from `root` and the line: not UTF-8, a missing, unknown or repeated column, a row that
    is longer or shorter than the header, a cell with a line break, a value that the model refuses.
    """
    name = path.relative_to(root)
    rows = _rows(_read_text(path, name), model, name, wide)
    if not rows and not may_be_empty:
        raise DataError(name, "データの行が1行もありません。", HEADER_LINE)
    return cast("list[AnyRow]", list(rows))


@lru_cache(maxsize=128)
def _rows(text: str, model: type[Row], name: Path, wide: bool) -> tuple[Row, ...]:
    """The rows of a CSV text: many pages are made of the same tables, and the same text is read once."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns = _columns(model)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        _check_header([column for column in header if not wide or column in columns], columns, name)
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            values = _cells_by_column(header, cells, name, reader.line_num)
            known = {column: value for column, value in values.items() if not wide or column in columns}
            rows.append(_row(model, known, name, reader.line_num))
    except csv.Error as error:
        raise DataError(name, '引用符「"」が閉じていません。', reader.line_num) from error
    return tuple(rows)


def suggestion(wrong: str, known: Sequence[str], listing: str | None = None) -> str:
    """Return 「○○」のまちがいではありませんか for the nearest known word; without one, `listing` or all known words."""
    near = get_close_matches(wrong, known, n=1, cutoff=0.6)
    if near:
        return f"「{near[0]}」のまちがいではありませんか。"
    return listing or f"使えるのは{'、'.join(f'「{word}」' for word in known)}です。"


def describe(error: ErrorDetails, known: Sequence[str]) -> str:
    """Return one finding of pydantic as a Japanese sentence; `known` are the keys allowed where it happened."""
    last = str(error["loc"][-1]) if error["loc"] else ""
    label = f"「{last}」" if last else "値"
    value = f"{label}の値「{error['input']}」"
    context = error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        return f"{label}という項目はありません。{suggestion(last, known)}"
    if error["type"] == "value_error":
        reason = str(context["error"])
        return f"{value}が正しくありません。{reason}" if last else reason
    if error["type"] == "literal_error":
        return f"{value}は使えません。使えるのは{context['expected'].replace(' or ', '、')}です。"
    for kind, sentence in _SENTENCES.items():
        if error["type"].startswith(kind):
            return sentence.format(label=label, value=value)
    return f"{value}が正しくありません。"


def _read_text(path: Path, name: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise DataError(name, "ファイルがありません。") from error
    except UnicodeDecodeError as error:
        problem = "文字コードがUTF-8ではありません。Excelでは「CSV UTF-8（コンマ区切り）」を選んで保存してください。"
        raise DataError(name, problem) from error


def _columns(model: type[Record]) -> list[str]:
    return [field.alias or key for key, field in model.model_fields.items() if key != "line"]


def _check_header(header: list[str], columns: list[str], name: Path) -> None:
    for position, column in enumerate(header):
        if column not in columns:
            raise DataError(name, f"「{column}」という列はありません。{suggestion(column, columns)}", HEADER_LINE)
        if column in header[:position]:
            raise DataError(name, f"「{column}」の列が2つあります。", HEADER_LINE)
    for column in columns:
        if column not in header:
            raise DataError(name, f"「{column}」の列がありません。1行目に書き足してください。", HEADER_LINE)


def _cells_by_column(header: list[str], cells: list[str], name: Path, line: int) -> dict[str, str]:
    if len(cells) != len(header):
        problem = f"列が{len(cells)}個あります。1行目と同じ{len(header)}個にしてください。"
        raise DataError(name, f'{problem}値にコンマがあるときは、値を" "で囲みます。', line)
    values = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
    for column, cell in values.items():
        if "\n" in cell or "\r" in cell:
            raise DataError(name, f"「{column}」の値の中に改行があります。1行にまとめてください。", line)
    return {column: cell for column, cell in values.items() if cell}


def _row(model: type[AnyRow], values: dict[str, str], name: Path, line: int) -> AnyRow:
    try:
        return model.model_validate({"line": line, **values})
    except ValidationError as error:
        raise DataError(name, describe(_most_telling(error), _columns(model)), line) from error


def _most_telling(error: ValidationError) -> ErrorDetails:
    """A misspelt key is told as such, not as the right key that is missing because of it."""
    found = error.errors()
    return next((one for one in found if one["type"] == "extra_forbidden"), found[0])


def _refuse_repeated_keys(node: yaml.Node, name: Path) -> None:
    """PyYAML keeps the last of two equal keys without a word: the first would be lost unseen."""
    for mapping in _mappings(node):
        seen: set[str] = set()
        for key, _ in mapping.value:
            if key.value in seen:
                raise DataError(name, f"「{key.value}」が2回書かれています。", key.start_mark.line + 1)
            seen.add(key.value)


def _mappings(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _mappings(value)


def _line_of(node: yaml.Node, location: tuple[int | str, ...]) -> int:
    """Return the line of the deepest key or item on the way to `location`; a missing key has its parent's line."""
    line: int = node.start_mark.line + 1
    for step in location:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
            if found is None:
                return line
            line = found[0].start_mark.line + 1
            node = found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def _known_keys(model: type[Record], location: tuple[int | str, ...]) -> list[str]:
    """Return the keys allowed beside the last step of `location`, walking the nested records of `model`."""
    current: type[Record] = model
    for step in location[:-1]:
        if isinstance(step, int):
            continue
        field = next((f for key, f in current.model_fields.items() if step in (key, f.alias)), None)
        nested = _record_in(field.annotation) if field is not None else None
        if nested is None:
            break
        current = nested
    return _columns(current)


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        nested = _record_in(part)
        if nested is not None:
            return nested
    return None
