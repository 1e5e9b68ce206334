"""Success criteria and standards, read from data so that correcting one needs no code."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checks.errors import ConfigError

_TABLE = Path(__file__).parent / "standards" / "criteria.csv"

JIS_2016 = "JIS X 8341-3:2016"
WCAG_22 = "WCAG 2.2"
STANDARDS = (JIS_2016, WCAG_22)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion of level A or AA. introduced/removed: version of WCAG that brought or dropped it."""

    number: str
    name: str
    level: str
    introduced: str
    removed: str

    @property
    def label(self) -> str:
        """The way a person reads it, such as "1.1.1 非テキストコンテンツ（A）"."""
        return f"{self.number} {self.name}（{self.level}）"


@cache
def criteria() -> dict[str, Criterion]:
    """All A and AA criteria of WCAG 2.0 to 2.2 by number, in the standard's order."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["number"]: Criterion(**row) for row in csv.DictReader(file)}


@cache
def standard_criteria(standard: str) -> frozenset[str]:
    """Numbers of the A and AA criteria a standard asks for (JIS X 8341-3:2016 equals WCAG 2.0)."""
    if standard == JIS_2016:
        return frozenset(n for n, c in criteria().items() if c.introduced == "2.0")
    if standard == WCAG_22:
        return frozenset(n for n, c in criteria().items() if not c.removed)
    raise ConfigError(f"規格「{standard}」は知りません。使えるのは {'、'.join(STANDARDS)} です。")


def sort_key(number: str) -> tuple[int, ...]:
    """Orders "1.4.10" after "1.4.9"."""
    return tuple(int(part) for part in number.split("."))
