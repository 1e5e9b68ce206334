"""The rows of a dataset: read as the clerk keeps them, or made from what another file of data/ already says."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generate.errors import DataError
from generate.opendata.catalog import Dataset
from generate.opendata.standards import Generation, standards
from generate.town_data import FACILITIES, TownData
from generate.town_rows import REMARK, Facility, Place

_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row: its cells in the order of the header, and the line of the file where a person edits it."""

    cells: tuple[str, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A dataset with its rows. file: name it is published under; source: repository path of the file a person edits."""

    dataset: Dataset
    generation: Generation
    rows: Sequence[DataRow]
    file: str
    source: Path
    content: bytes

    def values(self, row: DataRow) -> Mapping[str, str]:
        """Return the cells by column name; where an old header repeats a name, the first one counts."""
        return dict(reversed(list(zip(self.generation.columns, row.cells, strict=True))))


def kept_table(dataset: Dataset, data: TownData, root: Path) -> DataTable:
    """Return a dataset kept in data/opendata/, published byte for byte as it is kept.

    DataError: no such file, not UTF-8, a header that no version of the standard has, a row of another length.
    """
    path = data.file(dataset.id)
    content = _bytes(root / path, path)
    try:
        lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header, start, rows = tuple(next(lines, [])), lines.line_num + 1, []
        for cells in lines:
            rows.append(DataRow(tuple(cells), start))
            start = lines.line_num + 1
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(
            path, "UTF-8のCSVとして読めません。Excelでは「CSV UTF-8（コンマ区切り）」で保存します。"
        ) from error
    generation = standards()[dataset.id].generation_of(header)
    if generation is None:
        raise DataError(
            path, f"見出しが、標準の「{dataset.title}」のどの版ともちがいます。1文字もちがわないように直します。", 1
        )
    for row in rows:
        if len(row.cells) != len(header):
            raise DataError(
                path, f"列が{len(row.cells)}個あります。1行目と同じ{len(header)}個にしてください。", row.line
            )
    return DataTable(dataset, generation, rows, path.name, path, content)


def facility_table(dataset: Dataset, data: TownData) -> DataTable:
    """Return the facilities of the dataset's kinds in the columns of the standard; what is not known stays empty.

    DataError: a kind that no facility has.
    """
    kinds = dataset.kinds or []
    for kind in kinds:
        if all(facility.kind != kind for facility in data.facilities):
            raise DataError(FACILITIES, f"種別が「{kind}」の施設がありません（データ「{dataset.title}」に使います）。")
    places: dict[str, Place] = {place.name: place for place in (*data.shelters, *data.evacuation_sites)}
    chosen = [facility for facility in data.facilities if facility.kind in kinds]
    records = [(_facility(facility, places.get(facility.name), data), facility.line) for facility in chosen]
    return made_table(dataset, data, records, FACILITIES)


def made_table(
    dataset: Dataset, data: TownData, records: Iterable[tuple[Mapping[str, str], int | None]], source: Path
) -> DataTable:
    """Return a dataset made in the build, in the first version of the standard's header.

    records: values by column name (names the header does not have are left out), and the line they were read from.
    """
    generation = standards()[dataset.id].generations[0]
    rows = [DataRow(tuple(values.get(c, "") for c in generation.columns), line) for values, line in records]
    file = data.file(dataset.id).name
    return DataTable(dataset, generation, rows, file, source, csv_bytes([generation.columns, *(r.cells for r in rows)]))


def csv_bytes(lines: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark, by which Excel knows the encoding (RFC 4180 line ends)."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")


def _facility(facility: Facility, place: Place | None, data: TownData) -> dict[str, str]:
    """The names of both generations: the header takes those it has."""
    town = data.settings.town
    known = {
        "全国地方公共団体コード": town.code,
        "都道府県コード又は市区町村コード": town.code,
        "NO": str(facility.line - 1),
        "地方公共団体名": town.name,
        "都道府県名": town.prefecture,
        "市区町村名": town.name,
        "名称": facility.name,
        "名称_カナ": (facility.kana or "").translate(_HIRAGANA_TO_KATAKANA),
        "種別": facility.kind or "",
        "住所": facility.address,
        "所在地_連結表記": facility.address,
        "所在地_都道府県": town.prefecture,
        "電話番号": facility.phone or "",
        "説明": facility.kind or "",
    }
    sources = [*facility.sources]
    if place is not None:
        known |= {"緯度": str(place.latitude), "経度": str(place.longitude)}
        sources += [name for name in place.sources if name not in sources]
    return known | {"備考": REMARK + ";".join(sources)}


def _bytes(path: Path, name: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DataError(name, "ファイルがありません。") from error
