"""What is wrong in a town's data is told with file, line and what to do."""

from pathlib import Path

import pytest

from generate.errors import DataError
from generate.town_data import town_data
from tests.generate.small_town import change, small_town

SITES = "data/opendata/064262_evacuation_space.csv"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return small_town(tmp_path)


def _complaint(root: Path) -> str:
    with pytest.raises(DataError) as caught:
        town_data(root)
    return str(caught.value)


def test_a_sound_town_is_read_without_complaint(town: Path) -> None:
    data = town_data(town)
    assert [site.name for site in data.flood_sites()] == ["北学校"]
    assert data.settings.town.name == "試験町"


def test_a_source_that_is_not_listed_is_named_with_the_row_and_the_nearest_name(town: Path) -> None:
    change(town, "data/facts/facts.csv", "旅の記録", "旅の記ろく")
    said = _complaint(town)
    assert said.startswith("data/facts/facts.csv の 2行目: 出典「旅の記ろく」は")
    assert "「旅の記録」のまちがいではありませんか。" in said


def test_a_row_without_a_source_is_refused(town: Path) -> None:
    change(town, "data/facts/areas.csv", "997-0001,国のデータ", "997-0001,")
    assert _complaint(town) == "data/facts/areas.csv の 2行目: 「出典」がありません。書き足してください。"


def test_a_row_of_open_data_names_its_sources_in_the_remark(town: Path) -> None:
    change(town, SITES, "出典：国のデータ", "国のデータ")
    said = _complaint(town)
    assert said.startswith(f"{SITES} の 2行目: 「備考」の値「国のデータ」が正しくありません。「出典：")


def test_a_dataset_without_a_column_that_a_page_shows_is_refused(town: Path) -> None:
    change(town, SITES, "災害種別_洪水,", "災害種別_こう水,")
    assert _complaint(town).startswith(f"{SITES} の 1行目: 「災害種別_洪水」の列がありません。")


def test_the_source_of_an_office_must_be_listed_too(town: Path) -> None:
    change(town, "data/site.yml", "phone: null\n    source: 国のデータ", "phone: null\n    source: うわさ")
    assert _complaint(town).startswith("data/site.yml: 出典「うわさ」は")


def test_a_place_listed_twice_is_named_with_both_rows(town: Path) -> None:
    change(town, SITES, "南公園", "北学校")
    assert _complaint(town) == f"{SITES} の 3行目: 「北学校」は2行目にもあります。"


def test_a_source_listed_twice_is_named_with_both_rows(town: Path) -> None:
    change(town, "data/facts/sources.csv", "旅の記録", "国のデータ")
    assert _complaint(town) == "data/facts/sources.csv の 3行目: 「国のデータ」は2行目にもあります。"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (SITES, "北1,38.8,139.85", "北1,139.85,38.8", "2行目: 緯度と経度が日本の中にありません。"),
        (
            SITES,
            "139.85,1,",
            "139.85,○,",
            "2行目: 「災害種別_洪水」の値「○」が正しくありません。あてはまるときは半角の「1」",
        ),
        (SITES, "北1,38.8", "北1,３８．８度", "2行目: 「緯度」の値「３８．８度」は数ではありません。"),
        (
            "data/facts/contacts.csv",
            "0235-12-3456",
            "35-7036",
            "2行目: 「電話番号」の値「35-7036」が正しくありません。",
        ),
        ("data/facts/areas.csv", "997-0001", "9970001", "2行目: 「郵便番号」の値「9970001」が正しくありません。"),
        ("data/facts/sources.csv", "公的機関", "役所", "2行目: 「種類」の値「役所」は使えません。"),
        ("data/facts/sources.csv", "https://example.jp/tabi", "example.jp", "3行目: 「アドレス」の値"),
        ("data/facts/sources.csv", "2025-10-27", "2025-02-30", "暦にない日付です。"),
        ("data/facts/sources.csv", "2025-10-27", "令和7年", "「2026-04-01」「2026-04」「2026」のどれかの形で"),
        (
            "data/opendata/064262_event.csv",
            "2025-02-01",
            "2025-13-01",
            "2行目: 「開始日」の値「2025-13-01」は日付ではありません。",
        ),
        (
            "data/opendata/064262_event.csv",
            "2026-05-05",
            "2026-05-01",
            "3行目: 「終了日」が「開始日」より前になっています。",
        ),
    ],
)
def test_a_cell_that_cannot_be_right_is_named_with_its_row_and_the_right_form(
    town: Path, file: str, old: str, new: str, said: str
) -> None:
    change(town, file, old, new)
    complaint = _complaint(town)
    assert complaint.startswith(file)
    assert said in complaint


def test_events_of_one_day_and_dates_known_to_the_month_are_sound(town: Path) -> None:
    change(town, "data/facts/sources.csv", "2025-10-27", "2025-10")
    data = town_data(town)
    assert data.sources["国のデータ"].date == "2025-10"
    assert data.events[0].last_day == data.events[0].start
