"""Evidence → outcomes, page by page: what only a page's own rules need is let go before the next page is read."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from checks.content import page_name
from checks.evaluate import NO_EVIDENCE, judge_files, judge_page, judge_site, problem_of
from checks.evidence import PageEvidence
from checks.model import Outcome, PageRecord, Planned, Result
from checks.outcomes import Places, outcomes_of
from checks.pdf_evidence import PdfEvidence
from checks.plan import Plan
from checks.reads import Reads
from checks.rule import On, Rule
from checks.stored import Pages, Stored
from checks.subject import Page, Site
from checks.verdicts import PageVerdict, Verdicts, readers_of

_ABOUT_A_PAGE = (On.SERVED, On.RENDERED, On.PAGE, On.STATES)
_LETTERS = {Result.PASSED: "p", Result.INAPPLICABLE: "i"}
_RESULTS = {letter: result for result, letter in _LETTERS.items()}
_TOLD = "t"


@dataclass(frozen=True, slots=True)
class Assessed:
    """All outcomes, ordered by page, rule and state; a record of each page; versions of the engines that saw it."""

    outcomes: tuple[Outcome, ...]
    records: tuple[PageRecord, ...]
    versions: tuple[Mapping[str, str], ...]


def assess(plan: Plan, stored: Stored, pdfs: Mapping[str, PdfEvidence], kept: Verdicts | None = None) -> Assessed:
    """Judges all there is in the plan. pdfs: evidence by path in the plan; kept: verdicts of the audit before."""
    assessment = _Assessment(plan, stored, kept)
    verdicts = {url: assessment.page(url) for url in plan.inputs.pages}
    found: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in assessment.files(pdfs):
        found[outcome.page].append(outcome)
    for outcome in assessment.site(verdicts):
        found[outcome.page].append(outcome)
    verdicts = {url: replace(verdict, facts={}, spots={}) for url, verdict in verdicts.items()}
    for url, verdict in verdicts.items():
        found[url] += assessment.expanded(url, verdict)
    return Assessed(
        tuple(o for page in sorted(found) for o in sorted(found.pop(page), key=lambda o: (o.rule, o.state))),
        tuple(assessment.record(url, verdict) for url, verdict in verdicts.items()),
        tuple(verdict.versions for verdict in verdicts.values()),
    )


class _Assessment:
    def __init__(self, plan: Plan, stored: Stored, kept: Verdicts | None) -> None:
        self._plan = plan
        self._stored = stored
        self._reads = Reads(plan.inputs.root, plan.inputs.site)
        self._kept = kept
        self._places = Places(plan.inputs, self._reads)
        self._rules = [rule for rule in plan.rules if rule.meta.on in _ABOUT_A_PAGE]
        self._readers = readers_of(plan.rules)

    def page(self, url: str) -> PageVerdict:
        """What the rules about one page say: said before, or judged now."""
        digest = self._stored.digest(url) if self._kept else ""
        verdict = self._kept.fetch(url, digest, self._reads) if self._kept else None
        if verdict is None:
            self._reads.take()
            verdict = replace(self._judged(url), read=self._reads.take())
            if self._kept:
                self._kept.keep(url, digest, verdict)
        return verdict

    def _judged(self, url: str) -> PageVerdict:
        stored = self._stored.get(url)
        found = stored or PageEvidence(url, "", {}, problem=NO_EVIDENCE)
        pages = {state: found.page(state) for state in self._plan.states}
        first = pages[self._plan.states[0]]
        self._places.on({url: first}, {})
        answers = judge_page(self._rules, found, pages)
        outcomes = [
            o for rule in self._rules for o in outcomes_of(rule, self._questions(rule, url), answers, self._places)
        ]
        letters = {o.planned: _LETTERS.get(o.result, _TOLD) for o in outcomes}
        facts, unread = _facts(self._readers, first)
        return PageVerdict(
            "".join(letters.values()),
            tuple(o for o in outcomes if o.result not in _LETTERS),
            facts,
            unread,
            page_name(url, found.served, self._reads.published) if stored else "",
            found.seconds,
            found.versions,
            problem_of(stored, self._plan.states),
        )

    def _questions(self, rule: Rule, url: str) -> list[Planned]:
        return [Planned(rule.id, url, state) for state in self._plan.states_of(rule)]

    def expanded(self, url: str, verdict: PageVerdict) -> Iterator[Outcome]:
        """The outcomes of a verdict, the plain ones made anew."""
        letters = iter(verdict.plain)
        for rule in self._rules:
            for question, letter in zip(self._questions(rule, url), letters, strict=False):
                if letter != _TOLD:
                    yield Outcome(*question, _RESULTS[letter], criteria=rule.meta.criteria, severity=rule.meta.severity)
        yield from verdict.told

    def files(self, pdfs: Mapping[str, PdfEvidence]) -> Iterator[Outcome]:
        """What the rules about Markdown sources, tables, pictures and PDF files say."""
        self._places.on({}, {})
        answers = judge_files(self._plan, pdfs)
        for rule in self._plan.rules:
            if rule.meta.on not in _ABOUT_A_PAGE and rule.meta.on is not On.SITE:
                yield from outcomes_of(rule, self._plan.questions_of(rule), answers, self._places)

    def site(self, verdicts: Mapping[str, PageVerdict]) -> Iterator[Outcome]:
        """What the rules about the whole site say, of each page in turn."""
        inputs = self._plan.inputs
        pages = Pages(inputs.pages, self._stored, self._plan.states[0], NO_EVIDENCE)
        told = {name: {url: v.facts[name] for url, v in verdicts.items() if name in v.facts} for name in self._readers}
        unread = {name: why for verdict in verdicts.values() for name, why in verdict.unread.items()}
        site = Site(pages, inputs.files, claim=inputs.claim, weights=inputs.weights, told=told, unread=unread)
        answers = judge_site(self._plan, site)
        rules = [rule for rule in self._plan.rules if rule.meta.on is On.SITE]
        for url, verdict in verdicts.items():
            known = dict(verdict.spots)
            self._places.on(pages, known)
            self._reads.take()
            for rule in rules:
                yield from outcomes_of(rule, self._questions(rule, url), answers, self._places)
            if self._kept and known != verdict.spots:
                read = {**verdict.read, **self._reads.take()}
                self._kept.keep(url, self._stored.digest(url), replace(verdict, spots=known, read=read))

    def record(self, url: str, verdict: PageVerdict) -> PageRecord:
        """What the report tells of a page besides its outcomes."""
        source = self._plan.inputs.sources.get(url)
        return PageRecord(url, source.path if source else None, verdict.seconds, verdict.problem, verdict.content)


def _facts(readers: Mapping[str, Callable[[Page], Any]], page: Page) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """What readers say of a page, and why some could not: a bug in a reader makes its rules `untested`."""
    facts: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for name, reader in readers.items():
        try:
            facts[name] = reader(page)
        except Exception as error:  # noqa: BLE001 – as in `evaluate`
            unread[name] = (
                f"規則の {name} の中で、{page.url} について誤りが起きました（{type(error).__name__}: {error}）。"
            )
    return facts, unread
