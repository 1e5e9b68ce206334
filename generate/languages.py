"""The other languages of the site: data/languages/*.yml, one file for each, whose name is its folder below docs/."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from generate.records import Record, read_yaml
from generate.town_rows import HAZARDS

LANGUAGES = Path("data/languages")
JAPANESE = "ja"

_Text = Annotated[str, StringConstraints(min_length=1)]
_Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")]


class Words(Record):
    """What the frame of a page says in this language. {name}, {day} and so on are filled in."""

    site: _Text
    skip: _Text
    versions: _Text
    notice: _Text
    stale: _Text
    about: _Text
    updated: _Text
    office: _Text
    unknown: _Text
    map: _Text
    source: _Text
    usable: _Text
    admits: _Text
    count: _Text
    none: _Text
    no_events: _Text
    date: _Text


class Hall(Record):
    """The names of what is said of the town hall."""

    name: _Text
    address: _Text
    phone: _Text
    hours: _Text


class Language(Record):
    """One language. lang: of its pages (BCP 47); hreflang: by which search engines tell it from the others.

    kinds, admits: words of the data in this language; what they lack is shown in Japanese.
    """

    name: _Text
    lang: _Tag
    hreflang: _Tag
    words: Words
    hall: Hall
    hazards: dict[str, _Text]
    kinds: dict[str, _Text]
    admits: dict[str, _Text]
    folder: str = Field("", exclude=True)

    @field_validator("hazards")
    @classmethod
    def _has_every_hazard(cls, value: dict[str, str]) -> dict[str, str]:
        for key in HAZARDS:
            if key not in value:
                raise ValueError(f"「{key}」（{HAZARDS[key]}）がありません。")
        return value


def languages(root: Path) -> list[Language]:
    """Return the languages of the repository at `root`, none without the folder; DataError names file and line."""
    return [
        read_yaml(path, Language, root).model_copy(update={"folder": path.stem})
        for path in sorted((root / LANGUAGES).glob("*.yml"))
    ]


def language_of(uri: str, known: Sequence[Language]) -> Language | None:
    """Return the language of a page by its path below docs/; None for Japanese."""
    return next((one for one in known if one.folder == uri.partition("/")[0]), None)
