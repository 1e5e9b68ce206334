"""The gate: report → verdict. Fails closed: what is not answered counts against, never for, the site."""

from collections import Counter

from checks.criteria import WCAG_22, standard_criteria
from checks.model import Mode, Outcome, Planned, Report, Result, Verdict


def blocking(outcome: Outcome, report: Report) -> bool:
    """Whether an outcome is a failure that keeps the site from being published.

    Failures of the report's standard block, and so do failures of the house's own rules (no criterion). Failures of
    criteria that only WCAG 2.1 or 2.2 has block when the report says so. Severity plays no part. A failure that a
    record in force lets stand does not block.
    """
    return outcome.result is Result.FAILED and not accepted(outcome, report) and _counts(outcome, report)


def accepted(outcome: Outcome, report: Report) -> bool:
    """Whether a failure stands by an exception that is in force on the day of the report."""
    return outcome.result is Result.FAILED and any(
        record.path == outcome.exception and report.day <= record.until for record in report.exceptions
    )


def open_question(outcome: Outcome, report: Report) -> bool:
    """Whether an outcome is a question that keeps the site from being published until a person answers it.

    Questions of the report's A and AA criteria do, save those that stood open before.
    """
    return (
        report.gate_questions
        and outcome.result is Result.CANT_TELL
        and bool(outcome.criteria)
        and _counts(outcome, report)
        and (not outcome.content or outcome.content not in report.open_before)
    )


def _counts(outcome: Outcome, report: Report) -> bool:
    """Whether the gate minds the criteria of an outcome."""
    criteria = frozenset(outcome.criteria)
    if not criteria or criteria & standard_criteria(report.standard):
        return True
    return report.gate_next_standard and bool(criteria & standard_criteria(WCAG_22))


def unanswered(report: Report) -> tuple[Planned, ...]:
    """The planned questions that no outcome answers, in the plan's order."""
    # Plain tuples are equal to Planned ones and much cheaper to make; a large site has a million of them.
    answered = {(outcome.rule, outcome.page, outcome.state) for outcome in report.outcomes}
    return tuple(question for question in report.planned if question not in answered)


def contradictory(report: Report) -> tuple[Planned, ...]:
    """Questions answered in a way that cannot be: a pass beside a failure, or an answer nobody planned."""
    planned = frozenset(report.planned)
    final = (Result.PASSED, Result.INAPPLICABLE, Result.UNTESTED)
    total = Counter((outcome.rule, outcome.page, outcome.state) for outcome in report.outcomes)
    # A person answers about one element; the machine's pass is about all of them.
    whole = (outcome for outcome in report.outcomes if outcome.mode is not Mode.MANUAL)
    closed = {(outcome.rule, outcome.page, outcome.state) for outcome in whole if outcome.result in final}
    return tuple(
        Planned(*question)
        for question in total
        if question not in planned or (question in closed and total[question] > 1)
    )


def verdict(report: Report) -> Verdict:
    """The one verdict, computed before any report is written.

    `incomplete` comes before `nonconforming`: as long as something was not tested, the list of failures is not the
    whole list. Both keep the site from being published. A question nobody has answered is a test that is not finished,
    told after the failures because those come first to be mended.
    """
    untested = any(outcome.result is Result.UNTESTED for outcome in report.outcomes)
    if not report.planned or report.problems or untested or unanswered(report) or contradictory(report):
        return Verdict.INCOMPLETE
    if report.record_problems or any(blocking(outcome, report) for outcome in report.outcomes):
        return Verdict.NONCONFORMING
    if any(open_question(outcome, report) for outcome in report.outcomes):
        return Verdict.INCOMPLETE
    return Verdict.CONFORMS
