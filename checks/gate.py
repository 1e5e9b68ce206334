"""The gate: report → verdict. Fails closed: what is not answered counts against, never for, the site."""

from collections import Counter

from checks.criteria import WCAG_22, standard_criteria
from checks.model import Outcome, Planned, Report, Result, Verdict


def blocking(outcome: Outcome, report: Report) -> bool:
    """Whether an outcome is a failure that keeps the site from being published.

    Failures of the report's standard block, and so do failures of the house's own rules (no criterion). Failures of
    criteria that only WCAG 2.1 or 2.2 has block when the report says so. Severity plays no part.
    """
    if outcome.result is not Result.FAILED:
        return False
    criteria = frozenset(outcome.criteria)
    if not criteria or criteria & standard_criteria(report.standard):
        return True
    return report.gate_next_standard and bool(criteria & standard_criteria(WCAG_22))


def unanswered(report: Report) -> tuple[Planned, ...]:
    """The planned questions that no outcome answers, in the plan's order."""
    answered = {outcome.planned for outcome in report.outcomes}
    return tuple(question for question in report.planned if question not in answered)


def contradictory(report: Report) -> tuple[Planned, ...]:
    """Questions answered in a way that cannot be: a pass beside a failure, or an answer nobody planned."""
    planned = frozenset(report.planned)
    final = (Result.PASSED, Result.INAPPLICABLE, Result.UNTESTED)
    total = Counter(outcome.planned for outcome in report.outcomes)
    closed = {outcome.planned for outcome in report.outcomes if outcome.result in final}
    return tuple(
        question for question in total if question not in planned or (question in closed and total[question] > 1)
    )


def verdict(report: Report) -> Verdict:
    """The one verdict, computed before any report is written.

    `incomplete` comes before `nonconforming`: as long as something was not tested, the list of failures is not the
    whole list. Both keep the site from being published.
    """
    untested = any(outcome.result is Result.UNTESTED for outcome in report.outcomes)
    if not report.planned or report.problems or untested or unanswered(report) or contradictory(report):
        return Verdict.INCOMPLETE
    if any(blocking(outcome, report) for outcome in report.outcomes):
        return Verdict.NONCONFORMING
    return Verdict.CONFORMS
