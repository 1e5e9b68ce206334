"""The gate fails closed: sentences about what opens it and, mostly, about what does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.criteria import JIS_2016
from checks.gate import blocking, contradictory, unanswered, verdict
from checks.model import Outcome, PageRecord, Planned, Report, Result, Severity, Verdict

PLANNED = tuple(
    Planned(rule, page, state)
    for rule in ("html/image-alt", "axe/color-contrast")
    for page in ("/index.html", "/a/index.html")
    for state in ("light-1280", "dark-320")
)


def outcome(question: Planned, result: Result = Result.PASSED, criteria: tuple[str, ...] = ("1.1.1",)) -> Outcome:
    return Outcome(*question, result=result, criteria=criteria)


CLEAN = Report(
    standard=JIS_2016,
    gate_next_standard=False,
    states=("light-1280", "dark-320"),
    planned=PLANNED,
    pages=(PageRecord("/index.html", None, 0.1), PageRecord("/a/index.html", None, 0.1)),
    outcomes=tuple(outcome(question) for question in PLANNED),
    versions=(),
)


def with_result(result: Result, criteria: tuple[str, ...] = ("1.1.1",), *, index: int = 0) -> Report:
    changed = list(CLEAN.outcomes)
    changed[index] = replace(changed[index], result=result, criteria=criteria)
    return replace(CLEAN, outcomes=tuple(changed))


def test_a_report_in_which_every_question_is_answered_without_a_failure_conforms() -> None:
    assert verdict(CLEAN) is Verdict.CONFORMS


def test_inapplicable_and_open_questions_for_people_do_not_block() -> None:
    assert verdict(with_result(Result.INAPPLICABLE)) is Verdict.CONFORMS
    assert verdict(with_result(Result.CANT_TELL)) is Verdict.CONFORMS


def test_a_failure_of_a_jis_criterion_closes_the_gate() -> None:
    assert verdict(with_result(Result.FAILED, ("1.4.3",))) is Verdict.NONCONFORMING


def test_a_failure_of_a_rule_of_the_house_closes_the_gate() -> None:
    assert verdict(with_result(Result.FAILED, ())) is Verdict.NONCONFORMING


def test_a_failure_only_wcag_2_2_knows_closes_the_gate_when_the_setting_says_so() -> None:
    report = with_result(Result.FAILED, ("2.5.8",))
    assert verdict(report) is Verdict.CONFORMS
    assert verdict(replace(report, gate_next_standard=True)) is Verdict.NONCONFORMING


@pytest.mark.parametrize("severity", list(Severity))
def test_severity_never_opens_the_gate(severity: Severity) -> None:
    report = with_result(Result.FAILED)
    report = replace(report, outcomes=tuple(replace(o, severity=severity) for o in report.outcomes))
    assert verdict(report) is Verdict.NONCONFORMING


def test_one_untested_answer_makes_the_report_incomplete() -> None:
    assert verdict(with_result(Result.UNTESTED)) is Verdict.INCOMPLETE


def test_an_untested_answer_outranks_a_failure_because_the_list_of_failures_is_not_whole() -> None:
    report = with_result(Result.FAILED)
    last = replace(report.outcomes[-1], result=Result.UNTESTED)
    assert verdict(replace(report, outcomes=(*report.outcomes[:-1], last))) is Verdict.INCOMPLETE


def test_an_empty_plan_is_incomplete() -> None:
    assert verdict(replace(CLEAN, planned=(), outcomes=())) is Verdict.INCOMPLETE


def test_a_problem_while_collecting_is_incomplete() -> None:
    assert verdict(replace(CLEAN, problems=("ブラウザが止まりました。",))) is Verdict.INCOMPLETE


@given(st.sets(st.integers(0, len(PLANNED) - 1), min_size=1))
def test_removing_any_answers_from_a_clean_report_closes_the_gate(gone: set[int]) -> None:
    left = tuple(o for i, o in enumerate(CLEAN.outcomes) if i not in gone)
    report = replace(CLEAN, outcomes=left)
    assert verdict(report) is Verdict.INCOMPLETE
    assert set(unanswered(report)) == {PLANNED[i] for i in gone}


@given(st.integers(0, len(PLANNED) - 1), st.sampled_from(list(Result)))
def test_a_second_answer_beside_a_pass_closes_the_gate(index: int, result: Result) -> None:
    report = replace(CLEAN, outcomes=(*CLEAN.outcomes, outcome(PLANNED[index], result)))
    assert contradictory(report) == (PLANNED[index],)
    assert verdict(report) is Verdict.INCOMPLETE


def test_several_findings_for_one_question_are_no_contradiction() -> None:
    report = with_result(Result.FAILED)
    report = replace(report, outcomes=(*report.outcomes, report.outcomes[0]))
    assert verdict(report) is Verdict.NONCONFORMING


def test_an_answer_nobody_planned_closes_the_gate() -> None:
    stranger = outcome(Planned("html/unknown", "/index.html", "light-1280"))
    assert verdict(replace(CLEAN, outcomes=(*CLEAN.outcomes, stranger))) is Verdict.INCOMPLETE


@pytest.mark.parametrize("result", [r for r in Result if r is not Result.FAILED])
def test_only_failures_block(result: Result) -> None:
    report = with_result(result)
    assert not any(blocking(o, report) for o in report.outcomes)
