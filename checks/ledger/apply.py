"""Report + what people decided → report: answers questions, lets failures stand, and tells records that went wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checks.ledger.baseline import OPEN_QUESTIONS, grown, read_baseline
from checks.ledger.exceptions import HOUSE, Exemption, read_exceptions
from checks.ledger.judgements import Answer, Judgement, read_judgements
from checks.model import ExceptionRecord, Mode, Outcome, Report, Result

_RESULTS = {Answer.MET: Result.PASSED, Answer.NOT_MET: Result.FAILED, Answer.ABSENT: Result.INAPPLICABLE}


@dataclass(frozen=True, slots=True)
class Records:
    """All that people decided. open_before: names of questions; added: those of them that are not allowed."""

    judgements: tuple[Judgement, ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    open_before: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def read_records(root: Path, today: date) -> Records:
    """Everything below data/judgements and data/exceptions. Raises ConfigError, naming file and line."""
    before = read_baseline(root)
    return Records(read_judgements(root, today), read_exceptions(root), before, grown(root, before))


def apply(report: Report, records: Records) -> Report:
    """The report with the people's decisions in it. Questions that nobody answered close the gate from here on."""
    judged = _newest(records.judgements)
    places = {(item.rule, item.page, item.element): item for item in _ordered(records.judgements)}
    exceptions = {name: item for item in records.exceptions for name in item.findings}
    outcomes = tuple(_excepted(_answered(o, judged, places), exceptions) for o in report.outcomes)
    return replace(
        report,
        outcomes=outcomes,
        gate_questions=True,
        open_before=tuple(name for name in records.open_before if name not in records.added),
        exceptions=tuple(
            ExceptionRecord(e.path, e.reason, e.alternative, e.office, e.until.isoformat()) for e in records.exceptions
        ),
        record_problems=(*_exception_problems(outcomes, report.day, records.exceptions), *_baseline_problems(records)),
    )


_Key = tuple[str, str, str]
"""Rule, name of the content, state."""


def _newest(judgements: Sequence[Judgement]) -> Mapping[_Key, Judgement]:
    """The last answer to each question."""
    return {(item.rule, item.content, state): item for item in _ordered(judgements) for state in item.states}


def _ordered(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Answers to questions of rules, the newest last."""
    return sorted((item for item in judgements if item.rule), key=lambda item: (item.date, item.path))


def _answered(
    outcome: Outcome, judged: Mapping[_Key, Judgement], places: Mapping[tuple[str, str, str], Judgement]
) -> Outcome:
    if outcome.result is not Result.CANT_TELL:
        return outcome
    answer = judged.get((outcome.rule, outcome.content, outcome.state))
    if answer is not None and answer.result in _RESULTS:
        result = _RESULTS[answer.result]
        message = (
            f"人が確かめて、よくないと判断しました：{answer.reason}" if result is Result.FAILED else outcome.message
        )
        return replace(outcome, result=result, mode=Mode.MANUAL, message=message, judgement=answer.path)
    old = places.get((outcome.rule, outcome.page, outcome.target.selector if outcome.target else ""))
    if old is None or old.content == outcome.content or outcome.judgement:
        return outcome
    message = f"{outcome.message}（{old.path} で判断したあとに、ここが変わりました。もう一度見てください。）"
    return replace(outcome, message=message, judgement=old.path)


def _excepted(outcome: Outcome, exceptions: Mapping[str, Exemption]) -> Outcome:
    record = exceptions.get(outcome.fingerprint) if outcome.result is Result.FAILED else None
    if record is None or record.criterion not in (outcome.criteria or (HOUSE,)):
        return outcome
    return replace(outcome, exception=record.path)


def _exception_problems(outcomes: Sequence[Outcome], day: str, exceptions: Sequence[Exemption]) -> list[str]:
    pointed: dict[str, set[str]] = defaultdict(set)
    for outcome in outcomes:
        pointed[outcome.exception].add(outcome.fingerprint)
    problems = []
    for record in exceptions:
        if date.fromisoformat(day) > record.until:
            problems.append(
                f"例外 {record.path} は {record.until} で終わりました。直すか、理由を書いて決め直してください。"
            )
        problems += [
            f"例外 {record.path} の「{name}」にあたる不合格がありません。直したのなら、記録から消してください。"
            for name in record.findings
            if name not in pointed[record.path]
        ]
    return problems


def _baseline_problems(records: Records) -> list[str]:
    if not records.added:
        return []
    names = "、".join(records.added[:3])
    return [
        f"{OPEN_QUESTIONS.as_posix()} に {len(records.added)}行（{names}）が足されています。"
        "この一覧は短くするだけです。足した行を消して、質問に答えてください。"
    ]
