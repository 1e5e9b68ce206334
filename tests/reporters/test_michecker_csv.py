"""The list by miChecker's ids: one line for each item and page, and nothing a spreadsheet would run."""

import csv

from checks.model import Outcome, Result
from checks.reporters.michecker_csv import render
from checks.rule import rules
from tests.reporters.reports import outcome, report

RULE = next(rule for rule in rules() if len(rule.meta.michecker) > 1)


def lines(*outcomes: Outcome) -> list[dict[str, str]]:
    text = render(report(*outcomes))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(text.lstrip("\ufeff").splitlines()))


def test_a_finding_stands_under_each_item_its_rule_covers() -> None:
    told = lines(outcome(rule=RULE.id))
    assert [line["項目の番号"] for line in told] == list(RULE.meta.michecker)
    assert {line["区分"] for line in told} == {"問題あり"}
    assert told[0]["達成基準"].startswith("1.1.1")


def test_what_a_person_must_look_at_is_called_so() -> None:
    assert {line["区分"] for line in lines(outcome(Result.CANT_TELL, rule=RULE.id))} == {"要判断箇所"}


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    (line, *_) = lines(outcome(rule=RULE.id, message="=1+1"))
    assert line["説明"] == "'=1+1"
