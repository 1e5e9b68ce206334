"""What became of one planted fault: found as claimed, only asked about, or not found."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.mutation.faults import Fault
from benchmarks.mutation.limits import Claim, claim
from checks.model import Result
from checks.rule import Judged

Told = Mapping[tuple[Result, str], int]
"""How often a rule said each message, by result and key."""


class Fate(StrEnum):
    """CAUGHT: the rule said all that is claimed of it, or was sure where only a question is.

    ASKED: a person was asked where it should have failed.

    MISSED: it said less than that. CURED: the site's own style undid the fault, as the browser showed. BROKEN: the
    rule or the visit broke down.
    """

    CAUGHT = "caught"
    ASKED = "asked"
    MISSED = "missed"
    CURED = "cured"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault in one form. where: the clean page, file or document it was planted in; note: why it is BROKEN."""

    rule: str
    number: int
    keys: tuple[str, ...]
    form: str
    where: str
    fate: Fate
    note: str = ""


def told(judged: Iterable[Judged]) -> Told:
    """Counts what a rule said."""
    return Counter((item.result, item.key) for item in judged if item.result in (Result.FAILED, Result.CANT_TELL))


def fate(fault: Fault, found: Told, clean: Told) -> Fate:
    """Compares what was said of the planted page with what was said of the clean one."""
    more = {what: count - clean.get(what, 0) for what, count in found.items()}
    by_key: Counter[str] = Counter()
    for (_, key), count in more.items():
        by_key[key] += max(0, count)
    sure = any(result is Result.FAILED and count > 0 for (result, _), count in more.items())
    if all(by_key[key] >= count for key, count in fault.keys.items()):
        return Fate.CAUGHT if sure or fault.result is Result.CANT_TELL else Fate.ASKED
    unsaid = sum(max(0, count - by_key[key]) for key, count in fault.keys.items())
    if fault.result is Result.CANT_TELL and _other_failures(fault, more) >= unsaid:
        return Fate.CAUGHT  # what stands around it in the page made the rule sure
    return Fate.ASKED if by_key and not sure and fault.result is Result.FAILED and sum(by_key.values()) else Fate.MISSED


def _other_failures(fault: Fault, said: Told) -> int:
    """How often the rule was sure of something that the example does not even ask."""
    counts = (n for (result, key), n in said.items() if result is Result.FAILED and key not in fault.keys)
    return sum(max(0, count) for count in counts)


def mutant(fault: Fault, form: str, where: str, ending: Fate, note: str = "") -> Mutant:
    """Notes the ending of one planted fault; a question is all that is claimed of some."""
    if ending is Fate.ASKED and claim(fault, form) is Claim.ASKS:
        ending = Fate.CAUGHT
    return Mutant(fault.rule, fault.number, tuple(fault.keys), form, where, ending, note)
