"""What the rules cover: every success criterion, and every common failure that W3C has published for A and AA."""

import csv
import re
from pathlib import Path

import pytest

from checks.criteria import Criterion, criteria
from checks.examples import read_examples
from checks.model import Result
from checks.rule import Rule, rules
from tests.rules.test_fixtures import fixture_of

TABLE = Path(__file__).parents[2] / "checks" / "standards" / "failures.csv"
LAST = 111
"""The highest number of the failures that the table holds."""

with TABLE.open(encoding="utf-8", newline="") as file:
    FAILURES = list(csv.DictReader(file))
RULES = {rule.id: rule for rule in rules()}


def named_rules(failure: dict[str, str]) -> list[str]:
    return failure["rules"].split()


def speaks(rule: Rule) -> bool:
    """Whether an example shows that the rule fails something or asks a person; axe's rules can do both."""
    shown = {example.result for example in read_examples(fixture_of(rule))} if rule.family != "axe" else set()
    return rule.family == "axe" or bool(shown & {Result.FAILED, Result.CANT_TELL})


@pytest.mark.parametrize("criterion", criteria().values(), ids=lambda criterion: criterion.number)
def test_every_criterion_has_a_rule_that_can_fail_or_ask(criterion: Criterion) -> None:
    about = [rule for rule in RULES.values() if criterion.number in rule.meta.criteria]
    assert any(speaks(rule) for rule in about)


def test_the_table_holds_every_failure_once_in_order() -> None:
    assert [failure["id"] for failure in FAILURES] == [f"F{number}" for number in range(1, LAST + 1)]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure["id"])
def test_every_failure_is_covered_by_a_rule_that_exists_or_says_why_not(failure: dict[str, str]) -> None:
    assert set(named_rules(failure)) <= RULES.keys()
    assert set(failure["criteria"].split()) <= criteria().keys()
    assert failure["title"]
    assert bool(named_rules(failure)) != bool(re.search(r"[ぁ-ん].*。$", failure["reason"]))


def test_the_table_and_the_rules_tell_the_same_of_each_other() -> None:
    """Both ways, so that neither a renamed rule nor a mistyped number goes unseen. axe's rules name no failures."""
    known = {failure["id"] for failure in FAILURES}
    in_table = {(f["id"], rule) for f in FAILURES for rule in named_rules(f) if RULES[rule].family != "axe"}
    in_rules = {
        (name, rule.id) for rule in RULES.values() for name in rule.meta.techniques if re.fullmatch(r"F\d+", name)
    }
    assert {name for name, _ in in_rules} <= known
    assert in_table == in_rules, "put the number into the rule's Meta and the rule into checks/standards/failures.csv"
