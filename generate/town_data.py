"""What is known of the town: data/facts/ and data/site.yml, read and checked against one another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generate.errors import DataError
from generate.records import AnyRow, read_csv, suggestion
from generate.site_settings import SITE_SETTINGS, SiteSettings, site_settings
from generate.town_rows import Area, Contact, EvacuationSite, Event, Facility, Fact, Shelter, Source, Sourced, Unknown

FACTS = Path("data/facts")
OPEN_DATA = Path("data/opendata")
SOURCES = FACTS / "sources.csv"
FACT_LIST = FACTS / "facts.csv"
FACILITIES = FACTS / "facilities.csv"
CONTACTS = FACTS / "contacts.csv"
AREAS = FACTS / "areas.csv"
UNKNOWN = FACTS / "unknown.csv"
# Names of the open-data sets that town pages show; the standard puts the code of the town before them.
EVACUATION_SITES = "evacuation_space"
SHELTERS = "designated_shelter"
EVENTS = "event"


@dataclass(frozen=True, slots=True)
class TownData:
    """Everything a town page shows; every row keeps the names of its sources."""

    settings: SiteSettings
    sources: Mapping[str, Source]
    facts: Sequence[Fact]
    evacuation_sites: Sequence[EvacuationSite]
    shelters: Sequence[Shelter]
    facilities: Sequence[Facility]
    contacts: Sequence[Contact]
    events: Sequence[Event]
    areas: Sequence[Area]
    unknown: Sequence[Unknown]

    def file(self, dataset: str) -> Path:
        """Return the repository path of an open-data set, such as that of EVACUATION_SITES."""
        return dataset_file(dataset, self.settings)

    def flood_sites(self) -> list[EvacuationSite]:
        """Return the 指定緊急避難場所 designated for floods."""
        return [site for site in self.evacuation_sites if site.flood is not None]

    def coming_events(self, today: date) -> list[Event]:
        """Return the events not yet over on `today`, the next one first."""
        return sorted((event for event in self.events if event.last_day >= today), key=lambda event: event.start)

    def past_events(self, today: date) -> list[Event]:
        """Return the events over before `today`, the latest first."""
        past = [event for event in self.events if event.last_day < today]
        return sorted(past, key=lambda event: event.start, reverse=True)


def dataset_file(dataset: str, settings: SiteSettings) -> Path:
    """Return the repository path of an open-data set of the town."""
    return OPEN_DATA / f"{settings.town.code}_{dataset}.csv"


def town_data(root: Path) -> TownData:
    """Return what data/ of the repository at `root` knows of the town.

    DataError names file and line of what a table refuses, of a name that stands twice where it must be one, and of a
    source that sources.csv does not list.
    """

    def rows(path: Path, model: type[AnyRow]) -> list[AnyRow]:
        return read_csv(root / path, model, root)

    def dataset(name: str, model: type[AnyRow]) -> list[AnyRow]:
        return read_csv(root / dataset_file(name, settings), model, root, wide=True)

    settings = site_settings(root)
    data = TownData(
        settings=settings,
        sources=_sources_by_name(rows(SOURCES, Source)),
        facts=rows(FACT_LIST, Fact),
        evacuation_sites=dataset(EVACUATION_SITES, EvacuationSite),
        shelters=dataset(SHELTERS, Shelter),
        facilities=rows(FACILITIES, Facility),
        contacts=rows(CONTACTS, Contact),
        events=dataset(EVENTS, Event),
        areas=rows(AREAS, Area),
        unknown=rows(UNKNOWN, Unknown),
    )
    _check_sources(data)
    _check_names(data)
    return data


def _sources_by_name(sources: Iterable[Source]) -> dict[str, Source]:
    by_name: dict[str, Source] = {}
    for source in sources:
        if source.name in by_name:
            raise DataError(SOURCES, f"「{source.name}」は{by_name[source.name].line}行目にもあります。", source.line)
        by_name[source.name] = source
    return by_name


def _check_sources(data: TownData) -> None:
    tables: dict[Path, Sequence[Sourced]] = {
        FACT_LIST: data.facts,
        data.file(EVACUATION_SITES): data.evacuation_sites,
        data.file(SHELTERS): data.shelters,
        FACILITIES: data.facilities,
        CONTACTS: data.contacts,
        data.file(EVENTS): data.events,
        AREAS: data.areas,
    }
    for path, rows in tables.items():
        for row in rows:
            for name in row.sources:
                _check_source(name, data, path, row.line)
    for name in (data.settings.hall.source, *(office.source for office in data.settings.offices)):
        _check_source(name, data, SITE_SETTINGS, None)


def _check_source(name: str, data: TownData, path: Path, line: int | None) -> None:
    if name not in data.sources:
        hint = suggestion(name, list(data.sources), listing=f"使う前に{SOURCES.as_posix()}に書き足してください。")
        raise DataError(path, f"出典「{name}」は{SOURCES.as_posix()}にありません。{hint}", line)


def _check_names(data: TownData) -> None:
    """A place or contact listed twice would be two answers to one question."""
    for path, rows in (
        (data.file(EVACUATION_SITES), data.evacuation_sites),
        (data.file(SHELTERS), data.shelters),
        (FACILITIES, data.facilities),
        (CONTACTS, data.contacts),
        (AREAS, data.areas),
    ):
        first: dict[str, int] = {}
        for row in rows:
            if row.name in first:
                raise DataError(path, f"「{row.name}」は{first[row.name]}行目にもあります。", row.line)
            first[row.name] = row.line
