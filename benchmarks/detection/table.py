"""Writes what a scorer said as the section of docs-dev/detection.md about known failures."""

import re
from collections import defaultdict
from typing import Final

from checks.criteria import criteria
from checks.model import Report

TITLE: Final = "Known failures, by success criterion"
_LINE = re.compile(
    r"^(?P<number>\d\.\d\.\d+)\s+ACT (?P<act>\d+/\d+) alarms (?P<alarms>\d+/\d+) GOV\.UK (?P<gov>\d+/\d+)$",
    re.MULTILINE,
)
_SUM = re.compile(r"^(?P<standard>(?:JIS|WCAG)[^\n]+?): (?P<figures>ACT recall [^\n]+)$", re.MULTILINE)
_SLIP = re.compile(
    r"^(?P<kind>missed|alarm )\t(?P<case>[^\t]+)\t(?P<criteria>[^\t]+)(?:\t(?P<what>[^\t\n]+))?", re.MULTILINE
)


def written(scored: str, report: Report, untested: int) -> str:
    """The section. scored: the scorer's output, with misses and criteria; untested: pages not wholly tested."""
    rules = len({question.rule for question in report.planned})
    made = ", ".join(f"{name} {version}" for name, version in report.versions)
    lines = [
        f"Written by `python -m benchmarks.detection SUITE --write` on {report.day}: the development half of the W3C's "
        "ACT test cases and of the GOV.UK accessibility tool audit.",
        f"{len(report.pages)} pages, {untested} not wholly tested, {rules} rules; {made}.",
        "",
        "Recall: failed cases with a `failed` finding for the case's own criterion. Judged: `cantTell` counts too. "
        "Alarms: passed and inapplicable cases with a `failed` finding for that criterion; some of these pages break "
        "it by another rule than the one they were written for.",
        "",
        *(f"- {found['standard']}: {found['figures']}" for found in _SUM.finditer(scored)),
        "",
        "| criterion | ACT failed | ACT alarms | GOV.UK failed |",
        "|---|--:|--:|--:|",
    ]
    for found in _LINE.finditer(scored):
        known = criteria().get(found["number"])
        name = f"{found['number']} {known.name}" if known else f"{found['number']} (AAA)"
        lines.append(f"| {name} | {found['act']} | {found['alarms']} | {found['gov']} |")
    slips: dict[str, list[str]] = defaultdict(list)
    for found in _SLIP.finditer(scored):
        slips[found["kind"].strip()].append(f"- {found['criteria']}: {found['what'] or ''} ({found['case']})")
    lines += ["", "What is not failed (almost all of it is asked of a person):", "", *slips["missed"]]
    lines += ["", "Alarms:", "", *slips["alarm"]]
    return "\n".join(lines)
