"""Reads data/procedures.yml: each procedure with what a source tells of it, and null for what none tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from generate.errors import DataError
from generate.plan_source import MEASURES
from generate.records import Record, line_in_yaml, read_yaml, suggestion
from generate.town_data import SOURCES, TownData
from generate.town_fields import Hiragana, PartialDate, WebAddress

PROCEDURES = Path("data/procedures.yml")
CAN: Literal["できる"] = "できる"

# What a resident asks about a procedure; the words each page answers with stand in pages.py.
ASKED = ("who", "where", "online", "documents", "identity", "fee", "hours", "duration", "office", "law")

_Words = Annotated[str, StringConstraints(min_length=1)]
_Location = tuple[int | str, ...]


class Procedure(Record):
    """One procedure. Every key must be written: null says that nobody has published it, a forgotten key says nothing.

    as_of: of when the information is; last_checked: the day on which the office itself last confirmed it; sources:
    names of data/facts/sources.csv; measures: 個別施策 of the plan whose text is the source.
    """

    id: _Words
    name: _Words
    yomi: Hiragana
    aliases: list[_Words]
    life_events: list[_Words] = Field(min_length=1)
    summary: _Words
    who: _Words | None
    where: _Words | None
    online: Literal["できる", "できない"] | None
    online_url: WebAddress | None
    documents: list[_Words] | None
    identity: _Words | None
    fee: _Words | None
    hours: _Words | None
    duration: _Words | None
    office: _Words | None
    law: _Words | None
    as_of: PartialDate | None
    last_checked: date | None
    sources: list[_Words]
    measures: list[Annotated[int, Field(ge=1, le=MEASURES)]]

    @property
    def known(self) -> int:
        """How many of ASKED a source tells."""
        return sum(1 for key in ASKED if getattr(self, key) is not None)

    @field_validator("id")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if not all(part.isascii() and part.isalnum() and part.lower() == part for part in value.split("-")):
            raise ValueError("半角の小文字、数字、ハイフンで書いてください。")
        return value

    @field_validator("online_url")
    @classmethod
    def _only_where_it_can_be_done(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and info.data.get("online", CAN) != CAN:
            raise ValueError(f"アドレスを書くときは、「online」を「{CAN}」にしてください。")
        return value

    @field_validator("measures")
    @classmethod
    def _has_a_source(cls, value: list[int], info: ValidationInfo) -> list[int]:
        if not value and info.data.get("sources") == []:
            raise ValueError("出典がありません。「sources」か「measures」に書いてください。")
        return value


class Procedures(Record):
    """The whole file, in its order."""

    life_events: list[_Words]
    procedures: list[Procedure]


@dataclass(frozen=True, slots=True)
class OnlineCount:
    """How many procedures of this site can be done online, cannot, and of how many nobody has published it."""

    can: int
    cannot: int
    unknown: int

    @property
    def percent(self) -> float | None:
        """Share of those that can be done online among all; None while it is unknown of any."""
        total = self.can + self.cannot
        return None if self.unknown or not total else 100 * self.can / total


def procedures(root: Path, data: TownData) -> Procedures:
    """Return the procedures of the repository at `root`; none for a town without the file.

    DataError names file and line: as `read_yaml`, an id or name that stands twice, and a life event, office or source
    that is not known where it must be.
    """
    path = root / PROCEDURES
    if not path.is_file():
        return Procedures(life_events=[], procedures=[])
    found = read_yaml(path, Procedures, root)
    for location, problem in _problems(found, data):
        raise DataError(PROCEDURES, problem, line_in_yaml(path, location))
    return found


def count_online(found: Sequence[Procedure]) -> OnlineCount:
    """Return the count by the word of `online`."""
    words = [procedure.online for procedure in found]
    return OnlineCount(words.count(CAN), words.count("できない"), words.count(None))


def _problems(found: Procedures, data: TownData) -> Iterator[tuple[_Location, str]]:
    offices = [office.name for office in data.settings.offices]
    for index, procedure in enumerate(found.procedures):
        place: _Location = ("procedures", index)
        before = found.procedures[:index]
        if any(other.id == procedure.id for other in before):
            yield (*place, "id"), f"id「{procedure.id}」が2回書かれています。"
        if any(other.name == procedure.name for other in before):
            yield (*place, "name"), f"手続き「{procedure.name}」が2回書かれています。"
        for event in procedure.life_events:
            if event not in found.life_events:
                hint = suggestion(event, found.life_events)
                yield (*place, "life_events"), f"「{event}」は、始めの life_events にありません。{hint}"
        if procedure.office is not None and procedure.office not in offices:
            yield (*place, "office"), f"担当の課「{procedure.office}」は data/site.yml の offices にありません。"
        for name in procedure.sources:
            if name not in data.sources:
                hint = suggestion(name, list(data.sources), listing="使う前に書き足してください。")
                yield (*place, "sources"), f"出典「{name}」は{SOURCES.as_posix()}にありません。{hint}"
