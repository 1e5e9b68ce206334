"""All that the pages of the measures count: the site's own data, read once for the 24 of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generate.accessibility.records import Record, load_results
from generate.generated import Generated
from generate.opendata.catalog import CATALOG, catalog
from generate.opendata.published import tables, with_rows
from generate.opendata.tables import DataTable
from generate.plan import Plan
from generate.procedures.catalog import PROCEDURES, Procedure, procedures
from generate.town_data import TownData, town_data
from generate.town_rows import Event

_DATA_FILES = (".csv", ".yml")
# What people record about the finished pages; counting it would change the pages by recording.
_RECORDS = ("accessibility", "exceptions", "judgements")


@dataclass(frozen=True, slots=True)
class SiteState:
    """The data of the site on one day.

    tables: datasets of the catalogue, those without a row too; downloads: how many files of open data are published;
    k_anonymity: None for a town without a catalogue; results: recorded results of the audit, the newest last.
    """

    root: Path
    plan: Plan
    data: TownData
    procedures: Sequence[Procedure]
    tables: Sequence[DataTable]
    downloads: int
    k_anonymity: int | None
    results: Sequence[Record]
    coming: Sequence[Event]

    def has(self, page: str) -> bool:
        """Whether the site has this page: a written one, or one that is made from a file of data/."""
        made_from = {"procedures": PROCEDURES, "opendata": CATALOG, "accessibility": Path("data/accessibility")}
        source = made_from.get(page.split("/", 1)[0])
        return (self.root / "docs" / page).is_file() or (source is not None and (self.root / source).exists())

    def dataset(self, name: str) -> DataTable | None:
        """Return a published dataset by its id; None while it has no row."""
        return next((table for table in with_rows(self.tables) if table.dataset.id == name), None)

    def about(self, number: int) -> list[Procedure]:
        """Return the procedures whose source is this measure."""
        return [one for one in self.procedures if number in one.measures]

    def written_pages(self) -> int:
        """Return how many Markdown files people write."""
        return sum(1 for _ in (self.root / "docs").rglob("*.md"))

    def data_files(self) -> int:
        """Return how many files of data/ are tables and lists kept by hand, records about the site left out."""
        data = self.root / "data"
        found = (path.relative_to(data) for path in data.rglob("*") if path.suffix in _DATA_FILES)
        return sum(1 for path in found if path.parts[0] not in _RECORDS)


def site_state(root: Path, plan: Plan, today: date, open_data: Sequence[Generated]) -> SiteState:
    """Return the state of the repository at `root`; DataError names file and line of what is wrong in data/.

    open_data: the pages and files of open data that the site publishes.
    """
    data = town_data(root)
    listed = (root / CATALOG).is_file()
    return SiteState(
        root=root,
        plan=plan,
        data=data,
        procedures=procedures(root, data).procedures,
        tables=tables(root) if listed else (),
        downloads=sum(1 for file in open_data if not file.uri.endswith(".md")),
        k_anonymity=catalog(root).k_anonymity if listed else None,
        results=load_results(root),
        coming=data.coming_events(today),
    )
