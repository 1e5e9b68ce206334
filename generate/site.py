"""Everything the build adds to docs/: the one door through which MkDocs and the audit reach the generators."""

import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generate import town
from generate.accessibility import accessibility_pages
from generate.generated import Generated
from generate.kpi import kpi_pages
from generate.opendata.published import measure_notes, published
from generate.plan import load_plan
from generate.plan_appendix import appendices
from generate.plan_errata_page import errata_page
from generate.plan_services.notes import service_notes
from generate.plan_whole import whole_page
from generate.procedures.pages import procedure_pages

JAPAN = timezone(timedelta(hours=9))


def generated(root: Path, today: date | None = None) -> list[Generated]:
    """Return all files made from data/ and docs/ of the repository at `root`; `today` is the day in Japan if not given.

    DataError names file and line of what a person must mend.
    """
    town_pages = [
        *town.pages(root),
        *procedure_pages(root),
        *published(root, _base()),
        *accessibility_pages(root),
    ]
    if not _has_plan(root):
        return town_pages
    plan = load_plan(root)
    return [*kpi_pages(plan, today or _today()), errata_page(plan), whole_page(plan), *town_pages]


def additions(root: Path, today: date | None = None) -> dict[str, str]:
    """Return the Markdown the build puts below the text of a written page, by page below docs/; errors as above."""
    if not _has_plan(root):
        return {}
    plan, day = load_plan(root), today or _today()
    made = [appendices(plan, day), measure_notes(root), service_notes(root, plan, day)]
    pages = dict.fromkeys(page for parts in made for page in parts)
    return {page: "\n\n".join(parts[page] for parts in made if page in parts) for page in pages}


def _has_plan(root: Path) -> bool:
    """A town without a plan of this kind leaves data/plan out."""
    return (root / "data" / "plan").is_dir()


def _base() -> str:
    """Address of the published site, as mkdocs.yml takes it; "" while nobody has said it."""
    address = os.environ.get("SITE_URL", "")
    return f"{address.rstrip('/')}/" if address else ""


def _today() -> date:
    return datetime.now(JAPAN).date()
