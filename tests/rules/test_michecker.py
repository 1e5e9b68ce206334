"""What miChecker reports, held against the rules: nothing it calls a problem goes unanswered."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from checks.rule import rules

TABLE = Path(__file__).parents[2] / "checks" / "standards" / "michecker.csv"
SEVERITIES = {"問題あり": 58, "問題の可能性大": 56}
"""How many items miChecker's own data has of its two upper severities."""

with TABLE.open(encoding="utf-8", newline="") as file:
    ITEMS = list(csv.DictReader(file))
RULES = {rule.id: rule for rule in rules()}


def named_rules(item: dict[str, str]) -> list[str]:
    return item["rules"].split()


def test_the_table_holds_every_item_of_the_two_upper_severities_once() -> None:
    assert Counter(item["severity"] for item in ITEMS) == SEVERITIES
    assert len({item["id"] for item in ITEMS}) == len(ITEMS)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_every_item_is_covered_by_a_rule_that_exists_or_says_why_not(item: dict[str, str]) -> None:
    assert set(named_rules(item)) <= RULES.keys()
    assert named_rules(item) or re.search(r"[ぁ-ん].*。$", item["reason"])


def test_the_table_and_the_rules_tell_the_same_of_each_other() -> None:
    """Both ways, so that neither a renamed rule nor a mistyped id goes unseen. axe's rules name no ids."""
    known = {item["id"] for item in ITEMS}
    in_table = {(item["id"], rule) for item in ITEMS for rule in named_rules(item) if RULES[rule].family != "axe"}
    in_rules = {(number, rule.id) for rule in RULES.values() for number in rule.meta.michecker if number in known}
    assert in_table == in_rules, "put the id into the rule's Meta and the rule into checks/standards/michecker.csv"


def test_ids_of_rules_that_the_table_does_not_hold_have_the_form_of_michecker_ids() -> None:
    named = {number for rule in RULES.values() for number in rule.meta.michecker}
    assert named
    assert all(re.fullmatch(r"B_\d+|[CL]_\d+(?:\.\d+)?", number) for number in named)
