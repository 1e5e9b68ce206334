"""Reads the 24 個別施策: the typed head of each page in docs/plan/measures/, held against the plan's own text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, Field, ValidationInfo, field_validator

from generate.errata import PlanText
from generate.errors import DataError
from generate.front_matter import head, page_lines
from generate.plan_source import MEASURES, SourceMeasure, blocks, measure_page, measures
from generate.records import Record
from generate.site_settings import site_settings
from generate.town_fields import WebAddress

FOLDER = Path("docs/plan/measures")

Status = Literal["実績未公表", "実施中", "達成", "未達成", "中止"]
NO_ACTUAL: Status = "実績未公表"


class Kpi(Record):
    """The KPI as the plan writes it; target and unit are null where the plan gives no figure."""

    label: str = Field(min_length=1)
    target: int | None
    unit: str | None
    as_written: str

    @field_validator("as_written")
    @classmethod
    def _holds_its_parts(cls, value: str, info: ValidationInfo) -> str:
        parts = info.data
        if {"label", "target", "unit"} <= parts.keys():
            if (parts["target"] is None) != (parts["unit"] is None):
                raise ValueError("「target」と「unit」は、両方に値を書くか、両方を null にしてください。")
            figure = "" if parts["target"] is None else f"{parts['target']}{parts['unit']}"
            if value.removeprefix(parts["label"]).replace(" ", "") != figure:
                raise ValueError("「label」「target」「unit」をつなげた文と合いません。")
        return value


class Actual(Record):
    """One published result. value: in the unit of the KPI, or words where the KPI has no figure."""

    value: int | float | str
    date: date
    source: str = Field(min_length=1)
    url: WebAddress | None


class MeasureHead(Record):
    """The `measure` part of a page's front matter. pillar: null for (6) その他, which is none of the five pillars."""

    number: int = Field(ge=1, le=MEASURES)
    pillar: Literal[1, 2, 3, 4, 5] | None
    kpi: Kpi
    schedule: str
    deadline: date | None
    actuals: list[Actual]
    status: Status
    office: str | None

    @field_validator("status")
    @classmethod
    def _fits_the_actuals(cls, value: Status, info: ValidationInfo) -> Status:
        actuals = info.data.get("actuals")
        if actuals == [] and value != NO_ACTUAL:
            raise ValueError(f"実績（actuals）が1つもないときは「{NO_ACTUAL}」と書いてください。")
        if actuals and value == NO_ACTUAL:
            raise ValueError(
                "実績（actuals）があるときは「実施中」「達成」「未達成」「中止」のどれかを書いてください。"
            )
        return value


class _MeasurePage(Record):
    """The front matter of a measure's page; keys of other parts of the site stand beside these two."""

    model_config = ConfigDict(extra="ignore")

    title: str
    measure: MeasureHead


@dataclass(frozen=True, slots=True)
class Measure:
    """One 個別施策. kpi, schedule: as published, after the declared corrections; `source` has them as written."""

    head: MeasureHead
    title: str
    kpi: str
    schedule: str
    source: SourceMeasure

    @property
    def page(self) -> str:
        """The page as a path below docs/."""
        return measure_page(self.head.number)

    @property
    def label(self) -> str:
        """The published KPI without its figure."""
        return self.kpi if self.head.kpi.target is None else self.kpi.rsplit(" ", 1)[0]

    @property
    def figure(self) -> str | None:
        """The published target with its unit, such as 「5%」."""
        return None if self.head.kpi.target is None else f"{self.head.kpi.target}{self.head.kpi.unit}"

    @property
    def latest(self) -> Actual | None:
        """The newest published result."""
        return max(self.head.actuals, key=lambda actual: actual.date, default=None)


def load_measures(root: Path, text: PlanText) -> tuple[Measure, ...]:
    """Return the 24 measures in order.

    DataError names file and line: a page missing or too many, an unknown or missing key, a value of the wrong kind, a
    title, KPI or schedule that is not the plan's, an office that data/site.yml does not know.
    """
    written = measures(blocks(text.written))
    published = measures(blocks(text.published))
    _refuse_other_pages(root)
    offices = [office.name for office in site_settings(root).offices]
    return tuple(_load(root, *pair, offices) for pair in zip(written, published, strict=True))


def _load(root: Path, written: SourceMeasure, published: SourceMeasure, offices: Sequence[str]) -> Measure:
    name = Path("docs", measure_page(written.number))
    lines = page_lines(root, name)
    page = _front_matter(lines, name)
    told = page.measure
    expected = {
        "title": (page.title, published.title.text),
        "number": (told.number, written.number),
        "pillar": (told.pillar, written.group if written.group <= 5 else None),
        "as_written": (told.kpi.as_written, written.kpi.text),
        "schedule": (told.schedule, written.schedule.text),
    }
    for key, (found, right) in expected.items():
        if found != right:
            shown = "null" if right is None else right
            problem = f"「{key}」が計画の原文とちがいます。「{shown}」と書いてください。"
            raise DataError(name, problem, _line(lines, key))
    if told.office is not None and told.office not in offices:
        problem = f"担当課「{told.office}」は data/site.yml の offices にありません。"
        raise DataError(name, problem, _line(lines, "office"))
    return Measure(told, page.title, published.kpi.text, published.schedule.text, written)


def _front_matter(lines: Sequence[str], name: Path) -> _MeasurePage:
    page = head(lines, _MeasurePage, name)
    if page is None:
        raise DataError(name, "ページの始めに、「---」の行で囲んだ項目がありません。", 1)
    return page


def _line(lines: Sequence[str], key: str) -> int | None:
    return next((number for number, line in enumerate(lines, 1) if re.match(rf"\s*{key}:", line)), None)


def _refuse_other_pages(root: Path) -> None:
    known = {Path(measure_page(number)).name for number in range(1, MEASURES + 1)}
    for path in sorted((root / FOLDER).glob("*.md")):
        if path.name not in known:
            raise DataError(path.relative_to(root), f"個別施策は01.mdから{MEASURES}.mdまでです。この名前は使えません。")
