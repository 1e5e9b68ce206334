"""The declared corrections of the plan's text: reads errata.yml, makes them on the source, takes them back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from generate.errors import DataError
from generate.plan_source import MEASURES, source_lines
from generate.records import Record, read_yaml

ERRATA = Path("data/plan/errata.yml")

CorrectionKind = Literal["別の文字", "文字間の空白", "全角の記号", "助詞の誤り", "改ページ", "西暦の補足"]


class Item(Record):
    """One entry of errata.yml; its id is said in messages."""

    id: str


class Correction(Item):
    """One change of the text. as_written stands once on `line` of the source; a line break in it joins lines."""

    id: str = Field(pattern=r"^訂正\d{2}$")
    line: int = Field(ge=1)
    kind: CorrectionKind
    as_written: str = Field(min_length=1)
    as_published: str = Field(min_length=1)
    reason: str = Field(min_length=1)

    @field_validator("as_published")
    @classmethod
    def _one_line(cls, value: str) -> str:
        if "\n" in value:
            raise ValueError("1行で書いてください。")
        return value


class Rule(Item):
    """A change of form made everywhere, which leaves every sentence as it is."""

    id: str = Field(pattern=r"^整え方\d{2}$")
    what: str = Field(min_length=1)
    reason: str = Field(min_length=1)


class Place(Record):
    """Words of the source on one line."""

    line: int = Field(ge=1)
    text: str = Field(min_length=1)


class LeftAsWritten(Item):
    """Doubtful wording that is published as it stands, because the right wording is not known."""

    id: str = Field(pattern=r"^原文のまま\d{2}$")
    places: list[Place] = Field(min_length=1)
    note: str = Field(min_length=1)


class Contradiction(Item):
    """Two statements of the plan that do not fit together; shown, never repaired."""

    id: str = Field(pattern=r"^食いちがい\d{2}$")
    measures: list[int] = Field(min_length=1)
    text: str = Field(min_length=1)

    @field_validator("measures")
    @classmethod
    def _known(cls, value: list[int]) -> list[int]:
        if not all(1 <= number <= MEASURES for number in value):
            raise ValueError(f"施策の番号は1から{MEASURES}までです。")
        return value


class Errata(Record):
    """The whole of data/plan/errata.yml."""

    corrections: list[Correction]
    rules: list[Rule]
    left_as_written: list[LeftAsWritten]
    contradictions: list[Contradiction]


@dataclass(frozen=True, slots=True)
class PlanText:
    """The plan's text twice, by line number of the source: as written, and as published after the corrections."""

    written: Mapping[int, str]
    published: Mapping[int, str]
    errata: Errata


def plan_text(root: Path) -> PlanText:
    """Return the plan's text and its errata.

    DataError names the line of errata.yml whose words are not (or not just once) on the line of the source it says.
    """
    written = source_lines(root)
    errata = read_yaml(root / ERRATA, Errata, root)
    _refuse_repeated_ids(errata, root)
    for note in errata.left_as_written:
        for place in note.places:
            if place.text not in written.get(place.line, ""):
                raise _error(root, note.id, f"原文の{place.line}行目に「{place.text}」がありません。")
    try:
        published = correct(written, errata.corrections)
    except _MisplacedError as misplaced:
        raise _error(root, misplaced.correction.id, str(misplaced)) from misplaced
    return PlanText(written, published, errata)


def correct(lines: Mapping[int, str], corrections: list[Correction]) -> dict[int, str]:
    """Return the lines with every correction made; joined lines go under the number of the first."""
    result = dict(lines)
    # From the end, so that joining lines does not move what is still to be corrected.
    for correction in sorted(corrections, key=lambda c: c.line, reverse=True):
        span = correction.as_written.count("\n") + 1
        numbers = range(correction.line, correction.line + span)
        text = "\n".join(result.pop(number, "") for number in numbers)
        result[correction.line] = _replace_once(text, correction.as_written, correction.as_published, correction)
    return result


def undo(lines: Mapping[int, str], corrections: list[Correction]) -> dict[int, str]:
    """Return the lines with every correction taken back: the reverse of `correct`."""
    result = dict(lines)
    for correction in sorted(corrections, key=lambda c: c.line):
        text = _replace_once(
            result.get(correction.line, ""), correction.as_published, correction.as_written, correction
        )
        result.update(enumerate(text.split("\n"), correction.line))
    return result


class _MisplacedError(ValueError):
    """A correction whose words are not just once where it says."""

    def __init__(self, correction: Correction, words: str, count: int) -> None:
        self.correction = correction
        found = "ありません" if count == 0 else f"{count}回あります。1か所に決まるよう前後の文字も書いてください"
        super().__init__(f"原文の{correction.line}行目に「{words}」が{found}。")


def _replace_once(text: str, old: str, new: str, correction: Correction) -> str:
    count = text.count(old)
    if count != 1:
        raise _MisplacedError(correction, old, count)
    return text.replace(old, new)


def _refuse_repeated_ids(errata: Errata, root: Path) -> None:
    seen: set[str] = set()
    items: tuple[Item, ...] = (*errata.corrections, *errata.rules, *errata.left_as_written, *errata.contradictions)
    for item in items:
        if item.id in seen:
            raise _error(root, item.id, f"「{item.id}」が2回書かれています。")
        seen.add(item.id)


def _error(root: Path, item_id: str, problem: str) -> DataError:
    text = (root / ERRATA).read_text(encoding="utf-8")
    lines = [n for n, line in enumerate(text.split("\n"), 1) if re.search(rf"\bid:\s*{item_id}\s*$", line)]
    return DataError(ERRATA, problem, lines[-1] if lines else None)
