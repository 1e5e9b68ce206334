"""All datasets of the town in the order of the catalogue, and the files of them that the site publishes."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from generate.dates import changed_days
from generate.feeds import atom, json_feed
from generate.generated import Generated
from generate.opendata.catalog import CATALOG, Catalog, Dataset, catalog
from generate.opendata.formats import feed, geojson, icalendar, rows_json
from generate.opendata.metadata import FOLDER, Described, Publisher, metadata_files
from generate.opendata.pages import dataset_page, index_page
from generate.opendata.tables import DataTable, facility_table, kept_table, made_table
from generate.town_data import EVENTS, TownData, town_data

LIST = "open_data_list"
_CSV = "CSV"


def tables(root: Path) -> list[DataTable]:
    """Return every dataset of the catalogue, those without a row too; DataError names file and line."""
    data, listing = town_data(root), catalog(root)
    found = {one.id: _table(one, data, root) for one in listing.datasets if one.id != LIST}
    days = changed_days(root)
    return [
        _list_table(one, listing, list(found.values()), data, days) if one.id == LIST else found[one.id]
        for one in listing.datasets
    ]


def with_rows(all_tables: Sequence[DataTable]) -> list[DataTable]:
    """Return the datasets that are published: those with at least one row. Their number is the count shown."""
    return [table for table in all_tables if table.rows]


def published(root: Path, base: str = "") -> list[Generated]:
    """Return the pages and files of open data; none for a town without a catalogue. DataError as `tables`.

    base: address of the site with "/" at the end; "" makes the addresses in the metadata relative.
    """
    if not (root / CATALOG).is_file():
        return []
    data, listing, all_tables = town_data(root), catalog(root), tables(root)
    publisher = Publisher(data.settings.town.name, base, listing.licence)
    datasets = _described(all_tables, publisher, changed_days(root))
    waiting = [table for table in all_tables if not table.rows]
    metadata = metadata_files(datasets, publisher)
    return [
        index_page(datasets, waiting, metadata, publisher),
        *(dataset_page(one, data, publisher) for one in datasets),
        *(file for one in datasets for file in one.files),
        *metadata,
    ]


def _described(all_tables: Sequence[DataTable], publisher: Publisher, days: Mapping[str, date]) -> list[Described]:
    return [
        Described(table, _files(table, publisher, days.get(table.source.as_posix())), days.get(table.source.as_posix()))
        for table in with_rows(all_tables)
    ]


def _files(table: DataTable, publisher: Publisher, changed: date | None) -> list[Generated]:
    """The CSV first, then every form that fits the rows."""
    stem = table.file.removesuffix(".csv")
    page = f"{publisher.base}{Described(table, (), None).page}" if publisher.base else "./"
    found: dict[str, bytes | None] = {"csv": table.content, "json": rows_json(table), "geojson": geojson(table)}
    if table.dataset.id == EVENTS:
        found["ics"] = icalendar(table, changed)
        news = feed(table, page, publisher.town, changed)
        found["atom"], found["feed.json"] = atom(news), json_feed(news)
    source = table.source.as_posix()
    return [
        Generated(f"{FOLDER}/{stem}.{end}", content, source) for end, content in found.items() if content is not None
    ]


def _table(dataset: Dataset, data: TownData, root: Path) -> DataTable:
    return kept_table(dataset, data, root) if dataset.kinds is None else facility_table(dataset, data)


def _list_table(
    dataset: Dataset, listing: Catalog, others: Sequence[DataTable], data: TownData, days: dict[str, date]
) -> DataTable:
    """06 オープンデータ一覧, made of what is published; itself it leaves out."""
    town = data.settings.town
    records = [
        (
            {
                "全国地方公共団体コード": town.code,
                "地方公共団体名": town.name,
                "データセット_ID": table.dataset.id,
                "データセット_タイトル": table.dataset.title,
                "データセット_概要": table.dataset.summary,
                "データセット_キーワード": ";".join(table.dataset.keywords),
                "データセット_最終更新日": _changed(table, days),
                "データセット_準拠する標準": table.generation.name,
                "データセット_備考": "".join(table.dataset.notes),
                "ファイル_タイトル": table.file,
                "ファイル_形式": _CSV,
                "ファイル_ライセンス": listing.licence or "",
                "ファイル_最終更新日": _changed(table, days),
            },
            None,
        )
        for table in with_rows(others)
    ]
    return made_table(dataset, data, records, CATALOG)


def _changed(table: DataTable, days: dict[str, date]) -> str:
    day = days.get(table.source.as_posix())
    return day.isoformat() if day else ""
