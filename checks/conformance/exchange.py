"""A recorded result in open formats: WCAG-EM with EARL assertions (JSON-LD) and OpenACR (YAML)."""

import json
from collections.abc import Mapping
from typing import Any, Final

import yaml

from checks.conformance.evidence import ABSENT, MET, NOT_MET
from checks.conformance.sample import RANDOM
from checks.conformance.settings import wcag_ids

NOT_PUBLISHED: Final = "公表されていません"

_CONTEXT: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "date": {"@id": "dcterms:date", "@type": "http://www.w3.org/TR/NOTE-datetime"},
    "earl": "http://www.w3.org/ns/earl#",
    "Assertion": "earl:Assertion",
    "TestResult": "earl:TestResult",
    "TestSubject": "earl:TestSubject",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "result": "earl:result",
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "WAI": "http://www.w3.org/WAI/",
    "WCAG20": "http://www.w3.org/TR/WCAG20/#",
    "WCAG21": "http://www.w3.org/TR/WCAG21/#",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "Evaluation": "wcagem:procedure",
    "Website": "wcagem:website",
    "Webpage": "wcagem:webpage",
    "defineScope": "wcagem:step1",
    "scope": "wcagem:step1a",
    "conformanceTarget": "wcagem:step1b",
    "exploreTarget": "wcagem:step2",
    "technologiesReliedUpon": "wcagem:step2d",
    "selectSample": "wcagem:step3",
    "structuredSample": "wcagem:step3a",
    "randomSample": "wcagem:step3b",
    "auditSample": "wcagem:step4",
    "reportFindings": "wcagem:step5",
    "commissioner": "wcagem:commissioner",
    "evaluator": "wcagem:evaluator",
    "evaluationSpecifics": "wcagem:step5b",
    "summary": "dcterms:summary",
}
"""Terms of EARL 1.0 and of WCAG-EM as W3C's report tool reads them."""

_SITE = "_:site"
_LEVELS: Final = {"A": "success_criteria_level_a", "AA": "success_criteria_level_aa"}


def wcag_em(told: Mapping[str, Any]) -> str:
    """The result as a WCAG-EM evaluation: scope, sample, and an EARL assertion about the site for each criterion."""
    evaluation = {
        "@context": _CONTEXT,
        "@type": "Evaluation",
        "@language": "ja",
        "defineScope": {
            "@id": "_:defineScope",
            "scope": {
                "@id": _SITE,
                "@type": ["TestSubject", "Website"],
                "title": told["name"],
                "description": told["scope"],
            },
            "wcagVersion": "2.0",
            "conformanceTarget": "AA",
        },
        "exploreTarget": {"@id": "_:exploreTarget", "technologiesReliedUpon": told["technologies"]},
        "selectSample": {
            "@id": "_:selectSample",
            "structuredSample": [_page(p) for p in told["sample"] if RANDOM not in p["why"]],
            "randomSample": [_page(p) for p in told["sample"] if RANDOM in p["why"]],
        },
        "auditSample": [_assertion(row) for row in told["criteria"]],
        "reportFindings": {
            "@id": "_:reportFindings",
            "date": told["date"],
            "commissioner": told["organization"],
            "evaluator": NOT_PUBLISHED,
            "title": f"{told['name']} {told['standard']}",
            "summary": _summary(told),
            "evaluationSpecifics": f"附属書JB {told['method']['letter']}）、くじの種 {told['method']['seed']}",
        },
    }
    return json.dumps(evaluation, ensure_ascii=False, indent=1) + "\n"


def _page(page: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@id": f"_:page{page['url']}",
        "@type": ["TestSubject", "Webpage"],
        "title": page["url"],
        "description": "、".join(page["why"]),
    }


def _assertion(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "Assertion",
        "assertedBy": "_:checks",
        "mode": "earl:semiAuto" if row["needs_people"] else "earl:automatic",
        "subject": _SITE,
        "test": f"WCAG20:{wcag_ids()[row['number']]}",
        "result": {"@type": "TestResult", "outcome": outcome(row), "description": f"{row['applies']}、{row['result']}"},
    }


def outcome(row: Mapping[str, Any]) -> str:
    """EARL's word for a row; what a machine left open is cantTell, what nobody has looked at is untested."""
    if row["result"] == NOT_MET:
        return "earl:failed"
    if row["result"] == MET:
        return "earl:inapplicable" if row["applies"] == ABSENT else "earl:passed"
    return "earl:cantTell" if row["machine"]["open"] else "earl:untested"


def openacr(told: Mapping[str, Any]) -> str:
    """The result as an OpenACR document; "not-evaluated" for all that is not decided."""
    chapters: dict[str, Any] = {chapter: {"criteria": []} for chapter in _LEVELS.values()}
    for row in told["criteria"]:
        adherence = {"level": _adherence(row), "notes": f"{row['applies']}、{row['result']}"}
        criterion = {"num": row["number"], "components": [{"name": "web", "adherence": adherence}]}
        chapters[_LEVELS[row["level"]]]["criteria"].append(criterion)
    document = {
        "title": f"{told['name']} Accessibility Conformance Report",
        "product": {"name": told["name"], "version": told["commit"] or "不明", "description": told["scope"]},
        "author": {"name": told["organization"], "email": NOT_PUBLISHED},
        "vendor": {"name": told["organization"], "email": NOT_PUBLISHED},
        "report_date": told["date"],
        "last_modified_date": told["date"],
        "version": 1,
        "notes": _summary(told),
        "evaluation_methods_used": f"{told['standard']} 附属書JB {told['method']['letter']}",
        "chapters": chapters,
    }
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1000)


def _adherence(row: Mapping[str, Any]) -> str:
    return {
        "earl:passed": "supports",
        "earl:failed": "does-not-support",
        "earl:inapplicable": "not-applicable",
    }.get(outcome(row), "not-evaluated")


def _summary(told: Mapping[str, Any]) -> str:
    claim = f"対応度：{told['claim']}。" if told["claim"] else "対応度は表明していません。"
    return claim + "".join(told["missing"])
