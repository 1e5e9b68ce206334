"""What the automatic test says of each success criterion, and of each page in each state: never more than it proved."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from checks.criteria import WCAG_22, Criterion, criteria, standard_criteria
from checks.findings import Findings
from checks.gate import unanswered
from checks.model import Report, Result
from checks.reporters._words import known_rules

NO_RULE = "自動試験はありません。人が確かめます。"
NOTHING_THERE = "自動試験の対象になるものが見つかりませんでした。"
NONE_FOUND = "自動試験で見つかった不合格はありません。"


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One success criterion. failed, review: findings told once each; rules: how many rules asked; result: in words."""

    criterion: Criterion
    failed: int
    review: int
    rules: int
    result: str


def criterion_rows(report: Report, found: Findings) -> tuple[list[CriterionRow], list[CriterionRow]]:
    """Rows of the report's standard, and rows of what only WCAG 2.2 asks for, each in the standard's order."""
    failures = found.blocking + found.accepted + found.advisory
    failed = Counter(number for issue in failures for number in issue.criteria)
    review = Counter(number for issue in found.questions + found.review for number in issue.criteria)
    rules = _rules_by_criterion(report)
    open_questions = Counter(question.rule for question in unanswered(report))
    results: dict[str, Counter[Result]] = defaultdict(Counter)
    for outcome in report.outcomes:
        for number in outcome.criteria:
            results[number][outcome.result] += 1
    for number, asked in rules.items():
        results[number][Result.UNTESTED] += sum(open_questions[rule] for rule in asked)
    rows = {
        number: CriterionRow(
            criterion,
            failed[number],
            review[number],
            len(rules[number]),
            _result_words(failed[number], review[number], results[number]),
        )
        for number, criterion in criteria().items()
    }
    now = standard_criteria(report.standard)
    following = standard_criteria(WCAG_22) - now
    return [rows[n] for n in rows if n in now], [rows[n] for n in rows if n in following]


def _rules_by_criterion(report: Report) -> dict[str, set[str]]:
    """The rules that were asked about each criterion, those included that gave no answer at all."""
    asked: dict[str, set[str]] = defaultdict(set)
    for outcome in report.outcomes:
        for number in outcome.criteria:
            asked[number].add(outcome.rule)
    for name in {question.rule for question in report.planned}:
        rule = known_rules().get(name)
        for number in rule.meta.criteria if rule else ():
            asked[number].add(name)
    return asked


def _result_words(failed: int, review: int, results: Mapping[Result, int]) -> str:
    words = []
    if failed:
        words.append(f"不合格 {failed}件。")
    if review:
        words.append(f"要目視確認 {review}件。")
    if results[Result.UNTESTED]:
        words.append(f"未試験 {results[Result.UNTESTED]}問。試験が終わっていません。")
    if words:
        return "".join(words)
    if results[Result.PASSED]:
        return NONE_FOUND
    return NOTHING_THERE if results[Result.INAPPLICABLE] else NO_RULE


def untested_by_page_and_state(report: Report) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How many questions each (page, state) was asked, and how many of them have no answer."""
    asked = Counter((question.page, question.state) for question in report.planned)
    answers = {outcome.planned for outcome in report.outcomes if outcome.result is not Result.UNTESTED}
    missing = Counter((question.page, question.state) for question in report.planned if question not in answers)
    return asked, missing


def counts(report: Report, found: Findings) -> list[tuple[str, str]]:
    """The figures every report begins or ends with: name and value."""
    return [
        ("対象のページ", f"{len(report.pages)}ページ × {len(report.states)}状態"),
        ("不合格（公開を止めたもの）", f"{len(found.blocking)}件"),
        ("不合格（公開を止めないもの）", f"{len(found.advisory)}件"),
        ("例外として公開している不合格", f"{len(found.accepted)}件"),
        ("人の答えを待つ質問", f"{len(found.questions)}件"),
        ("要目視確認", f"{len(found.review)}件"),
        ("未試験", f"{found.untested_count}問"),
    ]
