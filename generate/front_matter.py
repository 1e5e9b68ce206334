"""The head of a Markdown page, between its two lines of 「---」."""

from collections.abc import Sequence
from pathlib import Path

from generate.errors import DataError
from generate.records import AnyRecord, yaml_record

_MARK = "---"


def page_lines(root: Path, name: Path) -> list[str]:
    """Return the lines of a page of the repository at `root`; DataError when it is not there or not UTF-8."""
    try:
        return (root / name).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise DataError(name, "ページがありません。") from error
    except UnicodeDecodeError as error:
        raise DataError(name, "文字コードがUTF-8ではありません。") from error


def end_of_head(lines: Sequence[str]) -> int | None:
    """Return the index of the line that ends the head; None for a page without one."""
    if not lines or lines[0].rstrip() != _MARK:
        return None
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _MARK), None)


def body(lines: Sequence[str]) -> str:
    """Return the text of a page below its head."""
    end = end_of_head(lines)
    return "\n".join(lines if end is None else lines[end + 1 :])


def head(lines: Sequence[str], model: type[AnyRecord], name: Path) -> AnyRecord | None:
    """Return the head as a record, None where there is none; DataError names file and line."""
    end = end_of_head(lines)
    if end is None or not any(line.strip() for line in lines[1:end]):
        return None
    # The opening mark becomes an empty line, so that YAML counts the lines as the file does.
    return yaml_record("\n".join(["", *lines[1:end]]), model, name)
