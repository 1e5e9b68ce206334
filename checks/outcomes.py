"""Answers → outcomes: names the file and line a person mends, and gives each finding its fingerprint."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from checks.content import page_name, question_name
from checks.evaluate import Answers
from checks.locate import Locator
from checks.model import Location, Origin, Outcome, Planned, Result, Target, fingerprint
from checks.pdf import PdfPlace
from checks.pictures import PicturePlace
from checks.plan import Inputs
from checks.reads import Reads
from checks.rule import Judged, Rule, SiteTarget
from checks.subject import Document, Page, Span, canonical_json
from checks.table import Cell

_AGAIN = "もう一度実行してください。続くときは、サイトの管理者に知らせてください。"


def outcomes_of(rule: Rule, questions: Iterable[Planned], answers: Answers, places: "Places") -> Iterator[Outcome]:
    """One outcome or more for each of these questions of one rule."""
    found = (outcome for question in questions for outcome in _outcomes_of(rule, question, answers, places))
    yield from _with_fingerprints(found)


def _outcomes_of(rule: Rule, question: Planned, answers: Answers, places: "Places") -> Iterator[Outcome]:
    plain = Outcome(*question, result=Result.INAPPLICABLE, criteria=rule.meta.criteria, severity=rule.meta.severity)
    judged = answers.judged.get(question)
    if judged is None:
        reason = answers.untested.get(question, "答えがありません。")
        yield replace(plain, result=Result.UNTESTED, message=reason, fix=_AGAIN)
        return
    told = [item for item in judged if item.result in (Result.FAILED, Result.CANT_TELL)]
    for item in told:
        target, location, content = places.of(question, rule, item)
        if rule.meta.secret and target is not None:
            target = replace(target, snippet="")
        yield replace(
            plain,
            result=item.result,
            mode=item.mode,
            key=item.key,
            message=item.message,
            fix=item.fix,
            target=target,
            location=location,
            content=content,
        )
    if not told:
        yield replace(plain, result=Result.PASSED) if judged else plain


class Spot(NamedTuple):
    """A place: what a rule saw there, where it is mended, and the name of what a person is asked (see content.py)."""

    target: Target | None
    location: Location
    content: str


def _key(rule: Rule, judged: Judged, spot: SiteTarget) -> str:
    """All that a spot on a page follows from, besides the page."""
    return canonical_json([rule.id, judged.result, judged.key, judged.values, spot.number, spot.served])


class Places:
    """Turns what a rule pointed at into a target and a location. reads: by what files are read."""

    def __init__(self, inputs: Inputs, reads: Reads) -> None:
        self._reads = reads
        self._texts = {text.path: text for text in inputs.texts}
        self._locator = Locator(inputs.root, inputs.sources, inputs.site, reads)
        self._pages: Mapping[str, Page] = {}
        self._known: dict[str, Spot] = {}

    def on(self, pages: Mapping[str, Page], known: dict[str, Spot]) -> None:
        """From here on it is about these pages, by url, in their first state; what was kept of others is let go.

        known: spots that rules about the whole site pointed at on the page before; new ones are added.
        """
        self._pages, self._known = pages, known
        self._locator.forget()

    def of(self, question: Planned, rule: Rule, judged: Judged) -> Spot:
        """Where to mend what came out for a question, and what a person is asked about."""
        if not isinstance(judged.target, SiteTarget):
            return self._worked_out(question, rule, judged)
        key = _key(rule, judged, judged.target)
        if key not in self._known:
            self._known[key] = self._worked_out(question, rule, judged)
        return self._known[key]

    def _worked_out(self, question: Planned, rule: Rule, judged: Judged) -> Spot:
        content = self._content(question, rule, judged) if judged.result is Result.CANT_TELL else ""
        return Spot(*self._place(question.page, judged), content)

    def _place(self, page: str, judged: Judged) -> tuple[Target | None, Location]:
        match judged.target:
            case Span() | Cell() | PdfPlace() | PicturePlace() as spot:
                return _in_file(page, spot)
            case SiteTarget():
                return self._of_tag(page, self._document(judged.target.url), self._pointed_at(judged.target))
            case Tag():
                return self._of_tag(page, judged.document, judged.target)
            case Target() as target:
                document = self._document(page)
                return target, self._locator.locate(page, document, element_of(document, target))
            case None:
                return None, self._locator.locate(page, None, None)

    def _content(self, question: Planned, rule: Rule, judged: Judged) -> str:
        named = partial(question_name, rule.id, rule.meta.criteria, digest=self._reads.published)
        match judged.target:
            case Span() as span:
                text = self._texts.get(question.page)
                return named(judged, text.lines[span.line - 1] if text else span.text)
            case Cell() as cell:
                return named(judged, cell.text)
            case SiteTarget(number=int()) as spot:
                return named(replace(judged, document=self._document(spot.url)), self._pointed_at(spot) or "")
            case Tag() as tag:
                return named(judged, tag)
            case Target() as target:
                document = self._document(question.page)
                found = None if ">>>" in target.selector else element_of(document, target)
                return named(replace(judged, document=document), found or target.snippet)
            case _:
                whole = self._pages.get(question.page)
                return named(judged, page_name(whole.url, whole.served.html, self._reads.published) if whole else "")

    def _pointed_at(self, spot: SiteTarget) -> Tag | None:
        if spot.number is None:
            return None
        page = self._pages[spot.url]
        return (page.served if spot.served else page.document).element(spot.number)

    def _of_tag(self, page: str, document: Document | None, tag: Tag | None) -> tuple[Target | None, Location]:
        target = document.target(tag) if document and tag else None
        if document and document.frame:  # the person edits the page that holds the frame
            document, tag = self._document(page), None
        return target, self._locator.locate(page, document, tag)

    def _document(self, page: str) -> Document | None:
        found = self._pages.get(page)
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


def _with_fingerprints(found: Iterable[Outcome]) -> Iterator[Outcome]:
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
