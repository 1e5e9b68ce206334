"""Evidence → answers: runs every rule over what was collected; a rule that can't answer says why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from checks.errors import RuleError
from checks.evidence import PageEvidence
from checks.model import Planned
from checks.pdf_evidence import PdfEvidence
from checks.plan import Inputs, Plan
from checks.rule import Judged, On, Rule, SiteTarget, judge
from checks.states import SOURCE_STATE
from checks.subject import Page, Site

NO_EVIDENCE = "このページの記録がありません。"
_NO_PDF = "この PDF の記録がありません。"


@dataclass
class Answers:
    """What the rules said. judged: by question, an empty list = the rule does not apply; untested: why no answer.

    pages: each page in its first state, as the rules saw it.
    """

    judged: dict[Planned, list[Judged]] = field(default_factory=dict)
    untested: dict[Planned, str] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)


class ByPage(Protocol):
    """Evidence that is asked for page by page."""

    def get(self, url: str, /) -> PageEvidence | None:
        """A page's evidence; None for none."""


def evaluate(plan: Plan, evidence: ByPage, pdfs: Mapping[str, PdfEvidence] | None = None) -> Answers:
    """Runs the plan's rules. The plan's first state is the one most rules look at.

    evidence: by page url, asked for once each; pdfs: evidence of PDF files by their path in the plan.
    """
    answers = Answers()
    whole = {name for rule in plan.rules if rule.meta.on is On.SITE for name in rule.meta.needs}
    for url in plan.inputs.pages:
        found = evidence.get(url) or PageEvidence(url, "", {}, problem=NO_EVIDENCE)
        _judge_page(plan.rules, found, plan.states, answers)
        # What only the page's own rules read is let go: a site has many pages.
        first = answers.pages[url]
        kept = {name: first.probes[name] for name in whole if name in first.probes}
        answers.pages[url] = replace(first, axe=None, probes=kept)
    for rule in plan.rules:
        match rule.meta.on:
            case On.SITE:
                _judge_site(rule, plan.inputs, answers)
            case On.TEXT:
                for text in plan.inputs.texts:
                    _judge(rule, Planned(rule.id, text.path, SOURCE_STATE), [text], answers, "")
            case On.DATA:
                for table in plan.inputs.tables:
                    _judge(rule, Planned(rule.id, table.path, SOURCE_STATE), [table], answers, "")
            case On.PICTURE:
                for picture in plan.inputs.pictures:
                    _judge(rule, Planned(rule.id, picture.path, SOURCE_STATE), [picture], answers, "")
            case On.PDF:
                for file in plan.inputs.pdfs:
                    _judge_pdf(rule, file.path, (pdfs or {}).get(file.path), answers)
            case _:
                pass  # judged page by page
    return answers


def problem_of(evidence: PageEvidence | None, states: Sequence[str]) -> str:
    """Why some evidence of a page is missing, in Japanese; "" when all is there."""
    if evidence is None:
        return NO_EVIDENCE
    missing = [state for state in states if state not in evidence.states]
    first = next((item.problem for item in evidence.states.values() if item.problem), "")
    return evidence.problem or first or (f"状態 {'、'.join(missing)} の記録がありません。" if missing else "")


def _judge_page(rules: Sequence[Rule], found: PageEvidence, states: Sequence[str], answers: Answers) -> None:
    pages = {state: found.page(state) for state in states}
    first = pages[states[0]]
    answers.pages[found.url] = first
    problem = problem_of(found, states)
    for rule in rules:
        here = Planned(rule.id, found.url, states[0])
        match rule.meta.on:
            case On.SERVED:
                question = Planned(rule.id, found.url, SOURCE_STATE)
                unread = found.problem == NO_EVIDENCE
                _judge(rule, question, [] if unread else [first.served], answers, problem)
            case On.RENDERED:
                _judge(rule, here, first.rendered, answers, problem)
            case On.PAGE:
                missing = [name for name in rule.meta.needs if name not in first.probes]
                ready = bool(first.rendered) and not missing
                _judge(
                    rule,
                    here,
                    [first] if ready else [],
                    answers,
                    problem or f"記録 {'、'.join(missing)} がありません。",
                )
            case On.STATES:
                for state, page in pages.items():
                    _judge(rule, Planned(rule.id, found.url, state), [page] if page.axe else [], answers, problem)
            case On.SITE | On.TEXT | On.DATA | On.PDF | On.PICTURE:
                pass  # not about one page


def _judge(rule: Rule, question: Planned, subjects: Sequence[object], answers: Answers, problem: str) -> None:
    if not subjects:
        answers.untested[question] = problem or "必要な記録がありません。"
        return
    try:
        answers.judged[question] = [judged for subject in subjects for judged in judge(rule, subject)]
    except RuleError as error:
        answers.untested[question] = str(error)
    except Exception as error:  # noqa: BLE001 – a bug in a rule becomes `untested`, never a finding and never a pass
        answers.untested[question] = f"規則 {rule.id} の中で誤りが起きました（{type(error).__name__}: {error}）。"


def _judge_pdf(rule: Rule, path: str, found: PdfEvidence | None, answers: Answers) -> None:
    subjects = [found.pdf] if found and found.pdf else []
    _judge(rule, Planned(rule.id, path, SOURCE_STATE), subjects, answers, found.problem if found else _NO_PDF)


def _judge_site(rule: Rule, inputs: Inputs, answers: Answers) -> None:
    """A site rule judges all pages at once; each page then gets the part of the answer that points at it.

    A page the browser could not render takes part as it was served; its other answers are `untested` already.
    """
    whole = Planned(rule.id, "", SOURCE_STATE)
    site = Site(answers.pages, inputs.files, claim=inputs.claim, weights=inputs.weights)
    _judge(rule, whole, [site] if answers.pages else [], answers, "")
    failure = answers.untested.pop(whole, None)
    judged = answers.judged.pop(whole, [])
    for url in inputs.pages:
        question = Planned(rule.id, url, SOURCE_STATE)
        if failure is not None:
            answers.untested[question] = failure
        else:
            pointed = [j for j in judged if isinstance(j.target, SiteTarget) and j.target.page.url == url]
            answers.judged[question] = pointed or [j for j in judged if j.target is None]
