"""What catalogues of other sites read: DCAT, data.json, schema.org and static answers in the shape of CKAN's API."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from generate.feeds import json_bytes
from generate.generated import Generated
from generate.opendata.catalog import CATALOG
from generate.opendata.standards import FOLDER as STANDARDS
from generate.opendata.tables import DataTable

FOLDER = "opendata"
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "ics": "text/calendar",
    "atom": "application/atom+xml",
}
_UNKNOWN_LICENCE = "公表されていません"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}


@dataclass(frozen=True, slots=True)
class Described:
    """A published dataset and its files. files: the first is the CSV; changed: day of the last change, if known."""

    table: DataTable
    files: Sequence[Generated]
    changed: date | None

    @property
    def page(self) -> str:
        """Address of its page below the site."""
        return f"{FOLDER}/{self.table.dataset.id.replace('_', '-')}/"


@dataclass(frozen=True, slots=True)
class Publisher:
    """base: address of the site with "/" at the end, "" while it is not known; licence: None while not published."""

    town: str
    base: str
    licence: str | None


def metadata_files(datasets: Sequence[Described], publisher: Publisher) -> list[Generated]:
    """Return catalog.jsonld, data.json and the CKAN answers."""
    names = [one.table.dataset.id for one in datasets]
    files = {
        f"{FOLDER}/catalog.jsonld": _dcat(datasets, publisher),
        "data.json": _data_json(datasets, publisher),
        f"{FOLDER}/ckan/package_list.json": {"success": True, "result": names},
        **{
            f"{FOLDER}/ckan/package_show/{one.table.dataset.id}.json": {
                "success": True,
                "result": _package(one, publisher),
            }
            for one in datasets
        },
    }
    return [Generated(uri, json_bytes(value), CATALOG.as_posix()) for uri, value in files.items()]


def schema_org(one: Described, publisher: Publisher) -> str:
    """Return the dataset as schema.org JSON-LD that may stand in a page: no "<" could end its element."""
    dataset = one.table.dataset
    value = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": dataset.title,
        "description": dataset.summary,
        "inLanguage": "ja",
        "keywords": list(dataset.keywords),
        "publisher": {"@type": "Organization", "name": publisher.town},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type(file),
                "contentUrl": _from_page(file, one, publisher),
            }
            for file in one.files
        ],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, **({"propertyID": terms()[name]} if name in terms() else {})}
            for name in dict.fromkeys(one.table.generation.columns)
        ],
        **({"license": publisher.licence} if publisher.licence else {}),
        **({"dateModified": one.changed.isoformat()} if one.changed else {}),
    }
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def media_type(file: Generated) -> str:
    """Return the media type of a published file by its ending."""
    return MEDIA_TYPES[file.uri.rsplit(".", 1)[-1]]


@cache
def terms() -> Mapping[str, str]:
    """Return the term of 共通語彙基盤 for the names of columns that have one."""
    path = Path(__file__).resolve().parents[2] / STANDARDS / "terms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["列名"]: row["用語"] for row in csv.DictReader(file)}


def _from_page(file: Generated, one: Described, publisher: Publisher) -> str:
    return f"{publisher.base}{file.uri}" if publisher.base else "../" * one.page.count("/") + file.uri


def _dcat(datasets: Sequence[Described], publisher: Publisher) -> dict[str, object]:
    agent = {"@type": "foaf:Agent", "foaf:name": publisher.town}
    base = publisher.base or "../"
    return {
        "@context": _CONTEXT,
        "@type": "dcat:Catalog",
        "dct:title": f"{publisher.town}のオープンデータ",
        "dct:language": "ja",
        "dct:publisher": agent,
        "dcat:dataset": [
            {
                "@id": f"{base}{one.page}",
                "@type": "dcat:Dataset",
                "dct:identifier": one.table.dataset.id,
                "dct:title": one.table.dataset.title,
                "dct:description": one.table.dataset.summary,
                "dcat:keyword": list(one.table.dataset.keywords),
                "dct:publisher": agent,
                **({"dct:modified": one.changed.isoformat()} if one.changed else {}),
                **({"dct:license": publisher.licence} if publisher.licence else {}),
                "dcat:distribution": [
                    {
                        "@type": "dcat:Distribution",
                        "dcat:downloadURL": {"@id": f"{base}{file.uri}"},
                        "dcat:mediaType": media_type(file),
                        "dcat:byteSize": len(file.content),
                    }
                    for file in one.files
                ],
            }
            for one in datasets
        ],
    }


def _data_json(datasets: Sequence[Described], publisher: Publisher) -> dict[str, object]:
    return {
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "dataset": [
            {
                "@type": "dcat:Dataset",
                "identifier": one.table.dataset.id,
                "title": one.table.dataset.title,
                "description": one.table.dataset.summary,
                "keyword": list(one.table.dataset.keywords),
                "accessLevel": "public",
                "publisher": {"@type": "org:Organization", "name": publisher.town},
                **({"modified": one.changed.isoformat()} if one.changed else {}),
                **({"license": publisher.licence} if publisher.licence else {}),
                "distribution": [
                    {
                        "@type": "dcat:Distribution",
                        "downloadURL": f"{publisher.base}{file.uri}",
                        "mediaType": media_type(file),
                    }
                    for file in one.files
                ],
            }
            for one in datasets
        ],
    }


def _package(one: Described, publisher: Publisher) -> dict[str, object]:
    dataset = one.table.dataset
    return {
        "name": dataset.id,
        "title": dataset.title,
        "notes": dataset.summary,
        "license_title": publisher.licence or _UNKNOWN_LICENCE,
        "metadata_modified": one.changed.isoformat() if one.changed else None,
        "tags": [{"name": keyword} for keyword in dataset.keywords],
        "organization": {"title": publisher.town},
        "resources": [
            {
                "name": file.uri.rsplit("/", 1)[-1],
                "format": file.uri.rsplit(".", 1)[-1].upper(),
                "mimetype": media_type(file),
                "size": len(file.content),
                "url": f"{publisher.base}{file.uri}",
            }
            for file in one.files
        ],
    }
