"""The KPI overview: one page with chart and tables, and the same data as CSV and JSON to download."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date

from generate.generated import Generated
from generate.measures import FOLDER, NO_ACTUAL, Measure
from generate.plan import KPI_PAGE, NAME, Plan, escape, link
from generate.plan_appendix import actual_text, timing
from generate.plan_chart import Due, chart, due_dates, due_label

CSV = "plan/kpi.csv"
JSON = "plan/kpi.json"

_COLUMNS = (
    *("番号", "施策", "取組", "KPI", "目標値", "単位", "KPI（原文）", "スケジュール", "スケジュール（原文）"),
    *("期限", "状況", "最新の実績値", "実績の日付", "実績の出典", "担当課"),
)


def kpi_pages(plan: Plan, today: date) -> list[Generated]:
    """Return the overview and its two downloads; `today` tells which deadlines have passed."""
    source = FOLDER.as_posix()
    files = [Generated(CSV, kpi_csv(plan), source), Generated(JSON, kpi_json(plan), source)]
    return [Generated(KPI_PAGE, _page(plan, today, files), source), *files]


def kpi_csv(plan: Plan) -> bytes:
    """Return one row per measure, UTF-8 with the mark that Excel needs; a value not published is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for measure in plan.measures:
        head, latest = measure.head, measure.latest
        writer.writerow(
            [
                head.number,
                measure.title,
                plan.group_title(measure.source.group),
                measure.label,
                head.kpi.target,
                head.kpi.unit,
                head.kpi.as_written,
                measure.schedule,
                head.schedule,
                head.deadline,
                head.status,
                *((latest.value, latest.date, latest.source) if latest else (None, None, None)),
                head.office,
            ]
        )
    return out.getvalue().encode("utf-8-sig")


def kpi_json(plan: Plan) -> bytes:
    """Return all measures with all published results; a value not published is null or an empty list."""
    data = {
        "schema": 1,
        "plan": NAME,
        "plan_date": "2020-02",
        "measures": [_entry(plan, measure) for measure in plan.measures],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _entry(plan: Plan, measure: Measure) -> dict[str, object]:
    head = measure.head.model_dump(mode="json")
    return {
        "number": head["number"],
        "title": measure.title,
        "group": plan.group_title(measure.source.group),
        "pillar": head["pillar"],
        "kpi": {**head["kpi"], "label": measure.label, "label_as_written": head["kpi"]["label"]},
        "schedule": measure.schedule,
        "schedule_as_written": head["schedule"],
        "deadline": head["deadline"],
        "status": head["status"],
        "actuals": head["actuals"],
        "office": head["office"],
    }


def _page(plan: Plan, today: date, files: Sequence[Generated]) -> str:
    dues = due_dates(plan.measures)
    title = "期限ごとの施策の数"
    parts = [
        "# KPI一覧",
        f"「{NAME}」（令和2年2月）の{len(plan.measures)}の個別施策について、KPIと実績をまとめました。"
        f"{_summary(plan, today)}",
        "KPI（ケーピーアイ）は、施策がどこまで進んだかを測るものさしです。",
        "## 期限と実績の公表",
        chart(dues, title),
        _due_table(dues, title),
        "## 施策ごとのKPI",
        _measure_table(plan.measures, today),
        "## データのダウンロード",
        "\n".join(f"- [KPI一覧（{_kind(file)}、{_size(file)}）]({file.uri.rsplit('/', 1)[-1]})" for file in files),
        "CSVは表計算ソフトで開けます。文字コードはUTF-8です。公表されていない値は空けてあります。",
    ]
    return "\n\n".join(parts) + "\n"


def _summary(plan: Plan, today: date) -> str:
    published = sum(measure.latest is not None for measure in plan.measures)
    late = sum(measure.head.deadline is not None and measure.head.deadline < today for measure in plan.measures)
    results = f"実績を公表している施策は{published}件です。" if published else "実績は、どの施策も公表されていません。"
    return f"{results}期限の日付を過ぎた施策は{late}件です。"


def _due_table(dues: Sequence[Due], title: str) -> str:
    rows = [f"| {due.label} | {due.total} | {due.published} | {due.total - due.published} |" for due in dues]
    header = ["| # 期限 | 施策の数 | 実績を公表している施策 | 実績未公表の施策 |", "|---|---|---|---|"]
    return "\n".join([f"表: {title}", "", *header, *rows])


def _measure_table(measures: Sequence[Measure], today: date) -> str:
    header = ["| 番号 | # 施策 | KPI | 目標値 | 期限 | 実績 |", "|---|---|---|---|---|---|"]
    rows = [f"| {' | '.join(_cells(measure, today))} |" for measure in measures]
    return "\n".join([f"表: {len(measures)}の個別施策のKPIと実績", "", *header, *rows])


def _cells(measure: Measure, today: date) -> tuple[str, ...]:
    late = timing(measure, today)
    return (
        str(measure.head.number),
        link(measure.title, measure.page, KPI_PAGE),
        escape(measure.label),
        escape(measure.figure or "数値の記載なし"),
        due_label(measure.head.deadline) + (f"。{late}" if late else ""),
        f"{actual_text(measure, measure.latest)}。{measure.head.status}" if measure.latest else NO_ACTUAL,
    )


def _kind(file: Generated) -> str:
    return file.uri.rsplit(".", 1)[-1].upper()


def _size(file: Generated) -> str:
    return f"{len(file.content) / 1000:.1f} KB"
