"""What a person is told: each fault once, nothing hidden."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.findings import CONTRADICTION, EMPTY_PLAN, NO_ANSWER, Issue, Kind, findings
from checks.model import Location, Origin, Outcome, PageRecord, Planned, Report, Result, Severity, Target, Verdict
from tests.golden.sample import sample
from tests.reporters.reports import clean, failing, location, outcome, report

TEMPLATE = Location("overrides/main.html", 5, True, Origin.TEMPLATE)


def only(told: Report) -> Issue:
    issues = findings(told).issues
    assert len(issues) == 1, issues
    return issues[0]


def test_the_same_element_in_several_states_is_one_issue_that_names_the_states() -> None:
    issue = only(report(outcome(state="dark-320"), outcome(state="light-1280")))
    assert issue.states == ("light-1280", "dark-320")
    assert issue.pages == ("/a.html",)
    assert issue.places == 1


def test_what_a_rule_says_differently_in_another_state_is_kept() -> None:
    issue = only(report(outcome(message="薄い（2.1）"), outcome(state="dark-320", message="薄い（1.3）")))
    assert (issue.message, issue.variants) == ("薄い（2.1）", ("薄い（1.3）",))


def test_two_elements_of_one_page_are_two_issues() -> None:
    told = findings(report(outcome(snippet="<img id=a>"), outcome(snippet="<img id=b>")))
    assert len(told.blocking) == 2


def test_a_fault_of_the_template_is_one_issue_although_each_page_writes_the_link_differently() -> None:
    issue = only(
        report(
            outcome(page="/a.html", where=TEMPLATE, snippet='<a href="b/"></a>'),
            outcome(page="/b/index.html", where=TEMPLATE, snippet='<a href="../b/"></a>'),
            outcome(page="/c/index.html", where=TEMPLATE, snippet='<a href="../b/"></a>'),
        )
    )
    assert issue.pages == ("/a.html", "/b/index.html", "/c/index.html")


def test_different_elements_of_a_template_line_stay_apart() -> None:
    told = findings(report(outcome(where=TEMPLATE, snippet="<a>"), outcome(where=TEMPLATE, snippet="<img>")))
    assert len(told.blocking) == 2


def test_different_faults_of_a_template_line_stay_apart() -> None:
    told = findings(
        report(
            outcome(where=TEMPLATE, snippet="<a href=x>", message="言葉がありません。"),
            outcome(where=TEMPLATE, snippet="<a href=y>", message="行き先がありません。"),
        )
    )
    assert len(told.blocking) == 2


def test_the_same_markup_in_two_markdown_files_is_two_issues() -> None:
    told = findings(report(outcome(), outcome(page="/b.html", where=location("docs/b.md"))))
    assert [issue.path for issue in told.blocking] == ["docs/a.md", "docs/b.md"]


def axe(**facts: Any) -> Report:
    """Our rule and axe-core about one image, unless the facts of axe's answer say otherwise."""
    own = outcome(rule="html/a", snippet='<img class="a b" src="x.png"/>', message="町の言葉")
    same = {"rule": "axe/a", "snippet": '<img src="x.png" class="a b">', "selector": "#x", "message": "axe の言葉"}
    return report(own, outcome(**{**same, **facts}))


def test_where_axe_and_our_rule_blame_the_same_element_our_words_are_told_and_both_rules_named() -> None:
    issue = only(axe(criteria=("1.1.1", "4.1.2"), state="dark-320"))
    assert (issue.rule, issue.also, issue.message, issue.variants) == ("html/a", ("axe/a",), "町の言葉", ())
    assert issue.criteria == ("1.1.1", "4.1.2")
    assert issue.states == ("light-1280", "dark-320")
    assert issue.places == 1


def test_axe_is_told_by_itself_for_another_element_line_criterion_or_page() -> None:
    for other in (
        {"snippet": '<img src="y.png">'},
        {"where": location(line=4)},
        {"criteria": ("4.1.2",)},
        {"page": "/b.html"},
    ):
        assert len(findings(axe(**other)).blocking) == 2, other


def test_a_sure_failure_of_axe_does_not_vanish_behind_our_doubt() -> None:
    told = axe()
    own, other = told.outcomes
    doubt = replace(told, outcomes=(replace(own, result=Result.CANT_TELL), other))
    assert [issue.rule for issue in findings(doubt).blocking] == ["axe/a"]


def test_two_elements_blamed_by_axe_are_not_both_hidden_behind_one_of_ours() -> None:
    told = axe()
    second = replace(told.outcomes[1], fingerprint="0" * 16)
    assert len(findings(replace(told, outcomes=(*told.outcomes, second))).blocking) == 2


HEADING: dict[str, Any] = {"snippet": "<h4>備え</h4>", "criteria": ()}
JUMP = outcome(rule="html/heading-nesting", key="jump", **HEADING)
SKIPPED = outcome(Result.CANT_TELL, rule="html/heading-look", key="skipped", **HEADING)
BUTTON = outcome(
    rule="site/color-reference", key="nameless", where=location(line=5), snippet="<p>緑のボタンを押してください。</p>"
)
IN_SOURCE = outcome(
    Result.CANT_TELL, rule="text/color-instruction", key="color", page="docs/a.md", where=location(line=6), selector=""
)
COLOUR = replace(IN_SOURCE, target=Target("", "緑のボタン"))


