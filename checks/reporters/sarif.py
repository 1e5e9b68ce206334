"""SARIF 2.1.0 for code-scanning tools: failures as results, what was not tested as notifications."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from checks.criteria import JIS_2016, criteria, standard_criteria
from checks.findings import Findings, Issue, Kind, Untested, findings
from checks.model import EXIT_CODES, Report, Severity, Verdict
from checks.reporters._words import HOUSE, clean, fix_words, heading_words, known_rules, spread_words, unsure

SCHEMA_ADDRESS = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_NAME = "checks"

_LEVELS: Mapping[Severity, str] = {
    Severity.CRITICAL: "error",
    Severity.SERIOUS: "error",
    Severity.MODERATE: "warning",
    Severity.MINOR: "note",
}


def render(report: Report) -> str:
    """A SARIF log with one run. Paths are relative to the repository."""
    found = findings(report)
    log = {"$schema": SCHEMA_ADDRESS, "version": "2.1.0", "runs": [_run(report, found)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(report: Report, found: Findings) -> dict[str, Any]:
    names = sorted({question.rule for question in report.planned} | {issue.rule for issue in found.issues})
    numbers = {name: number for number, name in enumerate(names)}
    versions = dict(report.versions)
    reasons = {record.path: f"{record.reason}（{record.until} まで）" for record in report.exceptions}
    driver = {"name": _NAME, "language": "ja", "rules": [_rule(name) for name in names]}
    if _NAME in versions:
        driver["version"] = versions.pop(_NAME)
    return {
        "tool": {
            "driver": driver,
            "extensions": [{"name": name, "version": version} for name, version in sorted(versions.items())],
        },
        "language": "ja",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(found)],
        "results": [_result(issue, numbers[issue.rule], reasons) for issue in found.issues],
        "properties": {"standard": report.standard, "commit": report.commit, "verdict": found.verdict},
    }


def _rule(name: str) -> dict[str, Any]:
    rule = known_rules().get(name)
    if rule is None:
        return {"id": name, "shortDescription": {"text": name}}
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "help": {"text": clean(rule.doc), "markdown": clean(f"# {rule.title}\n\n{rule.doc}")},
        "defaultConfiguration": {"level": _LEVELS[rule.meta.severity]},
        "properties": {"tags": ["accessibility", *_tags(rule.meta.criteria)]},
    }


def _tags(numbers: Sequence[str]) -> list[str]:
    standard = [JIS_2016] if set(numbers) & standard_criteria(JIS_2016) else []
    return standard + [criteria()[number].label for number in numbers] if numbers else [HOUSE]


def _result(issue: Issue, number: int, reasons: Mapping[str, str]) -> dict[str, Any]:
    words = [heading_words(issue), issue.message, *issue.variants, fix_words(issue), spread_words(issue)]
    return {
        "ruleId": issue.rule,
        "ruleIndex": number,
        "kind": "review" if unsure(issue) else "fail",
        "level": _level(issue),
        "message": {"text": "\n".join(clean(text) for text in words if text)},
        "locations": [{"physicalLocation": _place(issue)}],
        # GitHub tells results apart by primaryLocationLineHash alone.
        "partialFingerprints": {
            "checksFingerprint/v1": issue.fingerprint,
            "primaryLocationLineHash": f"{issue.fingerprint}:1",
        },
        "properties": {
            "blocking": issue.kind in (Kind.BLOCKING, Kind.QUESTION),
            "alsoReportedBy": list(issue.also),
            "pages": list(issue.pages),
            "states": list(issue.states),
        },
        **_suppression(issue, reasons),
    }


def _suppression(issue: Issue, reasons: Mapping[str, str]) -> dict[str, Any]:
    if not issue.exception:
        return {}
    justification = f"{issue.exception}：{reasons[issue.exception]}"
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": clean(justification)}]}


def _level(issue: Issue) -> str:
    """SARIF 2.1.0 §3.27.10: what is not a failure has the level "none"."""
    if unsure(issue):
        return "none"
    level = _LEVELS[issue.severity]
    # A code-scanning check fails on errors; what the gate lets through must not close it by the back door.
    return "warning" if issue.kind in (Kind.ADVISORY, Kind.ACCEPTED) and level == "error" else level


def _place(issue: Issue) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(issue.path), "region": {"startLine": issue.line or 1}}
    if issue.snippet:
        place["region"]["snippet"] = {"text": clean(issue.snippet)}
    return place


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path.lstrip("/"), errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _invocation(found: Findings) -> dict[str, Any]:
    return {
        "executionSuccessful": found.verdict is not Verdict.INCOMPLETE,
        "exitCode": EXIT_CODES[found.verdict],
        "toolExecutionNotifications": [
            *({"level": "error", "message": {"text": clean(text)}} for text in found.problems),
            *(_notification(item) for item in found.untested),
        ],
    }


def _notification(item: Untested) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": clean(f"試験できませんでした（{item.count}問）：{item.reason}")},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(page)}} for page in item.pages],
        "properties": {"rules": list(item.rules)},
    }
