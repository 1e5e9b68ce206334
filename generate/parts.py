"""Puts what comes from data into the pages people write: a line {{ 名前 }} becomes the part of that name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generate.errors import DataError
from generate.records import suggestion

_MARKER = re.compile(r"^\{\{\s*(?P<name>.+?)\s*\}\}\s*$")
_FENCE = re.compile(r"^(```|~~~)")


@dataclass(frozen=True, slots=True)
class Part:
    """Content made from data (block HTML or Markdown), and the file and line a person edits to change it."""

    content: str
    source: Path
    line: int | None = None


def check(pages: Mapping[Path, str], parts: Mapping[str, Part]) -> None:
    """Hold the pages (whole files, by path) against the parts.

    DataError names the line of a page that asks for a part that does not exist, and the file of a part that no page
    asks for: nobody would see what somebody wrote down.
    """
    shown: set[str] = set()
    for path, markdown in pages.items():
        for index, name in markers(markdown):
            if name not in parts:
                problem = f"{{{{ {name} }}}} という部品はありません。{suggestion(name, list(parts))}"
                raise DataError(path, problem, index + 1)
            shown.add(name)
    for name, part in parts.items():
        if name not in shown:
            problem = f"{{{{ {name} }}}} を出しているページがありません。ページに書き足すか、名前を直してください。"
            raise DataError(part.source, problem, part.line)


def fill(markdown: str, parts: Mapping[str, Part]) -> str:
    """Return the text of a checked page with each line {{ 名前 }} replaced by the part of that name."""
    lines = markdown.split("\n")
    for index, name in markers(markdown):
        lines[index] = f"\n{parts[name].content}\n"
    return "\n".join(lines)


def sources(markdown: str, parts: Mapping[str, Part]) -> list[str]:
    """Return the files (repository paths) behind the parts of a checked page, each once."""
    return list(dict.fromkeys(parts[name].source.as_posix() for _, name in markers(markdown)))


def markers(markdown: str) -> list[tuple[int, str]]:
    """Return index of line and name of each {{ 名前 }} that stands alone on a line outside fenced code."""
    found: list[tuple[int, str]] = []
    fenced = False
    for index, line in enumerate(markdown.split("\n")):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced and (match := _MARKER.match(line)):
            found.append((index, match["name"]))
    return found
