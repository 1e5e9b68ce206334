"""Report → what a person is told: each fault once, the worst first, and everything that could not be tested."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from bs4 import BeautifulSoup

from checks.criteria import sort_key
from checks.gate import accepted, blocking, contradictory, open_question, unanswered, verdict
from checks.model import Location, Origin, Outcome, Report, Result, Severity, Verdict
from checks.states import STATES

NO_ANSWER = "予定した質問に、答えがありません。"
CONTRADICTION = "1つの質問に食い違う答えがあるか、予定にない答えがあります。"
EMPTY_PLAN = "調べるものが1つもありません。ページと規則があるか確かめてください。"

SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.CRITICAL: "最優先",
    Severity.SERIOUS: "高",
    Severity.MODERATE: "中",
    Severity.MINOR: "低",
}
"""What a severity means to whoever mends: the order of the work, nothing about whether the gate opens."""

_STATE_ORDER = {state.name: number for number, state in enumerate(STATES)}
_AXE = "axe/"
_ASKED_AGAIN: Mapping[tuple[str, str], str] = {
    ("html/heading-look", "skipped"): "html/heading-nesting",
    ("text/color-instruction", "color"): "site/color-reference",
    ("text/position-instruction", "position"): "site/visual-reference",
    ("text/position-instruction", "shape"): "site/visual-reference",
}
"""Questions, by rule and message, that ask what another rule is sure of where it fails at the same place."""
_INDEX = "data-checks-n"


class Kind(StrEnum):
    """What a finding asks for, strongest first: mend it now, answer it now, mend it before the exception ends or the
    next standard comes, look at it."""

    BLOCKING = "blocking"
    QUESTION = "question"
    ACCEPTED = "accepted"
    ADVISORY = "advisory"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a fault showed. page: url or source file; state: name; selector: "" when the rule named no element."""

    page: str
    state: str
    selector: str

    @property
    def order(self) -> tuple[str, int, str, str]:
        """By page, then in the order in which the states are looked at."""
        return self.page, _STATE_ORDER.get(self.state, len(_STATE_ORDER)), self.state, self.selector


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to mend or to look at, told once.

    rule: id of the rule whose words are used; key: which of its messages; also: other rules that say the same of the
    same element;
    variants: what else the rule said of it in other states (another colour, another width); seen: by page, then state;
    contents: names of the questions it stands for; exception: the record that lets it stand, "" for none.
    """

    kind: Kind
    rule: str
    key: str
    also: tuple[str, ...]
    severity: Severity
    criteria: tuple[str, ...]
    message: str
    fix: str
    variants: tuple[str, ...]
    location: Location | None
    snippet: str
    fingerprint: str
    seen: tuple[Seen, ...]
    contents: tuple[str, ...] = ()
    exception: str = ""

    @property
    def path(self) -> str:
        """The file to open; the page itself when no file is known."""
        return self.location.path if self.location else self.seen[0].page

    @property
    def line(self) -> int | None:
        """The line to go to, if known."""
        return self.location.line if self.location else None

    @property
    def pages(self) -> tuple[str, ...]:
        """Pages that show it, each once."""
        return tuple(dict.fromkeys(seen.page for seen in self.seen))

    @property
    def states(self) -> tuple[str, ...]:
        """States that show it, each once."""
        return tuple(dict.fromkeys(seen.state for seen in self.seen))

    @property
    def places(self) -> int:
        """The most elements any one page shows it at."""
        elements: dict[str, set[str]] = defaultdict(set)
        for seen in self.seen:
            elements[seen.page].add(seen.selector)
        return max(map(len, elements.values()))


@dataclass(frozen=True, slots=True)
class Untested:
    """Questions without an answer for one and the same reason. count: how many questions of rule, page and state."""

    reason: str
    pages: tuple[str, ...]
    rules: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All a person is told of a report. problems: what went wrong with the whole run or with people's records."""

    verdict: Verdict
    blocking: tuple[Issue, ...]
    questions: tuple[Issue, ...]
    accepted: tuple[Issue, ...]
    advisory: tuple[Issue, ...]
    review: tuple[Issue, ...]
    untested: tuple[Untested, ...]
    problems: tuple[str, ...]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything to mend or to look at."""
        return self.blocking + self.questions + self.accepted + self.advisory + self.review

    @property
    def untested_count(self) -> int:
        """How many questions have no answer to rely on."""
        return sum(item.count for item in self.untested)


def findings(report: Report) -> Findings:
    """Groups the outcomes of a report for people. The report itself keeps every single answer."""
    merged = _merged_templates(_merged_fingerprints(report))
    ordered = sorted(_merged_questions(_merged_engines(merged)), key=_order)
    return Findings(
        verdict=verdict(report),
        blocking=tuple(issue for issue in ordered if issue.kind is Kind.BLOCKING),
        questions=tuple(issue for issue in ordered if issue.kind is Kind.QUESTION),
        accepted=tuple(issue for issue in ordered if issue.kind is Kind.ACCEPTED),
        advisory=tuple(issue for issue in ordered if issue.kind is Kind.ADVISORY),
        review=tuple(issue for issue in ordered if issue.kind is Kind.REVIEW),
        untested=_untested(report),
        problems=(*report.problems, *(() if report.planned else (EMPTY_PLAN,)), *report.record_problems),
    )


def _order(issue: Issue) -> tuple[object, ...]:
    return (
        list(Severity).index(issue.severity),
        issue.path,
        issue.line or 0,
        issue.rule,
        issue.fingerprint,
        issue.seen[0].order,
    )


def _strength(issue: Issue) -> int:
    return list(Kind).index(issue.kind)


def _merged_fingerprints(report: Report) -> list[Issue]:
    """One issue for each rule and fingerprint, however many pages and states show it."""
    groups: dict[tuple[str, ...], list[Issue]] = defaultdict(list)
    for outcome in report.outcomes:
        if outcome.result in (Result.FAILED, Result.CANT_TELL):
            issue = _issue(outcome, report)
            name = (issue.fingerprint,) if issue.fingerprint else (outcome.page, issue.snippet, issue.message)
            groups[(issue.rule, *name)].append(issue)
    return [_merge(group) for group in groups.values()]


def _issue(outcome: Outcome, report: Report) -> Issue:
    target = outcome.target
    return Issue(
        kind=_kind(outcome, report),
        rule=outcome.rule,
        key=outcome.key,
        also=(),
        severity=outcome.severity,
        criteria=outcome.criteria,
        message=outcome.message,
        fix=outcome.fix,
        variants=(),
        location=outcome.location,
        snippet=target.snippet if target else "",
        fingerprint=outcome.fingerprint,
        seen=(Seen(outcome.page, outcome.state, target.selector if target else ""),),
        contents=(outcome.content,) if outcome.content else (),
        exception=outcome.exception if accepted(outcome, report) else "",
    )


def _kind(outcome: Outcome, report: Report) -> Kind:
    if outcome.result is Result.CANT_TELL:
        return Kind.QUESTION if open_question(outcome, report) else Kind.REVIEW
    if accepted(outcome, report):
        return Kind.ACCEPTED
    return Kind.BLOCKING if blocking(outcome, report) else Kind.ADVISORY


def _merge(group: Sequence[Issue]) -> Issue:
    """The strongest of the group speaks; what the others add is kept."""
    head = min(group, key=lambda issue: (_strength(issue), issue.seen[0].order))
    messages = dict.fromkeys(text for issue in group for text in (issue.message, *issue.variants))
    return replace(
        head,
        variants=tuple(text for text in messages if text != head.message),
        seen=_sorted(seen for issue in group for seen in issue.seen),
        contents=tuple(dict.fromkeys(name for issue in group for name in issue.contents)),
    )


def _sorted(seen: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(set(seen), key=lambda item: item.order))


def _merged_templates(issues: Iterable[Issue]) -> list[Issue]:
    """A fault of the template shows other markup on every page (other links, other titles) and is still one fault."""
    groups: dict[tuple[object, ...], list[Issue]] = defaultdict(list)
    for number, issue in enumerate(issues):
        location = issue.location
        if location and location.origin is Origin.TEMPLATE:
            tag = _opening_tag(issue.snippet)
            groups[(issue.kind, issue.rule, location, issue.message, tag and tag[0])].append(issue)
        else:
            groups[(number,)].append(issue)
    return [_merge(group) for group in groups.values()]


def _merged_engines(issues: Sequence[Issue]) -> list[Issue]:
    """Where axe-core and a rule of ours blame one element for one criterion, our words are used."""
    merged = [issue for issue in issues if not issue.rule.startswith(_AXE)]
    here: dict[Location | None, list[int]] = defaultdict(list)
    for number, issue in enumerate(merged):
        here[issue.location].append(number)
    for issue in (issue for issue in issues if issue.rule.startswith(_AXE)):
        same = next((n for n in here[issue.location] if _same_fault(merged[n], issue)), None)
        if same is None:
            merged.append(issue)
        else:
            merged[same] = _joined(merged[same], issue)
    return merged


def _merged_questions(issues: Sequence[Issue]) -> list[Issue]:
    """Where a rule is sure, no other rule asks a person whether it is so."""
    asked = [issue for issue in issues if (issue.rule, issue.key) in _ASKED_AGAIN]
    merged = [issue for issue in issues if issue not in asked]
    for question in asked:
        same = next((n for n, issue in enumerate(merged) if _answers(issue, question)), None)
        if same is None:
            merged.append(question)
        else:
            merged[same] = _joined(merged[same], question)
    return merged


def _answers(failure: Issue, question: Issue) -> bool:
    """Whether a failure says what a question asks: of the same element, or of the element that holds the words."""
    if failure.rule != _ASKED_AGAIN[question.rule, question.key] or _strength(failure) > _strength(question):
        return False
    if failure.kind in (Kind.QUESTION, Kind.REVIEW) or failure.path != question.path:
        return False
    if question.snippet.startswith("<"):
        return failure.line == question.line and _opening_tag(failure.snippet) == _opening_tag(question.snippet)
    return question.snippet in failure.snippet and (failure.line or 0) <= (question.line or 0)


def _joined(own: Issue, other: Issue) -> Issue:
    selectors = {seen.page: seen.selector for seen in own.seen}  # two engines write one element's selector differently
    more = {Seen(seen.page, seen.state, selectors.get(seen.page, seen.selector)) for seen in other.seen}
    return replace(
        own,
        also=tuple(sorted({*own.also, other.rule})),
        criteria=tuple(sorted({*own.criteria, *other.criteria}, key=sort_key)),
        contents=tuple(dict.fromkeys((*own.contents, *other.contents))),
        seen=_sorted((*own.seen, *more)),
    )


def _same_fault(own: Issue, axe: Issue) -> bool:
    return (
        _strength(own) <= _strength(axe)
        and axe.rule not in own.also
        and not set(own.criteria).isdisjoint(axe.criteria)
        and not set(own.pages).isdisjoint(axe.pages)
        and (tag := _opening_tag(own.snippet)) is not None
        and tag == _opening_tag(axe.snippet)
    )


@cache
def _opening_tag(snippet: str) -> tuple[str, frozenset[tuple[str, str]]] | None:
    """Name and attributes of the element a snippet begins with; None for text."""
    tags = BeautifulSoup(snippet, "html.parser")(True, limit=1) if snippet.startswith("<") else []
    if not tags:
        return None
    values = ((name, " ".join(v) if isinstance(v, list) else str(v)) for name, v in tags[0].attrs.items())
    return tags[0].name, frozenset((name, value) for name, value in values if name != _INDEX)


def _untested(report: Report) -> tuple[Untested, ...]:
    """Every reason why a question has no answer to rely on, with the pages and rules it concerns."""
    questions: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for reason, rule, page in _open_questions(report):
        questions[reason].append((page, rule))
    groups = [
        Untested(
            reason=reason,
            pages=tuple(sorted({page for page, _ in items})),
            rules=tuple(sorted({rule for _, rule in items if rule})),
            count=sum(1 for _, rule in items if rule),
        )
        for reason, items in questions.items()
    ]
    return tuple(sorted(groups, key=lambda item: (item.pages, item.reason)))


def _open_questions(report: Report) -> Iterator[tuple[str, str, str]]:
    """Reason, rule and page; a page whose evidence has a hole is told even if every rule could do without it."""
    for outcome in report.outcomes:
        if outcome.result is Result.UNTESTED:
            yield outcome.message, outcome.rule, outcome.page
    for question in unanswered(report):
        yield NO_ANSWER, question.rule, question.page
    for question in contradictory(report):
        yield CONTRADICTION, question.rule, question.page
    for page in report.pages:
        if page.problem:
            yield page.problem, "", page.url
