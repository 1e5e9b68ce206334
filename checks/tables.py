"""Finds the tables to judge, and gives each what the standard and the town's catalogue say of it."""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from checks.errors import ConfigError
from checks.table import LEAST_PEOPLE, Generation, Table, Town

OPEN_DATA = "data/opendata"
_STANDARDS = Path(__file__).parent / "standards" / "opendata"
_NAME = re.compile(r"\d{5,6}_(?P<dataset>\w+)\.csv", re.ASCII)


@cache
def standards() -> Mapping[str, tuple[Generation, ...]]:
    """Headers of every dataset by its id, the present version first."""
    found = {}
    for path in sorted(_STANDARDS.glob("*.yml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))["generations"]
        found[path.stem] = tuple(
            Generation(entry["name"], tuple(entry["header"].split(",")), frozenset(entry["required"]))
            for entry in entries
        )
    return found


@cache
def kinds() -> Mapping[str, str]:
    """Kind of value by column name."""
    with (_STANDARDS / "kinds.csv").open(encoding="utf-8", newline="") as file:
        return {row["列名"]: row["値"] for row in csv.DictReader(file)}


def dataset_id(name: str) -> str | None:
    """The dataset a file name such as "064262_aed.csv" stands for; None when the name has another form."""
    match = _NAME.fullmatch(name)
    return match["dataset"] if match else None


def table(path: str, data: bytes, gaps: frozenset[str] = frozenset(), town: Town | None = None) -> Table:
    """A table with all that the file's name says of it. path: in the project, or "/url" of a published file."""
    dataset = dataset_id(PurePosixPath(path).name)
    known = standards().get(dataset or "", ()) if dataset or path.startswith(f"{OPEN_DATA}/") else None
    return Table(path, data, known, kinds(), gaps, town)


def find_tables(root: Path, site: Path, files: Iterable[str], *, with_sources: bool) -> tuple[Table, ...]:
    """The tables a clerk keeps in data/opendata/ (with_sources), and all CSV files of the site that are no copy of one.

    Raises ConfigError when the town's catalogue or settings cannot be understood.
    """
    gaps, town = _catalog(root) if with_sources else ({}, None)
    kept = sorted((root / OPEN_DATA).glob("*.csv")) if with_sources else []
    found = {f"{OPEN_DATA}/{path.name}": path.read_bytes() for path in kept}
    copies = set(found.values())
    for url in sorted(files):
        data = (site / url.lstrip("/")).read_bytes() if url.lower().endswith(".csv") else b""
        if data and data not in copies:
            found[url] = data
    return tuple(
        table(path, data, gaps.get(dataset_id(PurePosixPath(path).name) or "", frozenset()), town)
        for path, data in found.items()
    )


def project_table(root: Path, path: str, data: bytes) -> Table:
    """One table with what the project's catalogue says of it. Raises ConfigError as `find_tables`."""
    gaps, town = _catalog(root)
    return table(path, data, gaps.get(dataset_id(PurePosixPath(path).name) or "", frozenset()), town)


def _catalog(root: Path) -> tuple[Mapping[str, frozenset[str]], Town | None]:
    """Declared gaps by dataset, and the town; nothing where the project keeps no catalogue."""
    path = root / OPEN_DATA / "catalog.yml"
    if not path.is_file():
        return {}, None
    try:
        catalog: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        settings: Any = yaml.safe_load((root / "data" / "site.yml").read_text(encoding="utf-8"))
        box = tuple(float(catalog["area"][side]) for side in ("south", "north", "west", "east"))
        gaps = {entry["id"]: frozenset(entry["gaps"]) for entry in catalog["datasets"]}
        least = int(catalog.get("k_anonymity", LEAST_PEOPLE))
        return gaps, Town(str(settings["town"]["code"]), (box[0], box[1], box[2], box[3]), least)
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{path}（または data/site.yml）を読めません（{error}）。") from error
