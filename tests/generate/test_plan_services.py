"""What stands below each measure: only what the site really does, counted anew, and what the town has not published."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generate.errors import DataError
from generate.plan_services.notes import UNPUBLISHED
from generate.plan_source import measure_page
from generate.site import made
from tests.generate.plan_copy import ROOT, TODAY
from tests.generate.small_town import change

DONE = "## この施策のためにこのサイトでしていること\n"
MISSING = "## この施策について公表されていないこと\n"
NOTHING = "していることは、まだありません。"


@pytest.fixture(scope="module")
def real() -> Mapping[str, str]:
    return made(ROOT, TODAY).below


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("docs", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def _done(notes: Mapping[str, str], number: int) -> str:
    return notes[measure_page(number)].split(DONE)[1].split(MISSING, maxsplit=1)[0]


def _missing(notes: Mapping[str, str], number: int) -> str:
    return notes[measure_page(number)].split(MISSING)[1]


@pytest.mark.parametrize("number", range(1, 25))
def test_each_measure_says_what_the_site_does_and_what_is_not_published(real: Mapping[str, str], number: int) -> None:
    assert ("町の公式の実績ではありません" in _done(real, number)) != (NOTHING in _done(real, number))
    assert "」の実績\n" in _missing(real, number)
    assert "(../../contact/index.md)" in _missing(real, number)


def test_where_the_site_does_nothing_it_says_so(real: Mapping[str, str]) -> None:
    idle = [number for number in range(1, 25) if NOTHING in _done(real, number)]
    assert idle == [3, 12, 21, 22]


def test_every_link_leads_to_a_page_that_is_written_or_made(real: Mapping[str, str]) -> None:
    pages = {page.uri for page in made(ROOT, TODAY).files}
    targets = {target for number in range(1, 25) for target in re.findall(r"\]\(([^)#]+)", _done(real, number))}
    assert len(targets) >= 15
    for target in targets:
        page = (ROOT / "docs/plan/measures" / target).resolve().relative_to(ROOT / "docs")
        assert page.as_posix() in pages or (ROOT / "docs" / page).is_file(), target


def test_no_page_claims_that_the_goal_was_reached(real: Mapping[str, str]) -> None:
    for number in range(1, 25):
        assert not re.search(r"適合して|準拠して|達成しました", _done(real, number))


def test_the_counts_follow_the_data(copy: Path, real: Mapping[str, str]) -> None:
    assert "オンラインでできる手続きは0件" in _done(real, 1)
    assert "10の項目のうち、わかっているのは2つです。" in _done(real, 8)
    text = (copy / "data/procedures.yml").read_text(encoding="utf-8")
    (copy / "data/procedures.yml").write_text(
        text.replace("online: null", "online: できる", 1).replace("fee: null", "fee: 無料"), encoding="utf-8"
    )
    changed = made(copy, TODAY).below
    assert "オンラインでできる手続きは1件" in _done(changed, 1)
    assert "10の項目のうち、わかっているのは3つです。" in _done(changed, 8)


def test_the_next_event_is_told_and_a_past_one_is_not(copy: Path, real: Mapping[str, str]) -> None:
    assert "これからの行事は、公表されていません。" in _done(real, 6)
    change(copy, "data/opendata/064262_event.csv", ",2026-03-09,2026-03-13,", ",2026-12-09,2026-12-13,")
    told = _done(made(copy, TODAY).below, 6)
    assert "令和8年12月9日（2026年12月9日）" in told
    assert "これからの行事は、公表されていません。" not in told


def test_recording_about_the_site_changes_only_what_is_marked_as_a_record(copy: Path, real: Mapping[str, str]) -> None:
    (copy / "data/judgements/one.yml").write_text("a: 1\n", encoding="utf-8")
    assert made(copy, TODAY).below == real
    assert '<span data-recorded="">記録した結果は' in _done(real, 14)


def test_what_the_town_has_published_is_taken_from_the_list_and_from_the_page(copy: Path) -> None:
    change(copy, UNPUBLISHED.as_posix(), "4,窓口における今の平均待ち時間\n", "")
    assert "窓口における今の平均待ち時間" not in _missing(made(copy, TODAY).below, 4)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("4,窓口", "25,窓口", "の 8行目: 「施策」の値「25」"),
        ("4,窓口", "四,窓口", "の 8行目: 「施策」の値「四」は整数ではありません。"),
        ("施策,項目", "施策,項", "の 1行目: 「項」という列はありません。"),
    ],
)
def test_a_mistake_in_the_list_is_told_with_file_and_line(copy: Path, old: str, new: str, said: str) -> None:
    change(copy, UNPUBLISHED.as_posix(), old, new)
    with pytest.raises(DataError) as caught:
        made(copy, TODAY)
    assert f"{UNPUBLISHED.as_posix()} {said}" in str(caught.value)


def test_the_measures_about_open_data_tell_the_count_once(real: Mapping[str, str]) -> None:
    for number in (5, 6):
        notes = real[measure_page(number)]
        assert notes.count("件のデータを、") == 1
        assert "KPI「オープンデータ公開件数」の実績は、町から公表されていません" in notes
        assert "## このサイトで公開しているオープンデータ" not in notes


@pytest.mark.parametrize(
    ("number", "file"),
    [
        (1, "data/procedures.yml"),
        (5, "data/opendata/064262_evacuation_space.csv"),
        (6, "data/opendata/064262_event.csv"),
        (13, "data/opendata/064262_designated_shelter.csv"),
        (19, "data/facts/facilities.csv"),
        (24, "data/plan/unpublished.csv"),
    ],
)
def test_a_measure_changes_with_the_data_it_shows(number: int, file: str) -> None:
    assert file in made(ROOT, TODAY).below_sources[measure_page(number)]
    assert all((ROOT / path).is_file() for path in made(ROOT, TODAY).below_sources[measure_page(number)])
