"""JUnit XML: what a dashboard counts, and that it counts nothing the gate does not."""

from xml.etree import ElementTree

import pytest

from checks.findings import findings
from checks.model import Planned, Report, Result
from checks.reporters.junit import render
from tests.golden.sample import sample, sample_rules
from tests.reporters.reports import clean, failing, looked_at, outcome, report


def suites(told: Report) -> ElementTree.Element:
    with sample_rules():
        return ElementTree.fromstring(render(told))


@pytest.mark.parametrize("told", [clean(), looked_at(), failing(), sample(), report()])
def test_the_counts_are_those_of_the_cases(told: Report) -> None:
    root = suites(told)
    for count, element in (("tests", ""), ("failures", "/failure"), ("errors", "/error"), ("skipped", "/skipped")):
        assert int(root.get(count, "")) == len(root.findall(f"testsuite/testcase{element}")), count
        for suite in root:
            assert int(suite.get(count, "")) == len(suite.findall(f"testcase{element}")), count


def test_only_what_closes_the_gate_is_a_failure() -> None:
    root = suites(sample())
    assert len(root.findall(".//failure")) == len(findings(sample()).blocking)
    advisory = report(outcome(criteria=("1.4.10",)))
    assert suites(advisory).findall(".//failure") == []
    assert len(suites(advisory).findall(".//skipped")) == 1


def test_a_failure_tells_where_what_and_how_to_mend_it() -> None:
    (case,) = suites(failing()).findall(".//testcase[failure]")
    failure = case.find("failure")
    assert failure is not None
    assert case.get("file") == "docs/a.md"
    for words in ("docs/a.md:3", "よくありません。", "直し方：直します。", "1.1.1 非テキストコンテンツ（A）", "<img>"):
        assert words in (failure.text or "")


def test_what_was_not_tested_is_an_error_of_each_rule_it_concerns() -> None:
    told = report(
        outcome(Result.UNTESTED),
        outcome(Result.UNTESTED, rule="html/b"),
        unanswered=(Planned("html/c", "/a.html", "light-1280"),),
        problems=("ブラウザが止まりました。",),
    )
    errors = suites(told).findall(".//testcase[error]")
    assert [case.get("classname") for case in errors] == ["html/a", "html/b", "html/c", "試験全体"]


def test_a_rule_that_found_nothing_to_judge_has_not_passed() -> None:
    cases = {case.get("classname"): case for case in suites(clean()).iter("testcase")}
    assert len(cases["html/a"]) == 0
    assert cases["html/b"].find("skipped") is not None


def test_a_rule_that_passed_on_one_page_and_failed_on_another_has_no_passing_case() -> None:
    told = report(outcome(Result.PASSED, page="/b.html"), outcome(Result.FAILED))
    assert [len(case) for case in suites(told).iter("testcase")] == [1]
