"""Everything the build adds to docs/: the one door through which MkDocs and the audit reach the generators."""

import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generate import town
from generate.accessibility import accessibility_pages
from generate.errata import ERRATA
from generate.generated import Generated
from generate.kpi import kpi_pages
from generate.languages import languages
from generate.news import news_files
from generate.opendata.published import published
from generate.page_heads import page_heads
from generate.plan import load_plan
from generate.plan_appendix import appendices
from generate.plan_errata_page import errata_page
from generate.plan_services.notes import UNPUBLISHED, service_notes
from generate.plan_services.site_state import site_state
from generate.plan_services.sources import service_sources
from generate.plan_whole import whole_page
from generate.procedures.pages import procedure_pages
from generate.redirects import redirects
from generate.schedule import hidden, refuse_links, review_page, tombstones

JAPAN = timezone(timedelta(hours=9))


def generated(root: Path, today: date | None = None) -> list[Generated]:
    """Return all files made from data/ and docs/ of the repository at `root`; `today` is the day in Japan if not given.

    DataError names file and line of what a person must mend.
    """
    day, heads = today or _today(), page_heads(root)
    refuse_links(root, heads, day)
    town_pages = [
        *town.pages(root),
        *tombstones(heads, day),
        *redirects(root, heads),
        *review_page(heads, languages(root), day),
        *news_files(root, _base(), day),
        *procedure_pages(root),
        *published(root, _base()),
        *accessibility_pages(root),
    ]
    if not _has_plan(root):
        return town_pages
    plan = load_plan(root)
    return [*kpi_pages(plan, day), errata_page(plan), whole_page(plan), *town_pages]


def not_shown(root: Path, today: date | None = None) -> list[str]:
    """Return the written pages, by path below docs/, whose first day has not come; errors as above."""
    return hidden(page_heads(root), today or _today())


def additions(root: Path, today: date | None = None) -> dict[str, str]:
    """Return the Markdown the build puts below the text of a written page, by page below docs/; errors as above."""
    if not _has_plan(root):
        return {}
    plan, day = load_plan(root), today or _today()
    made = [appendices(plan, day), service_notes(root, plan, day)]
    pages = dict.fromkeys(page for parts in made for page in parts)
    return {page: "\n\n".join(parts[page] for parts in made if page in parts) for page in pages}


def addition_sources(root: Path, today: date | None = None) -> dict[str, list[str]]:
    """Return the files behind what the build puts below each page of the plan, by page; errors as above."""
    if not _has_plan(root):
        return {}
    plan = load_plan(root)
    state = site_state(root, plan, today or _today())
    return {
        measure.page: [*service_sources(measure.head.number, state), UNPUBLISHED.as_posix(), ERRATA.as_posix()]
        for measure in plan.measures
    }


def _has_plan(root: Path) -> bool:
    """A town without a plan of this kind leaves data/plan out."""
    return (root / "data" / "plan").is_dir()


def _base() -> str:
    """Address of the published site, as mkdocs.yml takes it; "" while nobody has said it."""
    address = os.environ.get("SITE_URL", "")
    return f"{address.rstrip('/')}/" if address else ""


def _today() -> date:
    return datetime.now(JAPAN).date()
