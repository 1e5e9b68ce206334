"""EARL: one assertion for each page and criterion, and never a better answer than the worst that was given."""

import json
from typing import Any

from checks.model import Mode, Result
from checks.reporters.earl import render
from tests.reporters.reports import outcome, report


def assertions(*outcomes: Any) -> list[dict[str, Any]]:
    graph = json.loads(render(report(*outcomes)))["@graph"]
    return [item for item in graph if item["@type"] == "earl:Assertion"]


def results(*outcomes: Any) -> list[str]:
    return [item["earl:result"]["earl:outcome"]["@id"] for item in assertions(*outcomes)]


def test_a_failure_outweighs_a_pass_and_what_needs_a_person_too() -> None:
    passed, failed, open_ = (outcome(r, rule=f"html/{r}") for r in (Result.PASSED, Result.FAILED, Result.CANT_TELL))
    assert results(passed) == ["earl:passed"]
    assert results(passed, open_) == ["earl:cantTell"]
    assert results(passed, open_, failed) == ["earl:failed"]
    assert results(passed, outcome(Result.UNTESTED, rule="html/u")) == ["earl:untested"]


def test_the_mode_says_who_answered() -> None:
    assert assertions(outcome(Result.PASSED))[0]["earl:mode"] == {"@id": "earl:automatic"}
    by_hand = outcome(Result.PASSED, mode=Mode.MANUAL)
    assert assertions(by_hand)[0]["earl:mode"] == {"@id": "earl:manual"}
    assert assertions(by_hand, outcome(Result.PASSED, rule="html/b"))[0]["earl:mode"] == {"@id": "earl:semiAuto"}


def test_each_page_has_its_own_assertion() -> None:
    told = assertions(outcome(Result.PASSED, page="/a.html"), outcome(Result.FAILED, page="/b.html"))
    assert [item["earl:subject"]["dcterms:source"] for item in told] == ["/a.html", "/b.html"]
