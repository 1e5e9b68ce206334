"""EARL 1.0 as JSON-LD: for each page and success criterion one assertion, with the weakest answer that was given."""

import json
from collections.abc import Iterator
from typing import Any, Final

from checks.criteria import criteria
from checks.model import Mode, Outcome, Report, Result
from checks.reporters._words import clean

_CONTEXT: Final = {
    "earl": "http://www.w3.org/ns/earl#",
    "dcterms": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
}
_WORST = (Result.FAILED, Result.CANT_TELL, Result.UNTESTED, Result.PASSED, Result.INAPPLICABLE)
_TOOL = "_:checks"


def render(report: Report) -> str:
    """JSON-LD text. An automatic pass says only that the machine found nothing, and the mode says so."""
    graph = [_tool(report), *_assertions(report)]
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _tool(report: Report) -> dict[str, Any]:
    versions = "、".join(f"{name} {version}" for name, version in sorted(report.versions))
    return {
        "@id": _TOOL,
        "@type": ["earl:Assertor", "earl:Software"],
        "dcterms:title": "checks",
        "dcterms:description": versions,
        "doap:revision": report.commit or "",
    }


def _assertions(report: Report) -> Iterator[dict[str, Any]]:
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in sorted(report.outcomes, key=lambda o: (o.page, o.rule, o.state)):
        for number in outcome.criteria:
            groups.setdefault((outcome.page, number), []).append(outcome)
    order = list(criteria())
    for (page, number), outcomes in sorted(groups.items(), key=lambda item: (item[0][0], order.index(item[0][1]))):
        yield _assertion(page, number, outcomes)


def _assertion(page: str, number: str, outcomes: list[Outcome]) -> dict[str, Any]:
    worst = min(outcomes, key=lambda outcome: _WORST.index(outcome.result))
    modes = {outcome.mode for outcome in outcomes if outcome.result is worst.result}
    result: dict[str, Any] = {"@type": "earl:TestResult", "earl:outcome": {"@id": f"earl:{worst.result}"}}
    if worst.message:
        result["dcterms:description"] = clean(worst.message)
    if records := sorted({outcome.exception for outcome in outcomes if outcome.exception}):
        result["dcterms:relation"] = records
    return {
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": _TOOL},
        "earl:mode": {"@id": f"earl:{modes.pop() if len(modes) == 1 else Mode.SEMI_AUTO}"},
        "earl:subject": {"@type": "earl:TestSubject", "dcterms:source": clean(page)},
        "earl:test": {"@type": "earl:TestRequirement", "dcterms:title": criteria()[number].label},
        "earl:result": result,
    }
