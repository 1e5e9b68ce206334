"""The catalogue data/opendata/catalog.yml: which datasets there are, and what is to be said of each."""

from collections import Counter
from pathlib import Path

from pydantic import Field, model_validator

from generate.errors import DataError
from generate.opendata.standards import standards
from generate.records import Record, read_yaml, suggestion

CATALOG = Path("data/opendata/catalog.yml")


class Area(Record):
    """The box that holds every place of the town, in degrees (WGS 84)."""

    south: float
    north: float
    west: float
    east: float

    @model_validator(mode="after")
    def _is_a_box(self) -> "Area":
        if not (self.south < self.north and self.west < self.east):
            raise ValueError("southはnorthより、westはeastより小さい数を書いてください。")
        return self


class Dataset(Record):
    """One dataset. kinds: 種別 of the facilities it is made of, None where it is kept by hand or made of the catalogue.

    gaps: columns the standard requires and the town has not published.
    """

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    yomi: str = Field(min_length=1)
    summary: str = Field(min_length=1)
    keywords: list[str]
    kinds: list[str] | None = None
    gaps: list[str]
    notes: list[str]


class Catalog(Record):
    """All datasets. licence: terms of use; None while the town has not published any.

    k_anonymity: of how many people a published table must leave unclear which one is meant; the audit reads it.
    """

    licence: str | None
    k_anonymity: int = Field(default=10, ge=2)
    area: Area
    datasets: list[Dataset] = Field(min_length=1)


def catalog(root: Path) -> Catalog:
    """Return the catalogue of the repository at `root`.

    DataError names the file: an id that no standard has or that stands twice, a gap that is no column.
    """
    found = read_yaml(root / CATALOG, Catalog, root)
    for name, count in Counter(dataset.id for dataset in found.datasets).items():
        if count > 1:
            raise DataError(CATALOG, f"id「{name}」が{count}回書かれています。")
    for dataset in found.datasets:
        _check(dataset)
    return found


def _check(dataset: Dataset) -> None:
    known = standards()
    if dataset.id not in known:
        raise DataError(
            CATALOG, f"id「{dataset.id}」の見出しの決まりがありません。{suggestion(dataset.id, list(known))}"
        )
    columns = [column for one in known[dataset.id].generations for column in one.columns]
    for gap in dataset.gaps:
        if gap not in columns:
            raise DataError(
                CATALOG, f"gapsの「{gap}」は「{dataset.title}」の列ではありません。{suggestion(gap, columns)}"
            )
