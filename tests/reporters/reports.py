"""Small reports for tests."""

from dataclasses import replace
from typing import Any

from checks.criteria import JIS_2016
from checks.model import (
    Location,
    Origin,
    Outcome,
    PageRecord,
    Planned,
    Report,
    Result,
    Severity,
    Target,
    fingerprint,
)

STATE = "light-1280"


def location(path: str = "docs/a.md", line: int | None = 3, origin: Origin = Origin.MARKDOWN) -> Location:
    return Location(path, line, True, origin)


def outcome(
    result: Result = Result.FAILED, rule: str = "html/a", page: str = "/a.html", state: str = STATE, **facts: Any
) -> Outcome:
    """One answer about an image without alt, unless told otherwise. where, snippet, selector: short for its parts."""
    where = facts.pop("where", location())
    target = Target(facts.pop("selector", "img"), facts.pop("snippet", "<img>"))
    plain = Outcome(rule, page, state, result, criteria=("1.1.1",), severity=Severity.SERIOUS)
    if result in (Result.FAILED, Result.CANT_TELL):
        name = fingerprint(rule, where.path, target.snippet, 0)
        plain = replace(plain, message="よくありません。", fix="直します。", target=target)
        plain = replace(plain, location=where, fingerprint=name)
    if result is Result.UNTESTED:
        plain = replace(plain, message="読めませんでした。", fix="もう一度実行してください。")
    return replace(plain, **facts)


def report(*outcomes: Outcome, unanswered: tuple[Planned, ...] = (), **facts: Any) -> Report:
    """A report whose plan is just what was answered."""
    planned = tuple(dict.fromkeys(answer.planned for answer in outcomes)) + unanswered
    pages = tuple(dict.fromkeys(question.page for question in planned if question.page.startswith("/")))
    plain = Report(
        standard=JIS_2016,
        gate_next_standard=False,
        states=(STATE,),
        planned=planned,
        pages=tuple(PageRecord(page, None, 1.0) for page in pages),
        outcomes=outcomes,
        versions=(("axe-core", "4.12.1"),),
    )
    return replace(plain, **facts)


def clean() -> Report:
    """Nothing found, nothing left open."""
    return report(outcome(Result.PASSED), outcome(Result.INAPPLICABLE, rule="html/b"))


def looked_at() -> Report:
    """Nothing failed, one thing for a person."""
    return report(outcome(Result.CANT_TELL))


def failing() -> Report:
    """Everything answered, one failure."""
    return report(outcome(Result.FAILED), outcome(Result.PASSED, rule="html/b"))


def many(count: int, result: Result = Result.FAILED, message: str = "よくありません。") -> Report:
    """So many faults in as many lines of one file."""
    return report(
        *(
            outcome(result, snippet=f"<img id={n}>", where=location(line=n), message=f"{message}{n}")
            for n in range(1, count + 1)
        )
    )
