"""The KPI overview: the same figures as page, chart, CSV and JSON, and nothing that nobody published."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from generate.generated import Generated
from generate.kpi import kpi_csv, kpi_json, kpi_pages
from generate.plan import Plan, load_plan
from generate.plan_chart import chart, due_dates
from generate.plan_source import SOURCE
from generate.table_captions import TableCaptions
from tests.generate.plan_copy import ROOT, TODAY, kpi_and_schedule, plan_copy

PAIRS = kpi_and_schedule((ROOT / SOURCE).read_text(encoding="utf-8"))
RESULT = """  actuals:
    - value: 12
      date: 2024-05-01
      source: 古い報告書
      url: null
    - value: 13.5
      date: 2025-05-01
      source: 新しい報告書
      url: https://www.example.jp/
  status: 達成
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(ROOT)


@pytest.fixture
def plan_with_result(tmp_path: Path) -> Plan:
    path = plan_copy(tmp_path) / "docs/plan/measures/01.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  actuals: []\n  status: 実績未公表\n", RESULT), encoding="utf-8")
    return load_plan(tmp_path)


def _rows(plan: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(kpi_csv(plan).decode("utf-8-sig"), newline="")))


def _page(plan: Plan) -> BeautifulSoup:
    content = kpi_pages(plan, TODAY)[0].content
    assert isinstance(content, str)
    return BeautifulSoup(markdown(content, extensions=["tables", TableCaptions()]), "lxml")


def _table(soup: BeautifulSoup, caption: str) -> list[list[str]]:
    table = next(table for table in soup.find_all("table") if table.caption and caption in table.caption.get_text())
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")]


def test_the_csv_opens_in_a_spreadsheet_with_japanese_intact(plan: Plan) -> None:
    assert kpi_csv(plan).startswith("\ufeff番号,施策,".encode())
    assert b"\r\n" in kpi_csv(plan)


def test_the_csv_has_the_exact_words_of_the_source(plan: Plan) -> None:
    assert [(row["KPI（原文）"], row["スケジュール（原文）"]) for row in _rows(plan)] == PAIRS


def test_the_csv_leaves_empty_what_nobody_published(plan: Plan) -> None:
    for row in _rows(plan):
        assert row["状況"] == "実績未公表"
        assert {row[name] for name in ("最新の実績値", "実績の日付", "実績の出典", "担当課")} == {""}


def test_the_csv_has_the_newest_result_with_its_source(plan_with_result: Plan) -> None:
    row = _rows(plan_with_result)[0]
    assert [row[name] for name in ("状況", "最新の実績値", "実績の日付", "実績の出典")] == [
        "達成",
        "13.5",
        "2025-05-01",
        "新しい報告書",
    ]


def test_the_json_has_the_exact_words_of_the_source(plan: Plan) -> None:
    measures = json.loads(kpi_json(plan))["measures"]
    assert [(measure["kpi"]["as_written"], measure["schedule_as_written"]) for measure in measures] == PAIRS


def test_the_json_has_numbers_and_dates_a_program_can_use(plan: Plan) -> None:
    first: dict[str, Any] = json.loads(kpi_json(plan))["measures"][0]
    assert (first["kpi"]["target"], first["kpi"]["unit"], first["deadline"]) == (5, "%", "2025-03-31")
    assert (first["status"], first["actuals"], first["office"]) == ("実績未公表", [], None)


def test_the_json_has_every_result(plan_with_result: Plan) -> None:
    actuals = json.loads(kpi_json(plan_with_result))["measures"][0]["actuals"]
    assert [(actual["value"], actual["date"]) for actual in actuals] == [(12, "2024-05-01"), (13.5, "2025-05-01")]


def test_each_download_says_its_type_and_true_size(plan: Plan) -> None:
    page, *files = kpi_pages(plan, TODAY)
    assert [file.uri for file in files] == ["plan/kpi.csv", "plan/kpi.json"]
    for file in files:
        size = f"{len(file.content) / 1000:.1f} KB"
        name = Path(file.uri).name
        assert f"[KPI一覧（{name[4:].upper()}、{size}）]({name})" in str(page.content)


def test_the_table_has_24_measures_without_a_result(plan: Plan) -> None:
    rows = _table(_page(plan), "24の個別施策")
    assert len(rows) == 24
    assert {row[-1] for row in rows} == {"実績未公表"}
    assert rows[0][2:5] == ["オンライン利用率", "5%", "令和6年度末（2025年3月）。期限を過ぎています"]
    assert rows[3][3:5] == ["数値の記載なし", "期限の日付なし"]


def test_the_table_shows_a_published_result(plan_with_result: Plan) -> None:
    rows = _table(_page(plan_with_result), "24の個別施策")
    assert rows[0][-1] == "13.5%（令和7年5月1日（2025年5月1日）、出典：新しい報告書）。達成"
    assert "実績を公表している施策は1件です。" in _page(plan_with_result).get_text()


def test_the_page_counts_what_is_late_and_what_is_published(plan: Plan) -> None:
    text = _page(plan).get_text()
    assert "実績は、どの施策も公表されていません。" in text
    late = sum(bool(row["期限"]) and row["期限"] < TODAY.isoformat() for row in _rows(plan))
    assert f"期限の日付を過ぎた施策は{late}件です。" in text


def test_chart_and_table_have_the_same_figures_and_count_every_measure_once(plan_with_result: Plan) -> None:
    dues = due_dates(plan_with_result.measures)
    assert sum(due.total for due in dues) == 24
    assert sum(due.published for due in dues) == 1
    page = _page(plan_with_result)
    shown = [[due.label, str(due.total), str(due.published), str(due.total - due.published)] for due in dues]
    assert _table(page, "期限ごとの施策の数") == shown
    for due in dues:
        assert f"{due.label}は{due.total}施策（うち実績公表{due.published}）" in str(page.desc)
        assert f"<text>{due.total}施策</text>" in re.sub(r"<text [^>]*>", "<text>", str(page.svg))


def test_the_chart_is_one_named_image_that_needs_no_colour(plan: Plan) -> None:
    soup = BeautifulSoup(chart(due_dates(plan.measures), "期限ごとの施策の数"), "lxml")
    svg = soup.svg
    assert svg is not None
    assert svg["role"] == "img"
    for name in str(svg["aria-labelledby"]).split():
        assert soup.find(id=name) is not None
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', str(svg)))
    assert colours == {"currentColor", "url(#kpi-hatch)"}


def test_bars_of_published_results_are_solid(plan: Plan, plan_with_result: Plan) -> None:
    def solid(of: Plan) -> int:
        bars = re.findall(r'<rect x="1" y="\d+" width="\d+" height="24"/>', chart(due_dates(of.measures), "数"))
        return len(bars)

    assert (solid(plan), solid(plan_with_result)) == (0, 1)


def test_generated_files_name_the_folder_a_person_edits(plan: Plan) -> None:
    files: list[Generated] = kpi_pages(plan, TODAY)
    assert {file.source for file in files} == {"docs/plan/measures"}
