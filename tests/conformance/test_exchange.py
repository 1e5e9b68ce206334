"""The record in open formats: nothing claimed that is not decided, in words other programs know."""

import json
from pathlib import Path

import pytest
import yaml

from checks.conformance import record, write_record
from checks.conformance.exchange import openacr, wcag_em
from checks.conformance.settings import wcag_ids
from checks.criteria import criteria
from checks.run import today
from tests.conformance.town import PAGES, judge, report, town


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    town(tmp_path)
    for url in PAGES:
        judge(tmp_path, url)
    return tmp_path


def test_every_criterion_has_its_name_at_w3c() -> None:
    assert list(wcag_ids()) == list(criteria())
    assert len(set(wcag_ids().values())) == len(criteria())


def test_an_evaluation_names_scope_sample_and_an_assertion_for_each_criterion(judged: Path) -> None:
    told = json.loads(wcag_em(record(judged, report(), today())))
    terms = set(told["@context"])
    assert {key for key in told if not key.startswith("@")} <= terms
    assert told["@type"] == "Evaluation"
    assert len(told["auditSample"]) == 38
    assert {item["result"]["outcome"] for item in told["auditSample"]} == {"earl:passed"}
    assert told["auditSample"][0]["test"] == "WCAG20:non-text-content"
    assert {item["subject"] for item in told["auditSample"]} == {told["defineScope"]["scope"]["@id"]}
    pages = told["selectSample"]["structuredSample"] + told["selectSample"]["randomSample"]
    assert {page["title"] for page in pages} == set(PAGES)


def test_both_formats_name_who_tested_and_not_the_site(judged: Path) -> None:
    told = record(judged, report(), today())
    assert json.loads(wcag_em(told))["reportFindings"]["commissioner"] == "試験町"
    document = yaml.safe_load(openacr(told))
    assert (document["author"]["name"], document["vendor"]["name"]) == ("試験町", "試験町")


def test_what_nobody_has_looked_at_is_untested_and_not_evaluated(tmp_path: Path) -> None:
    told = record(town(tmp_path, tested=False), report(), today())
    outcomes = [item["result"]["outcome"] for item in json.loads(wcag_em(told))["auditSample"]]
    assert outcomes.count("earl:untested") == 30
    document = yaml.safe_load(openacr(told))
    levels = [
        item["components"][0]["adherence"]["level"]
        for chapter in document["chapters"].values()
        for item in chapter["criteria"]
    ]
    assert (levels.count("not-evaluated"), levels.count("supports")) == (30, 8)


def test_an_openacr_has_what_its_schema_asks_for(judged: Path) -> None:
    document = yaml.safe_load(openacr(record(judged, report(), today())))
    assert {"title", "product", "author"} <= set(document)
    assert isinstance(document["version"], int)
    assert isinstance(document["report_date"], str)
    assert all(isinstance(document[contact]["email"], str) for contact in ("author", "vendor"))
    chapters = document["chapters"]
    counts = {name: len(chapter["criteria"]) for name, chapter in chapters.items()}
    assert counts == {"success_criteria_level_a": 25, "success_criteria_level_aa": 13}
    assert all(isinstance(item["num"], str) for chapter in chapters.values() for item in chapter["criteria"])


def test_the_newest_record_is_what_other_programs_get(judged: Path) -> None:
    told = record(judged, report(), today())
    write_record(judged, told)
    write_record(judged, {**told, "date": "2020-01-01", "name": "古い"})
    assert "古い" not in (judged / "data/accessibility/exchange/openacr.yaml").read_text(encoding="utf-8")
