"""The head of a measure's page: what is wrong is said in Japanese with file and line; nothing is published unproven."""

import re
from datetime import date
from pathlib import Path

import pytest

from generate.errata import plan_text
from generate.errors import DataError
from generate.measures import Measure, load_measures
from generate.plan import load_plan
from generate.plan_appendix import appendices
from tests.generate.plan_copy import ROOT, TODAY, plan_copy

FIRST = "docs/plan/measures/01.md"
ACTUAL = """  actuals:
    - value: 12
      date: 2025-05-01
      source: 町の「実績報告書」
      url: null
  status: 未達成
"""


def _load(root: Path) -> tuple[Measure, ...]:
    return load_measures(root, plan_text(root))


def _change(root: Path, old: str, new: str, name: str = FIRST) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


FAULTS = [
    ("  office: null\n", "  office: null\n  offise: null\n", 16, "「offise」という項目はありません。「office」"),
    ("  office: null\n", "", 3, "「office」がありません"),
    ("  deadline: 2025-03-31", "  deadline: 2025-13-01", 12, "2025-13-01"),
    ("  deadline: 2025-03-31", "  deadline: 令和6年度末", 12, "「2026-04-01」の形で"),
    ("  status: 実績未公表", "  status: 順調", 14, "「順調」は使えません"),
    ("  status: 実績未公表", "  status: 達成", 14, "実績（actuals）が1つもないときは「実績未公表」"),
    ("    target: 5\n", "    target: 6\n", 10, "つなげた文と合いません"),
    ("    target: 5\n", "    target: null\n", 10, "両方を null に"),
    ("    target: 5\n", "    target: 五\n", 8, "整数ではありません"),
    ('    as_written: "オンライン利用率 5%"', '    as_written: "オンライン利用率  5%"', 10, "計画の原文とちがいます"),
    ("  number: 1\n", "  number: 2\n", 4, "「1」と書いてください"),
    ("  pillar: 1\n", "  pillar: null\n", 5, "「1」と書いてください"),
    ("令和6年度末までに町", "令和7年度末までに町", 11, "計画の原文とちがいます"),
    ("title: 行政手続のオンライン化", "title: 行政手続の電子化", 2, "「行政手続のオンライン化」と書いてください"),
    ("  office: null\n", "  office: 未来課\n", 15, "「未来課」は data/site.yml の offices にありません"),
    ("  number: 1\n", "  number: 1\n  number: 1\n", 5, "2回書かれています"),
    ("    unit: ", "   unit: ", 9, "YAMLの書き方"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS)
def test_a_fault_in_the_head_is_told_with_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    _change(plan_copy(tmp_path), old, new)
    with pytest.raises(DataError, match=re.escape(words)) as caught:
        _load(tmp_path)
    assert str(caught.value).startswith(f"{FIRST} の {line}行目: ")


def test_a_head_that_is_missing_is_told_with_its_file(tmp_path: Path) -> None:
    (plan_copy(tmp_path) / FIRST).write_text("# 行政手続のオンライン化\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"01\.md の 1行目: "):
        _load(tmp_path)


def test_an_empty_page_is_told_with_its_file(tmp_path: Path) -> None:
    (plan_copy(tmp_path) / FIRST).write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"01\.md の 1行目: "):
        _load(tmp_path)


def test_a_page_that_is_missing_is_told(tmp_path: Path) -> None:
    (plan_copy(tmp_path) / FIRST).unlink()
    with pytest.raises(DataError, match=r"01\.md: ページがありません"):
        _load(tmp_path)


def test_a_25th_measure_is_refused(tmp_path: Path) -> None:
    (plan_copy(tmp_path) / "docs/plan/measures/25.md").write_text("# 新しい施策\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"25\.md: 個別施策は01\.mdから24\.mdまで"):
        _load(tmp_path)


def test_a_result_without_a_published_state_is_refused(tmp_path: Path) -> None:
    _change(plan_copy(tmp_path), "  actuals: []\n  status: 実績未公表\n", ACTUAL.replace("未達成", "実績未公表"))
    with pytest.raises(DataError, match=r"01\.md の 18行目: .*実績（actuals）があるときは"):
        _load(tmp_path)


def test_a_result_without_its_source_is_refused(tmp_path: Path) -> None:
    new = ACTUAL.replace("      source: 町の「実績報告書」\n", "")
    _change(plan_copy(tmp_path), "  actuals: []\n  status: 実績未公表\n", new)
    with pytest.raises(DataError, match=r"01\.md の 14行目: 「source」がありません"):
        _load(tmp_path)


def test_every_deadline_is_the_end_of_the_fiscal_year_the_schedule_names() -> None:
    for measure in _load(ROOT):
        year = re.search(r"令和 ?(\d) ?年度末?まで", measure.head.schedule)
        if year:
            assert measure.head.deadline == date(2019 + int(year[1]), 3, 31), measure.title
        elif measure.head.number == 13:
            assert "令和元年度に1箇所" in measure.head.schedule
            assert measure.head.deadline == date(2020, 3, 31)
        else:
            assert measure.head.deadline is None, measure.title


def test_what_nobody_published_is_said_to_be_unpublished() -> None:
    below = appendices(load_plan(ROOT), TODAY)
    for measure in _load(ROOT):
        assert "\n実績\n:   実績未公表\n" in below[measure.page]
        assert "\n担当課\n:   公表されていません" in below[measure.page]


def test_a_deadline_in_the_past_says_nothing_about_success() -> None:
    plan = load_plan(ROOT)
    state = "\n状況\n:   {}。実績は公表されていません\n"
    assert state.format("期限を過ぎています") in appendices(plan, date(2025, 4, 1))["plan/measures/01.md"]
    assert state.format("期限の前です") in appendices(plan, date(2025, 3, 31))["plan/measures/01.md"]


def test_a_measure_without_a_date_has_no_deadline_to_pass() -> None:
    below = appendices(load_plan(ROOT), TODAY)["plan/measures/04.md"]
    assert "\n期限\n:   期限の日付は書かれていません\n" in below
    assert "\n状況\n:   実績は公表されていません\n" in below


def test_a_published_result_is_shown_with_unit_date_and_source(tmp_path: Path) -> None:
    linked = ACTUAL.replace("url: null", "url: https://www.example.jp/houkoku").replace("「実績報告書」", "報告[1]")
    _change(plan_copy(tmp_path), "  actuals: []\n  status: 実績未公表\n", linked)
    below = appendices(load_plan(tmp_path), TODAY)["plan/measures/01.md"]
    source = r"[町の報告\[1\]](https://www.example.jp/houkoku)"
    assert f"\n実績\n:   12%（令和7年5月1日（2025年5月1日）、出典：{source}）\n" in below
    assert "\n状況\n:   期限を過ぎています。未達成\n" in below


def test_each_contradiction_is_shown_on_the_pages_of_its_measures() -> None:
    plan = load_plan(ROOT)
    below = appendices(plan, TODAY)
    assert len(plan.text.errata.contradictions) == 6
    for contradiction in plan.text.errata.contradictions:
        for number in contradiction.measures:
            assert contradiction.text in below[f"plan/measures/{number:02}.md"]


def test_a_corrected_goal_shows_its_original_words_on_its_page() -> None:
    plan = load_plan(ROOT)
    below = appendices(plan, TODAY)
    for measure in plan.measures:
        for words in (measure.head.kpi.as_written, measure.head.schedule):
            assert words in below[measure.page]
