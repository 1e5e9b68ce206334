"""Reads every published file with a program that knows nothing of ours: one line of result for each.

These readers are in no list of requirements. In an environment of its own:
    pip install frictionless csvkit icalendar rdflib feedparser
    python -m benchmarks.town_data.independent site
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import feedparser
import icalendar
import rdflib
from frictionless import Dialect, Resource, formats

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SCHEMA = rdflib.Namespace("https://schema.org/")
READERS = ("frictionless", "csvkit", "icalendar", "rdflib", "feedparser")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader said of one file; problem: "" when it had nothing against it."""

    file: str
    reader: str
    found: str
    problem: str = ""


def read_all(site: Path) -> list[Reading]:
    """Return the result of every reader for every file of the built site that it can read."""
    readings: list[Reading] = []
    for path in sorted(file for file in site.rglob("*") if file.is_file()):
        name = path.relative_to(site).as_posix()
        for reader in _readers(path):
            readings += reader(path, name)
    return readings


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all results; returns 0 when no reader had anything against a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.town_data.independent")
    parser.add_argument("site", type=Path)
    parser.add_argument("--table", type=Path, help="file to write the results to, as a table")
    options = parser.parse_args(arguments)
    readings = read_all(options.site)
    for one in readings:
        print(f"{'NG ' + one.problem if one.problem else 'ok'}\t{one.reader}\t{one.file}\t{one.found}")
    bad = sum(1 for one in readings if one.problem)
    print(f"{len(readings)} readings, {bad} with a problem")
    if options.table:
        options.table.write_text(table(readings), encoding="utf-8")
    return 1 if bad or not readings else 0


def table(readings: Sequence[Reading]) -> str:
    """Return the results as the part of docs-dev/town-data.md that only this program can write."""
    versions = ", ".join(f"{name} {version(name)}" for name in READERS)
    rows = [f"| `{one.file}` | {one.reader} | {one.found} | {one.problem or 'none'} |" for one in readings]
    return "\n".join(
        [f"Readers: {versions}.", "", "| File | Reader | Found | Problem |", "|---|---|---|---|", *rows, ""]
    )


def _readers(path: Path) -> Sequence[Callable[[Path, str], Iterator[Reading]]]:
    if path.name == "index.html":
        return [_schema_org]
    return next((readers for end, readers in _BY_END.items() if path.name.endswith(end)), ())


def _frictionless(path: Path, name: str) -> Iterator[Reading]:
    resource = Resource(
        path=path.name,
        basepath=str(path.parent),
        encoding="utf-8-sig",
        dialect=Dialect(controls=[formats.CsvControl()]),
    )
    report = resource.validate()
    found = [error.message for task in report.tasks for error in task.errors]
    rows = report.tasks[0].stats.get("rows", 0) if report.tasks else 0
    yield Reading(name, "frictionless", f"{rows} rows", "; ".join(found[:3]))


def _csvkit(path: Path, name: str) -> Iterator[Reading]:
    """Columns that are empty are no fault here: the standard asks for them, and the town has not published them."""
    done = subprocess.run(
        [Path(sys.executable).with_name("csvclean"), "--length-mismatch", "-e", "utf-8-sig", path],
        capture_output=True,
        text=True,
        check=False,
    )
    yield Reading(
        name, "csvkit", f"{len(done.stdout.splitlines()) - 1} rows", done.stderr.strip() if done.returncode else ""
    )


def _icalendar(path: Path, name: str) -> Iterator[Reading]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    events = calendar.walk("VEVENT")
    wrong = [
        str(event.get("SUMMARY")) for event in events if event.errors or not (event.get("UID") and event.get("DTSTART"))
    ]
    names = {str(event["UID"]) for event in events}
    if len(names) < len(events):
        wrong.append("the same UID twice")
    yield Reading(name, "icalendar", f"{len(events)} events", "; ".join(wrong))


def _atom(path: Path, name: str) -> Iterator[Reading]:
    feed = feedparser.parse(path.read_bytes())
    wrong = [str(feed.bozo_exception)] if feed.bozo else []
    wrong += [] if feed.version == "atom10" else [f"read as {feed.version}"]
    wrong += [key for key in ("id", "title", "updated") if not feed.feed.get(key)]
    wrong += [
        f"{key} of an entry"
        for entry in feed.entries
        for key in ("id", "title", "updated", "link")
        if not entry.get(key)
    ]
    yield Reading(name, "feedparser", f"{len(feed.entries)} entries", "; ".join(wrong))


def _dcat(path: Path, name: str) -> Iterator[Reading]:
    graph = rdflib.Graph().parse(path, format="json-ld", publicID="https://example.jp/opendata/catalog.jsonld")
    datasets = set(graph.subjects(rdflib.RDF.type, DCAT.Dataset))
    files = set(graph.objects(None, DCAT.downloadURL))
    bare = [str(one) for one in datasets if not set(graph.objects(one, DCAT.distribution))]
    wrong = [f"no distribution: {one}" for one in bare] + (
        [] if set(graph.subjects(rdflib.RDF.type, DCAT.Catalog)) else ["no catalog"]
    )
    yield Reading(
        name, "rdflib", f"{len(datasets)} datasets, {len(files)} files, {len(graph)} triples", "; ".join(wrong)
    )


def _schema_org(path: Path, name: str) -> Iterator[Reading]:
    """The context of schema.org is not fetched: its terms all stand in one name space."""
    html = path.read_text(encoding="utf-8")
    for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
        data = json.loads(block)
        data["@context"] = {"@vocab": str(SCHEMA)}
        graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
        files = len(set(graph.subjects(rdflib.RDF.type, SCHEMA.DataDownload)))
        wrong = "" if set(graph.subjects(rdflib.RDF.type, SCHEMA.Dataset)) else "no Dataset"
        yield Reading(name, "rdflib", f"Dataset with {files} files", wrong)


def _json(path: Path, name: str) -> Iterator[Reading]:
    data = json.loads(path.read_bytes())
    if name.endswith(".geojson"):
        features = data["features"]
        wrong = [] if data["type"] == "FeatureCollection" else ["no FeatureCollection"]
        wrong += ["a feature of another form" for one in features if set(one) != {"type", "geometry", "properties"}]
        yield Reading(name, "json", f"{len(features)} features", "; ".join(wrong))
    elif name.endswith(".feed.json"):
        wrong = [key for key in ("version", "title", "items") if key not in data]
        yield Reading(name, "json", f"{len(data['items'])} items", "; ".join(wrong))
    else:
        yield Reading(name, "json", f"{len(data)} entries")


_BY_END: Mapping[str, Sequence[Callable[[Path, str], Iterator[Reading]]]] = {
    ".csv": (_frictionless, _csvkit),
    ".ics": (_icalendar,),
    ".atom": (_atom,),
    ".jsonld": (_dcat,),
    ".json": (_json,),
    ".geojson": (_json,),
}


if __name__ == "__main__":
    sys.exit(main())
