"""Answers → outcomes: names the file and line a person mends, and gives each finding its fingerprint."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from checks.content import page_name, question_name
from checks.evaluate import Answers
from checks.locate import Locator
from checks.model import Location, Origin, Outcome, Planned, Result, Target, fingerprint
from checks.pdf import PdfPlace
from checks.pictures import PicturePlace
from checks.plan import Inputs, Plan
from checks.rule import Judged, Rule, SiteTarget
from checks.subject import Document, Span
from checks.table import Cell

_AGAIN = "もう一度実行してください。続くときは、サイトの管理者に知らせてください。"


def outcomes(plan: Plan, answers: Answers) -> tuple[Outcome, ...]:
    """One outcome or more for every planned question, ordered by page, rule and state."""
    place = _Places(plan.inputs, answers)
    found = [
        outcome
        for rule in plan.rules
        for question in plan.questions_of(rule)
        for outcome in _outcomes_of(rule, question, answers, place)
    ]
    return tuple(_with_fingerprints(sorted(found, key=lambda o: (o.page, o.rule, o.state))))


def _outcomes_of(rule: Rule, question: Planned, answers: Answers, place: "_Places") -> Iterator[Outcome]:
    plain = Outcome(*question, result=Result.INAPPLICABLE, criteria=rule.meta.criteria, severity=rule.meta.severity)
    judged = answers.judged.get(question)
    if judged is None:
        reason = answers.untested.get(question, "答えがありません。")
        yield replace(plain, result=Result.UNTESTED, message=reason, fix=_AGAIN)
        return
    told = [item for item in judged if item.result in (Result.FAILED, Result.CANT_TELL)]
    for item in told:
        target, location = place.of(question.page, item)
        if rule.meta.secret and target is not None:
            target = replace(target, snippet="")
        yield replace(
            plain,
            result=item.result,
            mode=item.mode,
            message=item.message,
            fix=item.fix,
            target=target,
            location=location,
            content=place.content(question, rule, item) if item.result is Result.CANT_TELL else "",
        )
    if not told:
        yield replace(plain, result=Result.PASSED) if judged else plain


class _Places:
    """Turns what a rule pointed at into a target and a location."""

    def __init__(self, inputs: Inputs, answers: Answers) -> None:
        self._answers = answers
        self._inputs = inputs
        self._texts = {text.path: text for text in inputs.texts}
        self._locator = Locator(inputs.root, inputs.sources, inputs.site)

    def of(self, page: str, judged: Judged) -> tuple[Target | None, Location]:
        """page: url or source file of the question; judged: what came out for it."""
        match judged.target:
            case Span() | Cell() | PdfPlace() | PicturePlace() as spot:
                return _in_file(page, spot)
            case SiteTarget():
                return self._of_tag(page, judged.target.page.document, judged.target.tag)
            case Tag():
                return self._of_tag(page, judged.document, judged.target)
            case Target() as target:
                document = self._document(page)
                return target, self._locator.locate(page, document, element_of(document, target))
            case None:
                return None, self._locator.locate(page, None, None)

    def content(self, question: Planned, rule: Rule, judged: Judged) -> str:
        """Name of what a person is asked about (see content.py)."""
        named = partial(question_name, rule.id, rule.meta.criteria, site=self._inputs.site)
        match judged.target:
            case Span() as span:
                text = self._texts.get(question.page)
                return named(judged, text.lines[span.line - 1] if text else span.text)
            case Cell() as cell:
                return named(judged, cell.text)
            case SiteTarget(page=page, tag=Tag() as tag):
                return named(replace(judged, document=page.document), tag)
            case Tag() as tag:
                return named(judged, tag)
            case Target() as target:
                document = self._document(question.page)
                found = None if ">>>" in target.selector else element_of(document, target)
                return named(replace(judged, document=document), found or target.snippet)
            case _:
                whole = self._answers.pages.get(question.page)
                return named(judged, page_name(whole.url, whole.served.html, self._inputs.site) if whole else "")

    def _of_tag(self, page: str, document: Document | None, tag: Tag | None) -> tuple[Target | None, Location]:
        target = document.target(tag) if document and tag else None
        if document and document.frame:  # the person edits the page that holds the frame
            document, tag = self._document(page), None
        return target, self._locator.locate(page, document, tag)

    def _document(self, page: str) -> Document | None:
        found = self._answers.pages.get(page)
        return found.document if found else None


def _in_file(path: str, spot: Span | Cell | PdfPlace | PicturePlace) -> tuple[Target | None, Location]:
    """A place in a file that is judged itself; one whose path is a url was made in the build."""
    made = path.startswith("/")
    match spot:
        case Span():
            return Target("", spot.text), Location(path, spot.line, True, Origin.MARKDOWN)
        case Cell():
            origin = Origin.GENERATED if made else Origin.DATA
            return Target("", spot.text), Location(path.lstrip("/"), spot.line, True, origin)
        case PdfPlace():
            origin = Origin.GENERATED if made else Origin.PDF
            return Target("", spot.shown) if spot.shown else None, Location(path.lstrip("/"), None, True, origin)
        case PicturePlace():
            return None, Location(path.lstrip("/"), None, True, Origin.GENERATED if made else Origin.DATA)


def element_of(document: Document | None, target: Target) -> Tag | None:
    """The element in the document a selector of axe-core names; inside a frame, the frame's element."""
    selector = target.selector.split(" >>> ")[0].split(" >> ")[0]
    if document is None or not selector:
        return None
    try:
        return document.soup.select_one(selector)
    except (SelectorSyntaxError, NotImplementedError):  # a selector only browsers understand
        return None


def _with_fingerprints(found: list[Outcome]) -> Iterator[Outcome]:
    seen: Counter[tuple[str, ...]] = Counter()
    for outcome in found:
        if outcome.location is None:
            yield outcome
            continue
        shown = outcome.target.snippet if outcome.target else outcome.message
        key = (outcome.page, outcome.state, outcome.rule, outcome.location.path, shown)
        name = fingerprint(outcome.rule, outcome.location.path, shown, seen[key])
        seen[key] += 1
        yield replace(outcome, fingerprint=name)
