"""Everything the build adds to docs/: the one door through which MkDocs and the audit reach the generators."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generate import town
from generate.accessibility import accessibility_pages
from generate.dates import JAPAN
from generate.errata import ERRATA
from generate.generated import Generated
from generate.kpi import kpi_pages
from generate.languages import languages
from generate.news import news_files
from generate.opendata.published import published
from generate.page_heads import page_heads
from generate.plan import Plan, load_plan
from generate.plan_appendix import appendices
from generate.plan_errata_page import errata_page
from generate.plan_services.notes import UNPUBLISHED, service_notes
from generate.plan_services.site_state import SiteState, site_state
from generate.plan_services.sources import service_sources
from generate.plan_whole import whole_page
from generate.procedures.pages import procedure_pages
from generate.redirects import redirects
from generate.schedule import hidden, refuse_links, review_page, tombstones


@dataclass(frozen=True, slots=True)
class Made:
    """What a build adds to docs/; pages go by their path below it.

    files: made from data/ and docs/; below: Markdown to put below the text of a written page; below_sources: the files
    behind that; not_shown: written pages whose first day has not come.
    """

    files: Sequence[Generated]
    below: Mapping[str, str]
    below_sources: Mapping[str, Sequence[str]]
    not_shown: Sequence[str]


def made(root: Path, today: date | None = None) -> Made:
    """Return all that is made from data/ and docs/ of the repository at `root`; `today`: in Japan if not given.

    DataError names file and line of what a person must mend.
    """
    day, heads = today or datetime.now(JAPAN).date(), page_heads(root)
    refuse_links(root, heads, day)
    open_data = published(root, _base())
    town_pages = [
        *town.pages(root),
        *tombstones(heads, day),
        *redirects(root, heads),
        *review_page(heads, languages(root), day),
        *news_files(root, _base(), day),
        *procedure_pages(root),
        *open_data,
        *accessibility_pages(root),
    ]
    waiting = hidden(heads, day)
    if not (root / "data" / "plan").is_dir():  # a town without a plan of this kind
        return Made(town_pages, {}, {}, waiting)
    plan = load_plan(root)
    state = site_state(root, plan, day, open_data)
    pages = [*kpi_pages(plan, day), errata_page(plan), whole_page(plan), *town_pages]
    return Made(pages, _below(plan, state, day), _below_sources(plan, state), waiting)


def _below(plan: Plan, state: SiteState, today: date) -> dict[str, str]:
    parts = [appendices(plan, today), service_notes(state)]
    pages = dict.fromkeys(page for part in parts for page in part)
    return {page: "\n\n".join(part[page] for part in parts if page in part) for page in pages}


def _below_sources(plan: Plan, state: SiteState) -> dict[str, list[str]]:
    return {
        measure.page: [*service_sources(measure.head.number, state), UNPUBLISHED.as_posix(), ERRATA.as_posix()]
        for measure in plan.measures
    }


def _base() -> str:
    """Address of the published site, as mkdocs.yml takes it; "" while nobody has said it."""
    address = os.environ.get("SITE_URL", "")
    return f"{address.rstrip('/')}/" if address else ""
