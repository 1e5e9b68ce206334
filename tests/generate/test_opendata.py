"""The datasets: in the form of the standard, from one source each, and nothing in them that no source tells."""

import csv
import io
from pathlib import Path

import pytest

from generate.errors import DataError
from generate.opendata.catalog import catalog
from generate.opendata.published import published, tables, with_rows
from generate.opendata.standards import standards
from generate.opendata.tables import DataTable
from generate.site import made
from generate.town_data import TownData, town_data
from tests.generate.small_town import change, small_town

ROOT = Path(__file__).resolve().parents[2]
EVENTS = "data/opendata/064262_event.csv"
CATALOG = """licence: null
area: {south: 38.0, north: 39.0, west: 139.0, east: 140.0}
datasets:
  - {id: school, title: 学校, yomi: がっこう, summary: 学校です。, keywords: [学校], kinds: [小学校], gaps: [],
     notes: []}
  - {id: event, title: 行事, yomi: ぎょうじ, summary: 行事です。, keywords: [], gaps: [], notes: []}
  - {id: open_data_list, title: 一覧, yomi: いちらん, summary: 一覧です。, keywords: [], gaps: [], notes: []}
"""


@pytest.fixture(scope="module")
def real() -> dict[str, DataTable]:
    return {table.dataset.id: table for table in tables(ROOT)}


@pytest.fixture(scope="module")
def data() -> TownData:
    return town_data(ROOT)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    root = small_town(tmp_path)
    (root / "data/opendata/catalog.yml").write_text(CATALOG, encoding="utf-8")
    header = standards()["event"].generations[0].header
    row = {"NO": "1", "イベント名": "雪まつり", "開始日": "2025-02-01", "備考": "出典：国のデータ"}
    cells = ",".join(row.get(column, "") for column in header.split(","))
    (root / EVENTS).write_text(f"{header}\n{cells}\n", encoding="utf-8-sig")
    return root


def test_the_dataset_of_every_standard_stands_in_the_catalogue() -> None:
    assert {dataset.id for dataset in catalog(ROOT).datasets} == set(standards())


def test_every_published_file_is_utf8_with_a_mark_and_has_the_header_of_the_standard(
    real: dict[str, DataTable],
) -> None:
    files = {file.uri: file.content for file in published(ROOT) if file.uri.endswith(".csv")}
    assert set(files) == {f"opendata/064262_{name}.csv" for name, table in real.items() if table.rows}
    for uri, content in files.items():
        assert isinstance(content, bytes)
        assert content.startswith(b"\xef\xbb\xbf")
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        standard = standards()[uri.removeprefix("opendata/064262_").removesuffix(".csv")]
        assert standard.generation_of(tuple(lines[0])) is not None
        assert {len(line) for line in lines} == {len(lines[0])}


def test_the_site_publishes_the_datasets() -> None:
    assert {file.uri for file in published(ROOT)} <= {file.uri for file in made(ROOT).files}


def test_a_file_kept_by_hand_is_published_byte_for_byte(real: dict[str, DataTable]) -> None:
    for name in ("evacuation_space", "designated_shelter", "event"):
        assert real[name].content == (ROOT / f"data/opendata/064262_{name}.csv").read_bytes()


def test_a_dataset_without_rows_is_neither_published_nor_counted(real: dict[str, DataTable]) -> None:
    empty = {name for name, table in real.items() if not table.rows}
    assert empty == {"aed", "public_wireless_lan"}
    assert {table.dataset.id for table in with_rows(list(real.values()))} == set(real) - empty


def test_every_row_names_a_source_that_is_listed(real: dict[str, DataTable], data: TownData) -> None:
    for name in ("public_facility", "evacuation_space", "designated_shelter", "event", "school"):
        for row in real[name].rows:
            prefix, _, names = real[name].values(row)["備考"].partition("：")
            assert prefix == "出典"
            assert set(names.split(";")) <= set(data.sources)


def test_a_required_column_is_empty_only_where_the_catalogue_says_it_is_not_published(
    real: dict[str, DataTable],
) -> None:
    for table in real.values():
        for row in table.rows:
            values = table.values(row)
            missing = {column for column in table.generation.required if not values[column]}
            assert missing <= set(table.dataset.gaps), (table.dataset.id, row.line)


def test_facilities_have_the_coordinates_of_the_shelter_of_the_same_name_and_else_none(
    real: dict[str, DataTable], data: TownData
) -> None:
    places = {place.name: place for place in (*data.evacuation_sites, *data.shelters)}
    found = {
        values["名称"]: values
        for row in real["public_facility"].rows
        if (values := real["public_facility"].values(row))
    }
    assert found["押切小学校"]["緯度"] == str(places["押切小学校"].latitude)
    assert found["三川町役場"]["緯度"] == ""
    assert "イオンモール三川" not in found


def test_the_list_of_open_data_lists_what_is_published_and_not_itself(town: Path) -> None:
    listing = tables(town)[-1]
    assert [listing.values(row)["データセット_タイトル"] for row in listing.rows] == ["学校", "行事"]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            EVENTS,
            ",イベント名_カナ,",
            ",イベント名_ｶﾅ,",
            f"{EVENTS} の 1行目: 見出しが、標準の「行事」のどの版ともちがいます。",
        ),
        (EVENTS, ",出典：国のデータ", ",出典：国のデータ,", f"{EVENTS} の 2行目: 列が33個あります。"),
        ("data/opendata/catalog.yml", "id: event", "id: events", "id「events」の見出しの決まりがありません。"),
        ("data/opendata/catalog.yml", "id: event", "id: school", "id「school」が2回書かれています。"),
        ("data/opendata/catalog.yml", "gaps: []", "gaps: [電話]", "gapsの「電話」は「学校」の列ではありません。"),
        ("data/opendata/catalog.yml", "south: 38.0", "south: 39.5", "southはnorthより"),
        ("data/opendata/catalog.yml", "kinds: [小学校]", "kinds: [大学]", "種別が「大学」の施設がありません"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_what_to_do(town: Path, file: str, old: str, new: str, said: str) -> None:
    change(town, file, old, new)
    with pytest.raises(DataError) as caught:
        published(town)
    assert said in str(caught.value)


def test_a_file_in_shift_jis_is_refused_in_words(town: Path) -> None:
    path = town / EVENTS
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("cp932"))
    with pytest.raises(DataError, match="UTF-8"):
        published(town)


def test_a_town_without_a_catalogue_publishes_no_open_data(tmp_path: Path) -> None:
    assert published(small_town(tmp_path)) == []
