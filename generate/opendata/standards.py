"""The headers of the national open-data standard, kept as data once for the generators and the auditor."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from generate.records import Record, read_yaml

# The auditor owns the definitions; the two packages share the files, not code.
_ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path("checks/standards/opendata")


class Generation(Record):
    """One published version of a header; `confidence` says whether the original definition could be compared."""

    name: str = Field(min_length=1)
    confidence: Literal["確認済", "再構成"]
    source: str = Field(min_length=1)
    header: str = Field(min_length=1)
    required: list[str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The column names in order; an old version has two names twice."""
        return tuple(self.header.split(","))


class Standard(Record):
    """A dataset of the standard, the present version first; `number` is None for a dataset only the town defines."""

    title: str = Field(min_length=1)
    number: str | None
    generations: list[Generation] = Field(min_length=1)

    def generation_of(self, header: tuple[str, ...]) -> Generation | None:
        """Return the version that has exactly this header."""
        return next((one for one in self.generations if one.columns == header), None)


@cache
def standards() -> dict[str, Standard]:
    """Return every dataset whose header is known, by its id such as "evacuation_space"; DataError as read_yaml."""
    return {path.stem: read_yaml(path, Standard, _ROOT) for path in sorted((_ROOT / FOLDER).glob("*.yml"))}
