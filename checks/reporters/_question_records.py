"""The questions that wait for a person, each with the ledger record that only lacks the answer."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from checks.gate import open_question
from checks.ledger import judgement_yaml
from checks.model import Outcome, Report, Result

TO_WRITE = "（ここに書く）"


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One question. file_name: below data/judgements/; closes: whether the gate waits for it; text: the draft."""

    outcome: Outcome
    file_name: str
    closes: bool
    text: str


def question_records(report: Report) -> list[QuestionRecord]:
    """Every question without an answer, once for each content, those that close the gate first."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in report.outcomes:
        if outcome.result is Result.CANT_TELL and outcome.criteria:
            groups[(outcome.rule, outcome.content)].append(outcome)
    return sorted(_records(report, groups), key=lambda record: (not record.closes, record.file_name))


def _records(report: Report, groups: dict[tuple[str, str], list[Outcome]]) -> Iterator[QuestionRecord]:
    for (rule, content), outcomes in groups.items():
        first = outcomes[0]
        name = f"{rule.replace('/', '-')}-{content}.yml"
        closes = any(open_question(outcome, report) for outcome in outcomes)
        yield QuestionRecord(first, name, closes, draft(first, tuple(dict.fromkeys(o.state for o in outcomes))))


def draft(outcome: Outcome, states: tuple[str, ...]) -> str:
    """The record of an answer to a question, with the answer still to be written."""
    return judgement_yaml(
        {
            "rule": outcome.rule,
            "page": outcome.page,
            "element": outcome.target.selector if outcome.target else "",
            "states": states,
            "content": outcome.content,
            "seen": outcome.target.snippet if outcome.target else outcome.message,
            **dict.fromkeys(("result", "reason", "method", "environment", "date", "office"), TO_WRITE),
        }
    )


def open_records(report: Report) -> list[QuestionRecord]:
    """Those that close the gate."""
    return [record for record in question_records(report) if record.closes]
