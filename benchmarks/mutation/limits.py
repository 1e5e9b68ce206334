"""What a rule does not claim of a fault in some form: read from a table, each with the reason the public page tells."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks.mutation.faults import Fault

_TABLE: Final = Path(__file__).with_name("limits.csv")
_ANY: Final = "*"


class Claim(StrEnum):
    """NONE: the fault is none there, or lies outside what the rule looks at. ASKS: a person is asked, nothing fails."""

    NONE = "none"
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class Limit:
    """Less than what a rule's example shows. key: the message of the fault, "*" for all; reason: Japanese."""

    rule: str
    key: str
    forms: tuple[str, ...]
    claim: Claim
    reason: str


@cache
def limits() -> tuple[Limit, ...]:
    """All of them, in the order of the table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Limit(row["rule"], row["key"], tuple(row["forms"].split()), Claim(row["claim"]), row["reason"])
            for row in csv.DictReader(file)
        )


def claim(fault: Fault, form: str) -> Claim | None:
    """What is claimed of a fault in a form; None: all that its example shows."""
    found = (
        limit.claim
        for limit in limits()
        if limit.rule == fault.rule and form in limit.forms and (limit.key in fault.keys or limit.key == _ANY)
    )
    return next(found, None)


def left_out(fault: Fault, form: str) -> bool:
    """Whether a fault is not planted in a form."""
    return claim(fault, form) is Claim.NONE
