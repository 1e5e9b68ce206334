"""The two sections below each measure: what this website does for it, and what the town has not published."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import Field

from generate.measures import NO_ACTUAL, Measure
from generate.plan import escape, link
from generate.plan_services.services import services
from generate.plan_services.site_state import SiteState
from generate.plan_source import MEASURES
from generate.records import Row, read_csv

UNPUBLISHED = Path("data/plan/unpublished.csv")
_NOTHING = "この施策のためにこのサイトでしていることは、まだありません。"
_COUNTED = "この内容は、サイトを作るときに、サイトのデータから作ったものです。町の公式の実績ではありません。"
_ALL_PUBLISHED = "公表されていないことは、記録されていません。"


class Unpublished(Row):
    """One thing about a 個別施策 that no source tells."""

    measure: int = Field(alias="施策", ge=1, le=MEASURES)
    item: str = Field(alias="項目", min_length=1)


def service_notes(state: SiteState) -> dict[str, str]:
    """Return the Markdown of the two sections by page of the measure; DataError names file and line."""
    missing = unpublished(state.root)
    return {
        measure.page: "\n\n".join([*_done(services(measure, state)), *_missing(measure, missing)]) + "\n"
        for measure in state.plan.measures
    }


def unpublished(root: Path) -> Mapping[int, list[str]]:
    """Return what no source tells of each measure, by its number; errors as `service_notes`."""
    found: dict[int, list[str]] = {number: [] for number in range(1, MEASURES + 1)}
    if (root / UNPUBLISHED).is_file():
        for row in read_csv(root / UNPUBLISHED, Unpublished, root):
            found[row.measure].append(row.item)
    return found


def _done(items: Sequence[str]) -> list[str]:
    heading = "## この施策のためにこのサイトでしていること"
    return [heading, _bullets(items), _COUNTED] if items else [heading, _NOTHING]


def _missing(measure: Measure, missing: Mapping[int, Sequence[str]]) -> list[str]:
    actual = [f"KPI「{escape(measure.label)}」の実績"] if measure.head.status == NO_ACTUAL else []
    items = [*actual, *(escape(item) for item in missing[measure.head.number])]
    heading = "## この施策について公表されていないこと"
    if not items:
        return [heading, _ALL_PUBLISHED]
    asking = link("役場の連絡先", "contact/index.md", measure.page)
    return [heading, _bullets(items), f"知りたいことは、{asking}を見て、役場に確認してください。"]


def _bullets(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
