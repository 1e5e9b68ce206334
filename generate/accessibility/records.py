"""Reads the recorded results, newest last, and the few words all pages about them share."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generate.errors import DataError
from generate.generated import Generated
from generate.plan import escape
from generate.wareki import japanese_date

FOLDER = Path("data", "accessibility")
RESULTS = FOLDER / "results"
PAGES = "accessibility"
NOT_PUBLISHED = "公表されていません"
NO_RESULT = "まだ、記録された試験の結果がありません。"

Record = Mapping[str, Any]
"""One recorded result; the auditor writes it, and holds it to its form."""

_SCHEMA = 1
_NEEDED = frozenset(
    ("date", "claim", "criteria", "next", "implementation", "efforts", "exceptions", "sample", "method", "missing")
)


def load_results(root: Path) -> list[Record]:
    """Return all recorded results, the newest last. DataError names the file that is none."""
    found = []
    for path in sorted((root / RESULTS).glob("*.json")):
        name = path.relative_to(root)
        try:
            result = json.loads(path.read_text(encoding="utf-8"))
            known = result["schema"] == _SCHEMA and set(result) >= _NEEDED and result["date"] == path.stem
            date.fromisoformat(result["date"])
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(name, _unreadable()) from error
        if not known:
            raise DataError(name, _unreadable())
        found.append(result)
    return found


def _unreadable() -> str:
    return "試験の結果の記録として読めません。「python -m checks record」で作り直してください。"


def page(
    name: str, title: str, description: str, yomi: str, parts: Sequence[str], recorded: Sequence[str]
) -> Generated:
    """Return the page accessibility/NAME.md.

    parts: what a person judges like any page; recorded: what shows the recorded result. Judgements are not bound to
    the latter, because recording them would change it.
    """
    front = f"---\ntitle: {title}\ndescription: {description}\nyomi: {yomi}\n---"
    shown = ['<div data-recorded="" markdown="1">', *recorded, "</div>"] if recorded else []
    text = "\n\n".join([front, f"# {title}", *parts, *shown])
    return Generated(f"{PAGES}/{name}.md", text + "\n", RESULTS.as_posix())


def downloads(name: str, columns: Sequence[str], rows: Sequence[Sequence[object]], data: object) -> list[Generated]:
    """Return NAME.csv (UTF-8 with the mark Excel needs) and NAME.json."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    source = RESULTS.as_posix()
    return [
        Generated(f"{PAGES}/{name}.csv", out.getvalue().encode("utf-8-sig"), source),
        Generated(f"{PAGES}/{name}.json", text.encode("utf-8"), source),
    ]


def open_formats(root: Path) -> list[Generated]:
    """Return the newest result in the formats other programs read, as the auditor wrote them."""
    found = sorted((root / FOLDER / "exchange").glob("*.*"))
    return [Generated(f"{PAGES}/{path.name}", path.read_bytes(), RESULTS.as_posix()) for path in found]


def download_links(title: str, files: Sequence[Generated]) -> str:
    """Return a section with the links to the files."""
    items = [
        f"- [{title}（{_kind(file.uri)}、{len(file.content) / 1000:.1f} KB）]({file.uri.rsplit('/', 1)[-1]})"
        for file in files
    ]
    return "## データのダウンロード\n\n" + "\n".join(items)


def _kind(uri: str) -> str:
    kinds = {"wcag-em.json": "WCAG-EMとEARLのJSON-LD", "openacr.yaml": "OpenACRのYAML"}
    return kinds.get(uri.rsplit("/", 1)[-1], uri.rsplit(".", 1)[-1].upper())


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table whose first column heads the rows; cells are plain text."""
    first, *others = heads
    lines = [f"表: {caption}", "", f"| # {first} | {' | '.join(others)} |", "|---" * len(heads) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(escape(' '.join(c.split())) for c in row)} |" for row in rows)])


def day_words(iso: str | None) -> str:
    """Return the day in words; what nobody has decided or done is not published."""
    return japanese_date(date.fromisoformat(iso)) if iso else NOT_PUBLISHED


def recorded_on(result: Record) -> str:
    """Return the sentence that says of which day everything below it is."""
    return f"{day_words(result['date'])}に記録した結果です。"
