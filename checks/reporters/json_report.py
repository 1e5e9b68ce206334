"""The contract: everything the report knows as JSON, held by checks/report.schema.json, one outcome in each line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import groupby
from typing import Any

from pydantic import TypeAdapter, ValidationError

from checks.errors import ReportError
from checks.gate import verdict
from checks.model import ExceptionRecord, Location, Outcome, PageRecord, Report, Target

SCHEMA = 1

_REPORT = TypeAdapter(Report)


def render(report: Report) -> str:
    """JSON text, byte for byte the same for the same answers, whatever order they came in and how long they took.

    `planned` lists every question the audit promised to answer as [rule, page, state]; whoever doubts the verdict
    can check that `outcomes` answers each.
    """
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """The text of `render` a little at a time: of a large site, it is larger than all the audit holds."""
    members: dict[str, Iterable[str]] = {
        "schema": [_text(SCHEMA)],
        "verdict": [_text(verdict(report))],
        "standard": [_text(report.standard)],
        "gate_next_standard": [_text(report.gate_next_standard)],
        "states": [_text(report.states)],
        "commit": [_text(report.commit)],
        "versions": [_text(dict(sorted(report.versions)))],
        "problems": _lines(map(_text, report.problems)),
        "day": [_text(report.day)],
        "gate_questions": [_text(report.gate_questions)],
        "open_before": [_text(report.open_before)],
        "exceptions": _lines(map(_text, report.exceptions)),
        "record_problems": _lines(map(_text, report.record_problems)),
        "planned": _lines(map(_text, sorted(report.planned))),
        "pages": _lines(map(_text, sorted(report.pages, key=lambda page: page.url))),
        "outcomes": _lines(_outcomes(report)),
    }
    before = "{\n"
    for name, parts in members.items():
        yield f'{before}"{name}": '
        yield from parts
        before = ",\n"
    yield "\n}\n"


def _outcomes(report: Report) -> Iterator[str]:
    """The outcomes, ordered by page, rule, state and then by their text."""
    ordered = sorted(report.outcomes, key=lambda outcome: (outcome.page, outcome.rule, outcome.state))
    for _, same in groupby(ordered, key=lambda outcome: (outcome.page, outcome.rule, outcome.state)):
        yield from sorted(map(_text, same))


def parse(text: str) -> Report:
    """The report that `render` wrote, its lists in that order.

    Raises ReportError when the text is no such report, is of another schema, has members this version does not know,
    or claims a verdict that does not follow from its own answers.
    """
    try:
        data: Mapping[str, Any] = json.loads(text)
        if data["schema"] != SCHEMA:
            raise ReportError(f"報告の形式（schema {data['schema']}）が違います。読めるのは {SCHEMA} です。")
        members = {name: value for name, value in data.items() if name not in ("schema", "verdict")}
        report = _REPORT.validate_python({**members, "versions": tuple(data["versions"].items())})
        claimed, known = data["verdict"], json.loads(render(report))
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        reason = type(error).__name__
        raise ReportError(f"報告（JSON）を読めません（{reason}）。もう一度監査して作り直してください。") from error
    if claimed != verdict(report):
        raise ReportError(f"報告の判定「{claimed}」は、中の答えから出る判定「{verdict(report)}」と違います。")
    if known != data:
        raise ReportError("報告（JSON）に、この版では扱えない項目があります。もう一度監査して作り直してください。")
    return report


def _lines(texts: Iterable[str]) -> Iterator[str]:
    """A list with one text in each line."""
    before = "[\n"
    for text in texts:
        yield before + text
        before = ",\n"
    yield "\n]" if before == ",\n" else "[]"


def _text(value: object) -> str:
    return _ENCODER.encode(value)


def _members(record: Outcome | PageRecord | Target | Location | ExceptionRecord) -> dict[str, object]:
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name != "seconds"}


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_members)