def test_a_question_that_a_failure_at_the_same_place_answers_is_told_with_it() -> None:
    for failure, question in ((JUMP, SKIPPED), (BUTTON, COLOUR)):
        issue = only(report(failure, question, gate_questions=True))
        assert (issue.kind, issue.rule, issue.also) == (Kind.BLOCKING, failure.rule, (question.rule,))
        assert issue.message == failure.message


def test_a_question_about_something_else_stays_beside_a_failure() -> None:
    larger = replace(SKIPPED, key="larger")
    elsewhere = replace(SKIPPED, location=location(line=9))
    unsure = replace(JUMP, result=Result.CANT_TELL)
    for failure, question in (
        (JUMP, larger),
        (JUMP, elsewhere),
        (unsure, SKIPPED),
        (BUTTON, replace(COLOUR, target=Target("", "赤いボタン"))),
        (BUTTON, replace(COLOUR, location=location("docs/b.md", 6))),
        (BUTTON, replace(COLOUR, location=location(line=4))),
    ):
        assert len(findings(report(failure, question)).issues) == 2, (failure, question)


def test_issues_come_by_severity_then_file_then_line() -> None:
    told = findings(
        report(
            outcome(snippet="<a>", where=location("docs/b.md", 1)),
            outcome(snippet="<b>", where=location("docs/a.md", 20)),
            outcome(snippet="<i>", where=location("docs/a.md", 3)),
            outcome(snippet="<u>", where=location("docs/z.md", 9), severity=Severity.CRITICAL),
        )
    )
    assert [(i.path, i.line) for i in told.blocking] == [
        ("docs/z.md", 9),
        ("docs/a.md", 3),
        ("docs/a.md", 20),
        ("docs/b.md", 1),
    ]


def test_a_failure_of_the_next_standard_advises_until_the_gate_is_told_to_close_on_it() -> None:
    told = report(outcome(criteria=("1.4.10",)))
    assert only(told).kind is Kind.ADVISORY
    assert only(replace(told, gate_next_standard=True)).kind is Kind.BLOCKING


def test_a_failure_of_a_house_rule_blocks() -> None:
    assert only(report(outcome(criteria=()))).kind is Kind.BLOCKING


def test_what_a_person_must_look_at_is_review() -> None:
    assert only(report(outcome(Result.CANT_TELL))).kind is Kind.REVIEW


def test_untested_questions_are_grouped_by_their_reason_and_all_counted() -> None:
    told = findings(
        report(
            outcome(Result.UNTESTED, rule="html/a"),
            outcome(Result.UNTESTED, rule="html/b"),
            outcome(Result.UNTESTED, rule="html/c", page="/b.html", message="規則が誤りを起こしました。"),
        )
    )
    assert [(u.reason, u.pages, u.rules, u.count) for u in told.untested] == [
        ("読めませんでした。", ("/a.html",), ("html/a", "html/b"), 2),
        ("規則が誤りを起こしました。", ("/b.html",), ("html/c",), 1),
    ]
    assert told.untested_count == 3


def test_a_planned_question_without_answer_is_told() -> None:
    told = findings(report(outcome(Result.PASSED), unanswered=(Planned("html/b", "/a.html", "light-1280"),)))
    assert [(u.reason, u.rules) for u in told.untested] == [(NO_ANSWER, ("html/b",))]
    assert told.verdict is Verdict.INCOMPLETE


def test_answers_that_contradict_each_other_are_told() -> None:
    told = findings(report(outcome(Result.PASSED), outcome(Result.FAILED)))
    assert [u.reason for u in told.untested] == [CONTRADICTION]


def test_an_empty_plan_is_a_problem_in_words() -> None:
    assert findings(report()).problems == (EMPTY_PLAN,)


def test_a_hole_in_the_evidence_of_a_page_is_told_even_when_every_rule_answered() -> None:
    told = clean()
    holed = replace(told, pages=(PageRecord("/a.html", None, 1.0, "暗い配色の記録がありません。"),))
    assert [(u.reason, u.pages, u.rules, u.count) for u in findings(holed).untested] == [
        ("暗い配色の記録がありません。", ("/a.html",), (), 0)
    ]


def test_a_pages_problem_is_not_told_twice() -> None:
    told = report(outcome(Result.UNTESTED, message="落ちました。"))
    told = replace(told, pages=(PageRecord("/a.html", None, 1.0, "落ちました。"),))
    assert [u.count for u in findings(told).untested] == [1]


def test_a_passed_or_inapplicable_answer_is_no_issue() -> None:
    assert findings(clean()).issues == ()


@settings(deadline=None, max_examples=30)
@given(st.permutations(sample().outcomes))
def test_the_order_of_the_answers_does_not_change_what_is_told(shuffled: list[Outcome]) -> None:
    assert findings(replace(sample(), outcomes=tuple(shuffled))) == findings(sample())


def test_every_failure_and_doubt_is_seen_in_some_issue() -> None:
    told = sample()
    seen = {(rule, s.page, s.state) for i in findings(told).issues for s in i.seen for rule in (i.rule, *i.also)}
    for answer in told.outcomes:
        if answer.result in (Result.FAILED, Result.CANT_TELL):
            assert answer.planned in seen


def test_the_verdict_is_that_of_the_gate() -> None:
    assert findings(clean()).verdict is Verdict.CONFORMS
    assert findings(failing()).verdict is Verdict.NONCONFORMING
