"""A town that may have done everything a test asks for, without a browser: its report, its files, its judgements."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from checks.conformance.sample import CATEGORIES
from checks.conformance.settings import people
from checks.criteria import JIS_2016, standard_criteria
from checks.ledger import judgement_yaml
from checks.model import Outcome, PageRecord, Report, Result
from tests.ledger.town import today as day
from tests.ledger.town import write

PAGES = ("/index.html", "/accessibility/policy/index.html", "/accessibility/results/index.html")
NEEDED = [n for n in people() if n in standard_criteria(JIS_2016) and people()[n]["people"] != "never"]
MACHINE = [n for n in people() if people()[n]["people"] == "never"]


def report(**facts: Any) -> Report:
    """All a machine decides alone has passed."""
    outcomes = tuple(
        Outcome("html/a", page, "source", Result.PASSED, criteria=tuple(MACHINE)) for page in facts.pop("urls", PAGES)
    )
    plain = Report(
        standard=JIS_2016,
        gate_next_standard=True,
        states=("light-1280",),
        planned=tuple(o.planned for o in outcomes),
        pages=tuple(PageRecord(o.page, None, 1.0, "", content_of(o.page)) for o in outcomes),
        outcomes=outcomes,
        versions=(),
        commit="abc",
        day=day(),
    )
    return replace(plain, **facts)


def content_of(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:16]


def town(folder: Path, *, tested: bool = True, adopted: bool = True) -> Path:
    seed, drawn, end = ("2026:abc", day(-20), day(-2)) if tested else ("null", "null", "null")
    write(
        folder,
        "accessibility/test.yml",
        "name: 試験町ウェブサイト\norganization: 試験町\nyear: 2026\nmethod: d\n"
        f"seed: {seed}\ndrawn: {drawn}\nstarted: {drawn}\nfinished: {end}\n"
        "technologies: [HTML]\nscope: 全部\n",
    )
    sample = "トップページ: [/index.html]\n" + "".join(f"{kind}: なし\n" for kind in CATEGORIES[1:])
    write(folder, "accessibility/sample.yml", sample)
    decided = f"adopted: {day(-100)}\nscope: 全部\nlevel: AA\nclaim: 準拠\noffice: 総務課\n"
    write(folder, "accessibility/policy.yml", decided if adopted else "adopted: null\n")
    return folder


def judge(folder: Path, url: str, criteria: Sequence[str] = NEEDED, name: str = "", **changed: str) -> None:
    facts = {
        "criteria": criteria,
        "page": url,
        "content": content_of(url),
        "seen": url,
        "result": "適合",
        "reason": "確かめました。",
        "method": "目視",
        "environment": "Windows 11、Edge",
        "date": day(-5),
        "office": "総務課",
        **changed,
    }
    write(folder, f"judgements/{name or PAGES.index(url)}.yml", judgement_yaml(facts))
