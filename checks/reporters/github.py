"""Annotations on a pull request's lines, as workflow commands of GitHub Actions."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from checks.findings import Findings, Issue, findings
from checks.model import Report
from checks.reporters._words import UNTESTED_TITLE, clean, fix_words, heading_words, some, spread_words

LIMIT = 10
"""GitHub shows ten annotations of a type for each step, and fifty for a job; the rest it drops without a word."""

_REST = "すべての指摘は、ジョブの要約（Summary）と報告書にあります。"

Changed = Mapping[str, AbstractSet[int]]


def render(report: Report) -> str:
    """Workflow commands, the most harmful first; "" when there is nothing to tell."""
    return render_with_changes(report, {})


def render_with_changes(report: Report, changed: Changed) -> str:
    """Workflow commands, findings in changed lines first.

    changed: by path, the numbers of the lines the pull request adds or changes (see _changes.py).
    """
    found = findings(report)
    errors = [*_issues(found.blocking, changed, touched=True), *_untested(found)]
    errors += _issues(found.blocking, changed, touched=False)
    errors += chain.from_iterable(_issues(found.questions, changed, touched=t) for t in (True, False))
    told = found.accepted + found.advisory
    warnings = chain.from_iterable(_issues(told, changed, touched=t) for t in (True, False))
    notices = chain.from_iterable(_issues(found.review, changed, touched=t) for t in (True, False))
    commands = [*_limited("error", errors), *_limited("warning", list(warnings)), *_limited("notice", list(notices))]
    return "".join(f"{command}\n" for command in commands)


Annotation = tuple[Mapping[str, str], str]
"""Properties and message."""


def _issues(issues: Sequence[Issue], changed: Changed, *, touched: bool) -> Iterator[Annotation]:
    for issue in issues:
        if (issue.line in changed.get(issue.path, ())) is touched:
            yield _issue(issue)


def _issue(issue: Issue) -> Annotation:
    words = [issue.message, *issue.variants, fix_words(issue)]
    near = issue.location is None or not issue.location.exact
    words += ["（このあたり。行は正確ではありません）"] if near else []
    words += [f"例外の記録：{issue.exception}"] if issue.exception else []
    words += [spread_words(issue), f"詳しく：./run explain {issue.rule}"]
    line = {"line": str(issue.line)} if issue.line else {}
    properties = {"file": issue.path, **line, "title": heading_words(issue)}
    return properties, "\n".join(text for text in words if text)


def _untested(found: Findings) -> Iterator[Annotation]:
    for problem in found.problems:
        yield {"title": UNTESTED_TITLE}, problem
    for item in found.untested:
        yield {"title": f"{UNTESTED_TITLE}（{item.count}問）"}, f"{item.reason}\n{some(item.pages)}"


def _limited(kind: str, annotations: Sequence[Annotation]) -> Iterator[str]:
    fits = len(annotations) <= LIMIT
    shown = annotations if fits else annotations[: LIMIT - 1]
    yield from (_command(kind, *annotation) for annotation in shown)
    if not fits:
        yield _command(kind, {"title": f"ほか {len(annotations) - len(shown)} 件"}, _REST)


def _command(kind: str, properties: Mapping[str, str], message: str) -> str:
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {shown}::{_data(message)}"


def _data(text: str) -> str:
    """Escapes as the runner undoes it; "%" goes first because the others bring new ones."""
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
