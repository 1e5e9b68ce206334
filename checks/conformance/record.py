"""The recorded result: one JSON file for each test in data/accessibility/results/, from which the pages are made."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from checks.conformance.checklist import implementation_rows
from checks.conformance.claim import Claim, Facts, claim_for
from checks.conformance.evidence import MET, NOT_MET, Row, rows
from checks.conformance.exchange import openacr, wcag_em
from checks.conformance.sample import METHODS, Sample, draw
from checks.conformance.settings import (
    FOLDER,
    TestPlan,
    category_error,
    efforts,
    people,
    read_categories,
    read_policy_day,
    read_scores,
    read_test,
)
from checks.criteria import JIS_2016, WCAG_22, standard_criteria
from checks.errors import ConfigError
from checks.ledger import Answer, Judgement, read_records
from checks.model import Report

RESULTS = FOLDER / "results"
EXCHANGE = FOLDER / "exchange"
SCHEMA = 1
POLICY_PAGE = "/accessibility/policy/index.html"
RESULT_PAGE = "/accessibility/results/index.html"
_YEAR = timedelta(days=366)
_SHOWN = 5


def chosen(root: Path, report: Report, plan: TestPlan) -> tuple[str, Sample]:
    """The seed and the pages people test. Without a decided seed, one made of year and revision shows what would be.

    Raises ConfigError for a kind of page that meets no page.
    """
    seed = plan.seed or f"{plan.year}:{report.commit or '版は不明'}"
    sample = draw([page.url for page in report.pages], plan.method, seed, read_categories(root, report.pages))
    for category, pattern in sample.unmatched:
        raise category_error(root, category, pattern)
    return seed, sample


def record(root: Path, report: Report, today: date) -> dict[str, Any]:
    """Everything the public pages say of a test. report: of the whole site, with the people's decisions in it.

    Raises ConfigError for data nobody can rely on.
    """
    plan, adopted, records = read_test(root, today), read_policy_day(root, today), read_records(root, today)
    seed, sample = chosen(root, report, plan)
    found = rows(report, records.judgements, list(sample.pages))
    jis = [row for row in found if row.criterion.number in standard_criteria(JIS_2016)]
    judgements = [item for item in records.judgements if item.criteria]
    facts = Facts(
        policy_public=adopted is not None and _has_page(report, POLICY_PAGE),
        results_public=_has_page(report, RESULT_PAGE),
        tested=_finished(plan, today) and set(sample.pages) <= {item.page for item in judgements},
        all_met=all(row.satisfied for row in jis),
        some_met=any(row.satisfied for row in jis),
        fresh=all(row.fresh for row in jis),
        no_exception=not report.exceptions,
        properly_retested=not _after_failure(judgements, plan.drawn),
    )
    claim = claim_for(facts)
    return {
        "schema": SCHEMA,
        "name": plan.name,
        "organization": plan.organization,
        "date": report.day or today.isoformat(),
        "commit": report.commit,
        "standard": JIS_2016,
        "versions": dict(report.versions),
        "states": list(report.states),
        "claim": claim.value,
        "facts": {name: getattr(facts, name) for name in Facts.__slots__},
        "missing": _missing(facts, jis, list(sample.pages), report),
        "year": plan.year,
        "scope": plan.scope,
        "technologies": list(plan.technologies),
        "method": {"letter": plan.method, "name": METHODS[plan.method], "seed": seed, "drawn": _iso(plan.drawn)},
        "period": {"started": _iso(plan.started), "finished": _iso(plan.finished)},
        "pages": [page.url for page in report.pages],
        "sample": [{"url": url, "why": list(why)} for url, why in sample.pages.items()],
        "criteria": [_row(row) for row in jis],
        "next": [_row(row) for row in found if row.criterion.number in standard_criteria(WCAG_22)],
        "implementation": implementation_rows(report, jis),
        "exceptions": _exceptions(report),
        "efforts": _efforts(root),
    }


def page_criteria(
    report: Report, judgements: Sequence[Judgement], sample: Sequence[str]
) -> Mapping[str, Mapping[str, str]]:
    """What people still have to look at on each tested page: numbers of criteria, each with the question to ask."""
    waiting: dict[str, dict[str, str]] = {url: {} for url in sample}
    for row in rows(report, judgements, sample):
        number = row.criterion.number
        if number in standard_criteria(JIS_2016) and row.needs_people:
            for url in (*row.people.missing, *row.people.stale):
                waiting[url][number] = people()[number]["ask"]
    return waiting


def write_record(root: Path, told: Mapping[str, Any]) -> Path:
    """Stores a record beside those of earlier days; that of the same day is replaced."""
    path = root / RESULTS / f"{told['date']}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    if path == max(path.parent.glob("*.json")):
        _write_open_formats(root, told)
    return path


def _write_open_formats(root: Path, told: Mapping[str, Any]) -> None:
    """The newest result as other programs read it."""
    folder = root / EXCHANGE
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("wcag-em.json", wcag_em(told)), ("openacr.yaml", openacr(told))):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def allowed_claim(root: Path, today: date) -> str:
    """The claim of the last record; "" without one, or when it is more than a year old. Raises ConfigError."""
    files = sorted((root / RESULTS).glob("*.json"))
    if not files:
        return Claim.NONE.value
    try:
        told = json.loads(files[-1].read_text(encoding="utf-8"))
        old = date.fromisoformat(told["date"]) + _YEAR < today
        return Claim.NONE.value if old else Claim(told["claim"]).value
    except (OSError, ValueError, KeyError, TypeError) as error:
        name = files[-1].relative_to(root).as_posix()
        raise ConfigError(f"{name}：記録を読めません。「python -m checks record」で作り直してください。") from error


def _has_page(report: Report, url: str) -> bool:
    return any(page.url == url for page in report.pages)


def _finished(plan: TestPlan, today: date) -> bool:
    """A test counts for a year; without a published seed nobody can tell how its pages were chosen."""
    return plan.finished is not None and plan.seed is not None and plan.finished + _YEAR >= today


def _after_failure(judgements: Sequence[Judgement], drawn: date | None) -> list[Judgement]:
    """Failures people found since the pages were drawn: mending just these pages proves nothing of the others."""
    return [item for item in judgements if item.result is Answer.NOT_MET and (drawn is None or item.date >= drawn)]


def _missing(facts: Facts, jis: Sequence[Row], sample: Sequence[str], report: Report) -> list[str]:
    """What keeps the town from the claim 準拠, in sentences."""
    told = []
    if not facts.policy_public:
        told.append("町が決めたウェブアクセシビリティ方針が、公表されていません。")
    if not facts.results_public:
        told.append("試験結果のページが、公表されていません。")
    if not facts.tested:
        told.append(f"附属書JBに基づく人による試験が、終わっていません（選んだページは{len(sample)}ページです）。")
    unmet = [row.criterion.number for row in jis if row.result == NOT_MET]
    if unmet:
        told.append(f"満たしていない達成基準があります（{'、'.join(unmet)}）。")
    undecided = [row.criterion.number for row in jis if row.result not in (MET, NOT_MET)]
    if undecided:
        told.append(f"まだ確かめ終わっていない達成基準が{len(undecided)}あります（{'、'.join(undecided)}）。")
    if not facts.fresh:
        told += _stale(jis)
    if not facts.no_exception:
        told.append(f"例外として公開している記録が{len(report.exceptions)}件あります。")
    if not facts.properly_retested:
        told.append("人が不適合を見つけたあと、試験するページをくじで選び直していません。")
    return told


def _stale(jis: Sequence[Row]) -> list[str]:
    told = []
    stale = sorted({url for row in jis if row.needs_people for url in row.people.stale})
    missing = sorted({url for row in jis if row.needs_people for url in row.people.missing})
    waiting = sum(row.machine.open for row in jis)
    if missing:
        told.append(f"人がまだ確かめていないページが{len(missing)}ページあります。")
    if stale:
        shown = "、".join(stale[:_SHOWN])
        told.append(f"確かめたあとに変わったページが{len(stale)}ページあります（{shown}など）。")
    if waiting:
        told.append(f"機械が決められず、人の答えを待つところが{waiting}か所あります。")
    return told


def _row(row: Row) -> dict[str, Any]:
    machine, said = row.machine, row.people
    return {
        "number": row.criterion.number,
        "name": row.criterion.name,
        "level": row.criterion.level,
        "introduced": row.criterion.introduced,
        "applies": row.applies,
        "result": row.result,
        "ask": people()[row.criterion.number]["ask"],
        "needs_people": row.needs_people,
        "machine": {
            "rules": len(machine.rules),
            "pages": len(machine.pages),
            "failed": machine.failed,
            "accepted": machine.accepted,
            "open": machine.open,
            "untested": machine.untested,
            "passed": machine.passed,
            "nothing_there": machine.nothing_there,
        },
        "people": {
            "met": len(said.met),
            "not_met": said.not_met,
            "absent": len(said.absent),
            "missing": len(said.missing),
            "stale": len(said.stale),
            "answered": said.answered,
            "refused": said.refused,
            "last": _iso(said.last),
            "records": said.records,
        },
    }


def _exceptions(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "record": item.path,
            "reason": item.reason,
            "alternative": item.alternative,
            "office": item.office,
            "until": item.until,
            "criteria": sorted({n for o in report.outcomes if o.exception == item.path for n in o.criteria}),
            "pages": sorted({o.page for o in report.outcomes if o.exception == item.path}),
        }
        for item in report.exceptions
    ]


def _efforts(root: Path) -> list[dict[str, Any]]:
    scores = read_scores(root)
    return [{**row, "points": int(row["points"]), "score": scores.get(row["item"])} for row in efforts()]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
