"""The public record as pages: nine items, 38 rows, and never a word more than is recorded."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from checks.conformance import record, write_record
from checks.content import page_name
from checks.run import today
from generate.accessibility import accessibility_pages
from generate.errors import DataError
from tests.conformance.town import PAGES, judge, report, town
from tests.generate.small_accessibility import FILES, NAMES, small_accessibility
from tests.ledger.town import today as day
from tests.ledger.town import write


def made(root: Path) -> Mapping[str, str]:
    """Text of every page and download by its name."""
    files = {file.uri.removeprefix("accessibility/"): file.content for file in accessibility_pages(root)}
    return {
        name: content if isinstance(content, str) else content.decode("utf-8-sig") for name, content in files.items()
    }


def recorded(root: Path, **facts: Any) -> dict[str, Any]:
    told = record(root, report(**facts), today())
    write_record(root, told)
    return told


@pytest.fixture
def compliant(tmp_path: Path) -> Path:
    """A town that has done everything, with its result recorded."""
    town(tmp_path)
    policy = FILES["policy.yml"].replace("adopted: null", f"adopted: {day(-100)}")
    for key, value in (("scope", "全部"), ("level", "AA"), ("claim", "準拠"), ("office", "総務課")):
        policy = policy.replace(f"{key}: null", f"{key}: {value}")
    write(tmp_path, "accessibility/policy.yml", policy)
    for url in PAGES:
        judge(tmp_path, url)
    recorded(tmp_path)
    return tmp_path


def test_a_town_without_these_files_has_no_such_pages(tmp_path: Path) -> None:
    assert accessibility_pages(tmp_path) == []


def test_before_the_first_record_every_page_says_that_there_is_none(tmp_path: Path) -> None:
    pages = made(small_accessibility(tmp_path))
    assert {f"{name}.md" for name in NAMES} <= set(pages)
    for name in NAMES:
        assert "まだ、記録された試験の結果がありません" in pages[f"{name}.md"] or name == "policy"
    assert "ウェブアクセシビリティ方針は、公表されていません" in pages["policy.md"]
    assert pages["policy.md"].count("\n公表されていません\n") == 7


def test_a_town_that_has_judged_nothing_claims_nothing_and_lists_what_is_missing(tmp_path: Path) -> None:
    recorded(small_accessibility(tmp_path))
    page = made(tmp_path)["results.md"]
    assert "対応度は、表明していません" in page
    assert "準拠しています" not in page
    assert "- 町が決めたウェブアクセシビリティ方針が、公表されていません。" in page
    assert "人の試験：行ったという記録は、公表されていません" in page
    assert "この種は仮のもの" in page


def test_the_result_shows_the_nine_items_of_the_standard_and_38_rows(compliant: Path) -> None:
    page = made(compliant)["results.md"]
    assert [f"## {number}. " in page for number in range(1, 10)] == [True] * 9
    rows = [line for line in page.splitlines() if line.startswith("- ") and "機械：" in line]
    assert len(rows) == 38
    assert page.count("| 適用 | 適合 |") + page.count("| 対象なし | 適合 |") == 38
    assert all("人：" in row for row in rows)
    assert "適合レベルAAに準拠しています。" in page
    assert "足りません" not in page


def test_the_downloads_hold_the_same_as_the_pages(compliant: Path) -> None:
    files = made(compliant)
    rows = list(csv.reader(files["results.csv"].splitlines()))
    assert len(rows) == 39
    whole = json.loads(files["results.json"])
    assert [row[0] for row in rows[1:]] == [f"{row['number']} {row['name']}" for row in whole["criteria"]]
    for name in NAMES:
        assert json.loads(files[f"{name}.json"]) is not None
        assert f"({name}.csv)" in files[f"{name}.md"]
        assert f"({name}.json)" in files[f"{name}.md"]


def test_the_checklist_of_techniques_says_who_verified_each(compliant: Path) -> None:
    page = made(compliant)["implementation.md"]
    assert page.count("\n## ") == 38 + 1
    assert "（検証方法 HC、達成方法 番号なし）。適用：適合" in page


def test_the_next_standard_is_told_apart_from_this_one(compliant: Path) -> None:
    page = made(compliant)["next.md"]
    assert "達成基準は38から55になります。加わるのは18、なくなるのは1です。" in page
    assert page.count("加わる（WCAG 2.1）") == 12
    assert page.count("加わる（WCAG 2.2）") == 6
    assert "| 4.1.1 構文解析（A） | なくなる |" in page
    assert "しています。" not in page


def test_earlier_results_stay_in_the_history(compliant: Path) -> None:
    told = record(compliant, report(), today())
    write_record(compliant, {**told, "date": "2025-03-01", "claim": ""})
    files = made(compliant)
    assert files["history.md"].count("| 2025-03-01から適合 |") == 38
    assert files["history.md"].count("<rect") > 4
    assert json.loads(files["history.json"])[0]["date"] == "2025-03-01"


def test_points_nobody_gave_are_not_published_and_the_form_says_how_sure_it_is(compliant: Path) -> None:
    page = made(compliant)["efforts.md"]
    assert "50点満点の表です。町が確かめた点数は、公表されていません。" in page
    assert "2024年の様式と見比べていません" in page
    write(compliant, "accessibility/efforts.yml", "職員研修: 2\n検証: 4\n")
    recorded(compliant)
    assert "50点満点のうち、2項目で6点です。ほかの11項目" in made(compliant)["efforts.md"]


def test_recording_a_result_outdates_no_judgement_of_the_page_that_shows_it(tmp_path: Path) -> None:
    page = '<title>結果</title><main><h1>結果</h1>{about}<div data-recorded=""><p>{shown}</p></div></main>'
    before, after, changed = (
        page_name("/a.html", page.format(about=about, shown=shown), lambda _url: "")
        for about, shown in (("説明", "未確認"), ("説明", "準拠"), ("別の説明", "準拠"))
    )
    assert before == after != changed


def test_a_broken_record_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    small_accessibility(tmp_path)
    write(tmp_path, "accessibility/results/2026-01-01.json", "{}")
    with pytest.raises(DataError, match=r"2026-01-01\.json: 試験の結果の記録として読めません"):
        accessibility_pages(tmp_path)
