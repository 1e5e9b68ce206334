"""Evidence → answers: runs rules over what was collected; a rule that can't answer says why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
    """What the rules said. judged: by question, an empty list = the rule does not apply; untested: why no answer."""

    judged: dict[Planned, list[Judged]] = field(default_factory=dict)
    untested: dict[Planned, str] = field(default_factory=dict)


def problem_of(evidence: PageEvidence | None, states: Sequence[str]) -> str:
    """Why some evidence of a page is missing, in Japanese; "" when all is there."""
    if evidence is None:
        return NO_EVIDENCE
    missing = [state for state in states if state not in evidence.states]
    first = next((item.problem for item in evidence.states.values() if item.problem), "")
    return evidence.problem or first or (f"状態 {'、'.join(missing)} の記録がありません。" if missing else "")


def judge_page(rules: Iterable[Rule], found: PageEvidence, pages: Mapping[str, Page]) -> Answers:
    """Runs the rules that are about one page. pages: the page by state, the first is the one most rules look at."""
    answers = Answers()
    states = list(pages)
    first = pages[states[0]]
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
                lacking = problem or f"記録 {'、'.join(missing)} がありません。"
                _judge(rule, here, [first] if ready else [], answers, lacking)
            case On.STATES:
                for state, page in pages.items():
                    _judge(rule, Planned(rule.id, found.url, state), [page] if page.axe else [], answers, problem)
            case _:
                pass  # not about one page
    return answers


def judge_files(plan: Plan, pdfs: Mapping[str, PdfEvidence]) -> Answers:
    """Runs the rules about Markdown sources, tables, pictures and PDF files. pdfs: evidence by path in the plan."""
    answers = Answers()
    for rule in plan.rules:
        match rule.meta.on:
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
                    _judge_pdf(rule, file.path, pdfs.get(file.path), answers)
            case _:
                pass  # about pages
    return answers


def judge_site(plan: Plan, site: Site) -> Answers:
    """Runs the rules that judge all pages at once; each page then gets the part of the answer that points at it.

    A page the browser could not render takes part as it was served; its other answers are `untested` already.
    """
    answers = Answers()
    for rule in plan.rules:
        if rule.meta.on is On.SITE:
            _judge_site(rule, plan.inputs, site, answers)
    return answers


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


def _judge_site(rule: Rule, inputs: Inputs, site: Site, answers: Answers) -> None:
    whole = Planned(rule.id, "", SOURCE_STATE)
    _judge(rule, whole, [site] if inputs.pages else [], answers, "")
    failure = answers.untested.pop(whole, None)
    shared: list[Judged] = []
    pointed: dict[str, list[Judged]] = {}
    for judged in answers.judged.pop(whole, []):
        at = judged.target
        (pointed.setdefault(at.url, []) if isinstance(at, SiteTarget) else shared).append(judged)
    for url in inputs.pages:
        question = Planned(rule.id, url, SOURCE_STATE)
        if failure is not None:
            answers.untested[question] = failure
        else:
            answers.judged[question] = pointed.get(url) or shared
