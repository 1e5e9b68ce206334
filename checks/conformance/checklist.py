"""The 実装チェックリスト: which technique was verified how (AC, AF, HC), and what came out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from checks.conformance.evidence import MET, Row
from checks.conformance.settings import people
from checks.model import Mode, Outcome, Report, Result
from checks.rule import rules

AUTOMATIC = "AC"
FOUND_BY_MACHINE = "AF"
BY_PEOPLE = "HC"


def implementation_rows(report: Report, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """A row for each criterion and rule with what the machine found, and one for what people must look at.

    AC: the machine decided everything it was asked; AF: it found places and left them to people; HC: people look.
    """
    answers: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in report.outcomes:
        answers[outcome.rule].append(outcome)
    return [item for row in rows for item in _rows(row, answers)]


def _rows(row: Row, answers: dict[str, list[Outcome]]) -> Iterator[dict[str, Any]]:
    for rule in rules():
        if row.criterion.number in rule.meta.criteria and rule.id in answers:
            found = answers[rule.id]
            asked = [o for o in found if o.result is Result.CANT_TELL or o.mode is Mode.MANUAL]
            yield {
                "criterion": row.criterion.number,
                "techniques": list(rule.meta.techniques),
                "what": rule.title,
                "method": FOUND_BY_MACHINE if asked else AUTOMATIC,
                "applies": any(o.result is not Result.INAPPLICABLE for o in found),
                "result": _result(found),
                "note": f"規則 {rule.id}",
            }
    if row.needs_people:
        said = row.people
        left = len(said.missing) + len(said.stale)
        done = len(said.met) + len(said.not_met) + len(said.absent)
        yield {
            "criterion": row.criterion.number,
            "techniques": [],
            "what": people()[row.criterion.number]["ask"],
            "method": BY_PEOPLE,
            "applies": bool(said.met or said.not_met) or not said.absent,
            "result": row.result if row.result == MET or said.not_met else "未確認",
            "note": f"確かめたページ {done}、残り {left}",
        }


def _result(found: Sequence[Outcome]) -> str:
    results = {outcome.result for outcome in found}
    for result, words in (
        (Result.FAILED, "不適合"),
        (Result.UNTESTED, "未試験"),
        (Result.CANT_TELL, "人の答え待ち"),
        (Result.PASSED, "見つかった不適合なし"),
    ):
        if result in results:
            return words
    return "対象なし"
