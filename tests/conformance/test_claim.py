"""The truth table of 対応度: every combination of facts has one line of the table, and the rule says the same."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from checks.conformance import Claim, Facts, claim_for
from checks.model import Result
from checks.rule import judge, rules
from checks.subject import Document, Page, Site

NAMES = list(Facts.__slots__)
with (Path(__file__).parent / "claims.csv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file))
COMBINATIONS = [
    Facts(**dict(zip(NAMES, values, strict=True)))
    for values in product((True, False), repeat=len(NAMES))
    if not dict(zip(NAMES, values, strict=True))["all_met"] or dict(zip(NAMES, values, strict=True))["some_met"]
]
"""All there can be: who meets all criteria meets some."""
ALL_TRUE = Facts(*[True] * len(NAMES))


def fits(row: Mapping[str, str], facts: Facts) -> bool:
    said = {"yes": True, "no": False}
    return all(row[name] == "-" or said[row[name]] is getattr(facts, name) for name in NAMES)


def test_every_combination_of_facts_has_exactly_one_line_of_the_table() -> None:
    assert len(COMBINATIONS) == 192
    assert {sum(fits(row, facts) for row in TABLE) for facts in COMBINATIONS} == {1}


def test_the_rule_says_what_the_table_says() -> None:
    for facts in COMBINATIONS:
        row = next(row for row in TABLE if fits(row, facts))
        assert claim_for(facts).value == row["claim"], facts


@pytest.mark.parametrize("name", NAMES)
def test_no_fact_can_be_missing_from_compliance(name: str) -> None:
    assert claim_for(ALL_TRUE) is Claim.COMPLIANT
    if name != "some_met":
        assert claim_for(replace(ALL_TRUE, **{name: False})).strength < Claim.COMPLIANT.strength


def test_conformance_is_no_word_of_ours() -> None:
    assert "適合" not in {claim.value for claim in Claim}


RULE = next(rule for rule in rules() if rule.id == "site/conformance-claim")
WORDS = {
    "配慮": "<p>JIS X 8341-3:2016の適合レベルAAに配慮しています。</p>",
    "一部準拠": "<p>JIS X 8341-3:2016の適合レベルAAに一部準拠しています。</p>",
    "準拠": "<p>JIS X 8341-3:2016の適合レベルAAに準拠しています。</p>",
    "適合": "<p>JIS X 8341-3:2016の適合レベルAAに適合しています。</p>",
}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("recorded", list(Claim))
def test_a_page_may_claim_what_is_recorded_or_less(word: str, recorded: Claim) -> None:
    site = Site({"/a.html": Page("/a.html", "source", Document("/a.html", WORDS[word]))}, frozenset(), claim=recorded)
    told = [judged for judged in judge(RULE, site) if judged.result is Result.FAILED]
    allowed = word != "適合" and Claim(word).strength <= recorded.strength
    assert bool(told) is not allowed


def test_a_site_without_records_is_not_asked() -> None:
    site = Site({"/a.html": Page("/a.html", "source", Document("/a.html", WORDS["準拠"]))}, frozenset(), claim=None)
    assert list(judge(RULE, site)) == []
