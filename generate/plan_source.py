"""Reads the verbatim text of the plan: what stands on which line, and which page of docs/ publishes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generate.errors import DataError

SOURCE = Path("data/plan/source.md")
MEASURES = 24

INDEX = "plan/index.md"
GROUPS = "plan/chapter-6/index.md"

# Chapters with pages below them have a folder: its index.md is the section itself in the menu.
_WITH_SECTIONS = ("5", "6")

_HEADING = re.compile(r"#{1,6} (?P<title>.+)|\*\*(?P<bold>◆.+)\*\*|(?P<plain>◆.+)")
_NUMBERED = re.compile(r"\((?P<number>\d)\) *(?P<rest>.+)")
_MARKERS = {"<KPI>": "kpi", "<スケジュール>": "schedule"}


class Kind(StrEnum):
    """What a block of the plan is."""

    HEADING = "heading"
    CONTENTS = "contents"
    MEASURE = "measure"
    PARAGRAPH = "paragraph"
    KPI = "kpi"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or entry.

    line: where it stands in the source; page: its page as a path below docs/; group: the section of chapter 6 it
    belongs to (1 to 6), else 0.
    """

    line: int
    kind: Kind
    text: str
    page: str
    group: int


@dataclass(frozen=True, slots=True)
class SourceMeasure:
    """One 個別施策 as the text has it. group: 1 to 6, the section of chapter 6 it stands in."""

    number: int
    group: int
    title: Block
    kpi: Block
    schedule: Block


def source_lines(root: Path) -> dict[int, str]:
    """Return the verbatim text by line number from 1; DataError when the file cannot be read."""
    try:
        text = (root / SOURCE).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError(SOURCE, "計画の原文がありません。") from error
    except UnicodeDecodeError as error:
        raise DataError(SOURCE, "文字コードがUTF-8ではありません。") from error
    return dict(enumerate(text.split("\n"), 1))


def blocks(lines: Mapping[int, str]) -> tuple[Block, ...]:
    """Return the content of the plan in reading order, freed of marks of layout (see `rules` of errata.yml)."""
    reader = _Reader()
    for number in sorted(lines):
        reader.read(number, lines[number].rstrip())
    return tuple(reader.found)


def measures(found: Iterable[Block]) -> tuple[SourceMeasure, ...]:
    """Return the 24 個別施策 of chapter 6; DataError when there are more or fewer, or one lacks its KPI or schedule."""
    pages: dict[str, dict[Kind, Block]] = {}
    for block in found:
        if block.group and block.page != GROUPS:
            pages.setdefault(block.page, {}).setdefault(block.kind, block)
    if len(pages) != MEASURES:
        raise DataError(SOURCE, f"個別施策が{MEASURES}個ではなく{len(pages)}個あります。")
    return tuple(_measure(number, parts) for number, parts in enumerate(pages.values(), 1))


def _measure(number: int, parts: Mapping[Kind, Block]) -> SourceMeasure:
    title = parts[Kind.MEASURE]
    if Kind.KPI not in parts or Kind.SCHEDULE not in parts:
        raise DataError(SOURCE, "施策にKPIかスケジュールがありません。", title.line)
    return SourceMeasure(number, title.group, title, parts[Kind.KPI], parts[Kind.SCHEDULE])


def measure_page(number: int) -> str:
    """Return the page of a 個別施策 as a path below docs/."""
    return f"plan/measures/{number:02}.md"


def chapter_page(number: str) -> str:
    """Return the page of a chapter as a path below docs/."""
    return f"plan/chapter-{number}/index.md" if number in _WITH_SECTIONS else f"plan/chapter-{number}.md"


def heading_text(raw: str) -> str:
    """Return a heading or entry of the contents as it is published: no mark, full-width brackets, "(2) " spaced."""
    text = raw.replace("**", "").strip().removeprefix("◆")
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        return f"({numbered['number']}) {_wide_brackets(numbered['rest'])}"
    return _wide_brackets(text)


def _wide_brackets(text: str) -> str:
    return text.replace("(", "（").replace(")", "）")


class _Reader:
    """Walks the lines once and remembers in which chapter, pillar and measure it is."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._page = INDEX
        self._in_contents = False
        self._measures = 0
        self._group = 0
        self._next = Kind.PARAGRAPH

    def read(self, line: int, text: str) -> None:
        if text in _MARKERS:
            self._next = Kind(_MARKERS[text])
            return
        if not text or text == "---":
            return
        heading = _HEADING.fullmatch(text)
        if self._in_contents and not text.startswith("#"):
            self._add(line, Kind.CONTENTS, heading_text(text.split("\t", maxsplit=1)[0]))
        elif heading:
            self._heading(line, next(part for part in heading.groups() if part))
        else:
            self._add(line, self._next, text)
            self._next = Kind.PARAGRAPH

    def _heading(self, line: int, raw: str) -> None:
        text = heading_text(raw)
        kind = Kind.HEADING
        chapter = re.match(r"(\d)\. ", text)
        part = _NUMBERED.match(text)
        self._in_contents = text == "目次"
        if "◆" in raw:
            kind = Kind.MEASURE
            self._measures += 1
            self._page = measure_page(self._measures)
        elif chapter:
            self._page = chapter_page(chapter[1])
            self._group = 0
        elif part and (self._group or self._page == GROUPS):
            self._page = GROUPS
            self._group = int(part["number"])
        elif part:
            self._page = f"plan/pillar-{part['number']}.md"
        self._add(line, kind, text)

    def _add(self, line: int, kind: Kind, text: str) -> None:
        self.found.append(Block(line, kind, text, self._page, self._group))
