"""Forms in which a fault is none: read from a table, each with the reason that the public page tells."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.mutation.faults import Fault

_TABLE: Final = Path(__file__).with_name("limits.csv")
_ANY: Final = "*"


@dataclass(frozen=True, slots=True)
class Limit:
    """Forms that a rule's fault is not planted in. key: the message of the fault, "*" for all; reason: Japanese."""

    rule: str
    key: str
    forms: tuple[str, ...]
    reason: str


@cache
def limits() -> tuple[Limit, ...]:
    """All of them, in the order of the table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Limit(row["rule"], row["key"], tuple(row["forms"].split()), row["reason"]) for row in csv.DictReader(file)
        )


def left_out(fault: Fault, form: str) -> bool:
    """Whether a fault is not planted in a form."""
    return any(
        limit.rule == fault.rule and form in limit.forms and (limit.key in fault.keys or limit.key == _ANY)
        for limit in limits()
    )
