"""The contract: the JSON report, its schema, and reading it back."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checks.criteria import STANDARDS, criteria
from checks.errors import ReportError
from checks.model import Location, Mode, Origin, Outcome, PageRecord, Planned, Report, Result, Severity, Target
from checks.reporters.json_report import parse, render
from tests.golden.sample import sample
from tests.reporters.reports import clean, failing, outcome, report

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "checks" / "report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)

words = st.text(min_size=1, max_size=20)
pages = st.builds("/{}".format, words)
planned = st.builds(Planned, words, pages | words, words)
locations = st.builds(Location, words, st.none() | st.integers(1, 9999), st.booleans(), st.sampled_from(list(Origin)))
outcomes = st.builds(
    Outcome,
    rule=words,
    page=pages | words,
    state=words,
    result=st.sampled_from(list(Result)),
    mode=st.sampled_from(list(Mode)),
    criteria=st.lists(st.sampled_from(list(criteria())), unique=True, max_size=3).map(tuple),
    severity=st.sampled_from(list(Severity)),
    message=words,
    fix=st.text(max_size=20),
    target=st.none() | st.builds(Target, st.text(max_size=20), st.text(max_size=20)),
    location=st.none() | locations,
    fingerprint=st.just("") | st.integers(0, 2**64 - 1).map("{:016x}".format),
)
reports = st.builds(
    Report,
    standard=st.sampled_from(STANDARDS),
    gate_next_standard=st.booleans(),
    states=st.lists(words, unique=True, max_size=3).map(tuple),
    planned=st.lists(planned, unique=True, max_size=5).map(tuple),
    pages=st.lists(
        st.builds(PageRecord, pages, st.none() | words, st.floats(0, 1e6), st.text(max_size=9)),
        unique_by=lambda page: page.url,
        max_size=3,
    ).map(tuple),
    outcomes=st.lists(outcomes, max_size=5).map(tuple),
    versions=st.dictionaries(words, words, max_size=3).map(lambda d: tuple(sorted(d.items()))),
    commit=st.none() | words,
    problems=st.lists(words, max_size=2).map(tuple),
)


@settings(deadline=None, max_examples=50)
@given(reports)
def test_every_rendered_report_keeps_to_the_schema(told: Report) -> None:
    VALIDATOR.validate(json.loads(render(told)))


def test_the_schema_itself_is_one_and_lets_nothing_unknown_through() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(render(failing()))
    spoiled = [{**data, "score": 100}]
    for members in ("outcomes", "pages"):
        spoiled.append({**data, members: [{**data[members][0], "score": 100}]})
    for part in ("target", "location"):
        spoiled.append({**data, "outcomes": [{**data["outcomes"][0], part: {**data["outcomes"][0][part], "x": 1}}]})
    assert [VALIDATOR.is_valid(item) for item in spoiled] == [False] * 5


def test_the_schema_asks_for_every_member_and_for_the_reason_of_a_finding() -> None:
    data = json.loads(render(failing()))
    for name in data:
        assert not VALIDATOR.is_valid({key: value for key, value in data.items() if key != name}), name
    for name in data["outcomes"][0]:
        less = {key: value for key, value in data["outcomes"][0].items() if key != name}
        assert not VALIDATOR.is_valid({**data, "outcomes": [less]}), name
    assert not VALIDATOR.is_valid({**data, "outcomes": [{**data["outcomes"][0], "message": ""}]})


@settings(deadline=None, max_examples=50)
@given(reports)
def test_a_report_read_back_knows_what_the_written_one_knew(told: Report) -> None:
    again = parse(render(told))
    assert render(again) == render(told)
    assert sorted(again.planned) == sorted(told.planned)
    assert set(again.outcomes) == set(told.outcomes)
    assert replace(again, planned=(), outcomes=(), pages=()) == replace(told, planned=(), outcomes=(), pages=())


@settings(deadline=None, max_examples=50)
@given(st.randoms(use_true_random=False))
def test_equal_answers_give_equal_bytes_in_whatever_order_they_came(random: Any) -> None:
    told = sample()
    shuffled = replace(
        told,
        outcomes=tuple(random.sample(told.outcomes, len(told.outcomes))),
        planned=tuple(random.sample(told.planned, len(told.planned))),
        pages=tuple(random.sample(told.pages, len(told.pages))),
    )
    assert render(shuffled) == render(told)


def test_each_outcome_has_a_line_of_its_own() -> None:
    told = sample()
    lines = [line.removesuffix(",") for line in render(told).splitlines() if line.startswith('{"rule"')]
    assert len(lines) == len(told.outcomes)
    assert {json.loads(line)["rule"] for line in lines} == {answer.rule for answer in told.outcomes}


def test_the_plan_is_written_question_by_question_so_that_a_missing_answer_can_be_found() -> None:
    missing = Planned("html/b", "/a.html", "light-1280")
    data = json.loads(render(report(outcome(Result.PASSED), unanswered=(missing,))))
    answered = {(o["rule"], o["page"], o["state"]) for o in data["outcomes"]}
    assert [question for question in data["planned"] if tuple(question) not in answered] == [list(missing)]


def spoiled(change: str) -> str:
    data = json.loads(render(clean()))
    match change:
        case "an answer removed":
            data["outcomes"].pop()
        case "a claimed verdict":
            data["outcomes"][0] |= {"result": "untested", "message": "読めませんでした。"}
        case "an unknown member":
            data["pages"][0]["score"] = 100
        case "another schema":
            data["schema"] = 2
        case "a member missing":
            del data["planned"]
        case "an unknown result":
            data["outcomes"][0]["result"] = "fine"
        case "no object":
            return "[]"
        case "no JSON":
            return "{"
    return json.dumps(data)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("an answer removed", "判定「conforms」は、中の答えから出る判定「incomplete」と違います"),
        ("a claimed verdict", "判定「conforms」は、中の答えから出る判定「incomplete」と違います"),
        ("an unknown member", "この版では扱えない項目"),
        ("another schema", "形式（schema 2）が違います"),
        ("a member missing", "読めません"),
        ("an unknown result", "読めません"),
        ("no object", "読めません"),
        ("no JSON", "読めません"),
    ],
)
def test_a_report_that_cannot_be_relied_on_is_refused(change: str, words: str) -> None:
    assert parse(json.dumps(json.loads(render(clean())))) == parse(render(clean()))
    with pytest.raises(ReportError, match=re.escape(words)):
        parse(spoiled(change))
