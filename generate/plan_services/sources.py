"""The files of data/ behind what each measure's page shows, so that the page's 更新日 follows them."""

from collections.abc import Sequence
from pathlib import Path

from generate.accessibility.records import RESULTS
from generate.opendata.catalog import CATALOG
from generate.opendata.published import with_rows
from generate.opendata.tables import DataTable
from generate.plan_services.site_state import SiteState
from generate.procedures.catalog import PROCEDURES
from generate.town_data import EVACUATION_SITES, EVENTS, FACT_LIST, SHELTERS

# Measures by what their services count (generate/plan_services/services.py).
_PROCEDURES = (1, 4)
_ALL_DATASETS = (5, 11, 20)
_EVENTS = (6, 11)
_FACTS = (7,)
_PLACES = (13,)
_RESULTS = (14,)
_SCHOOLS = (19,)
_CATALOGUE = (5, 6, 11, 20, 23)


def service_sources(number: int, state: SiteState) -> list[str]:
    """Return the repository paths of the files behind the services of a measure, each once."""
    data = state.data
    found: list[Path] = []
    if number in _PROCEDURES or state.about(number):
        found.append(PROCEDURES)
    if number in _CATALOGUE and state.tables:
        found.append(CATALOG)
    if number in _ALL_DATASETS:
        found += _files(with_rows(state.tables))
    if number in _EVENTS:
        found.append(data.file(EVENTS))
    if number in _FACTS:
        found.append(FACT_LIST)
    if number in _PLACES:
        found += [data.file(EVACUATION_SITES), data.file(SHELTERS)]
    if number in _RESULTS:
        found += sorted(path.relative_to(state.root) for path in (state.root / RESULTS).glob("*"))
    if number in _SCHOOLS:
        found += _files([table for table in with_rows(state.tables) if table.dataset.id == "school"])
    return list(dict.fromkeys(path.as_posix() for path in found))


def _files(tables: Sequence[DataTable]) -> list[Path]:
    return [table.source for table in tables]
