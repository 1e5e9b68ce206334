"""Reads the faults to plant: every example of a rule that must come out as failed or as a question."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checks.examples import Example, read_examples
from checks.model import Result
from checks.rule import Rule

AXE_FAULTS: Final = Path(__file__).with_name("axe_faults.md")
"""Faults for axe-core's rules, which have no examples of their own: one heading per rule."""
_EXAMPLES: Final = Path(__file__).parents[2] / "tests" / "rules"
_TOLD: Final = (Result.FAILED, Result.CANT_TELL)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. number: counts the faults of its rule from 1; keys: messages that must come out, with their number;

    example: what is planted; beside: the other examples of its site (site rules), or of its rule (other rules).
    """

    rule: str
    number: int
    result: Result
    keys: Mapping[str, int]
    example: Example
    beside: tuple[Example, ...]


def faults_of(rule: Rule) -> list[Fault]:
    """The faults of one rule, in the order of its examples; none for a rule that nobody wrote a fault for."""
    return list(_faults(rule, _examples(rule)))


def _examples(rule: Rule) -> list[Example]:
    if rule.family == "axe":
        name = rule.id.partition("/")[2]
        return [example for example in read_examples(AXE_FAULTS) if example.heading == name]
    return read_examples(_EXAMPLES / f"{rule.id.replace('-', '_')}.md")


def _faults(rule: Rule, examples: list[Example]) -> Iterator[Fault]:
    number = 0
    for example in examples:
        if example.result in _TOLD:
            number += 1
            keys = Counter(key for key, _ in example.keys)
            yield Fault(rule.id, number, example.result, keys, example, _beside(rule, example, examples))


def _beside(rule: Rule, example: Example, examples: list[Example]) -> tuple[Example, ...]:
    """Examples under one heading make one site; elsewhere an example may load another by its number."""
    if rule.family == "site":
        return tuple(other for other in examples if other.heading == example.heading)
    return tuple(examples)
