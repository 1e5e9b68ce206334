"""`python -m benchmarks.town_data` writes docs-dev/town-data.md: planted faults, and what each measure lacks."""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.town_data.planted import Told, plant_all, undetected
from generate.dates import JAPAN
from generate.measures import NO_ACTUAL
from generate.opendata.published import published
from generate.plan import Plan, load_plan
from generate.plan_appendix import timing
from generate.plan_services.notes import UNPUBLISHED, unpublished
from generate.plan_services.services import services
from generate.plan_services.site_state import SiteState, site_state

ROOT = Path(__file__).resolve().parents[2]
PAGE = Path("docs-dev") / "town-data.md"
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]*>")


def main() -> int:
    """Write the page; returns 1 when a planted fault was not found."""
    today = datetime.now(JAPAN).date()
    plan = load_plan(ROOT)
    state = site_state(ROOT, plan, today, published(ROOT))
    told = plant_all(ROOT)
    (ROOT / PAGE).write_text("\n".join([_HEAD, *_faults(told), "", *_measures(plan, state)]) + "\n", encoding="utf-8")
    missed = undetected(told)
    print(f"植えた誤り {len(told)}件のうち、見つからなかったもの {len(missed)}件：{'、'.join(missed) or 'なし'}")
    return 1 if missed else 0


_HEAD = """# Town data: planted faults, and what works for each measure

Written by `python -m benchmarks.town_data`. What programs of other people say of the published files is in
`docs-dev/town-data-readers.md`, written by `python -m benchmarks.town_data.independent`.
"""


def _faults(told: Sequence[Told]) -> list[str]:
    rows = []
    for number, one in enumerate(told, 1):
        said = _cell([f"{rule} {place}：{message}" for rule, place, message in one.findings])
        left = f"残り{one.left}件（人が決める）" if one.left else "直る"
        rows.append(f"| {number} | {one.fault.name} | {said} | {left} |")
    found = len(told) - len(undetected(told))
    mended = sum(1 for one in told if not one.left)
    return [
        "## Faults planted into the town's own tables",
        "",
        f"{len(told)} faults, one at a time: {found} found, {mended} mended by `fix-data` alone.",
        "",
        "| # | Fault | Finding: rule, place, words | `fix-data` |",
        "|---|---|---|---|",
        *rows,
    ]


def _measures(plan: Plan, state: SiteState) -> list[str]:
    missing: Mapping[int, Sequence[str]] = unpublished(ROOT)
    today = datetime.now(JAPAN).date()
    rows = []
    for measure in plan.measures:
        done = [_plain(item) for item in services(measure, state)]
        actual = [f"KPI「{measure.label}」の実績"] if measure.head.status == NO_ACTUAL else []
        lacks = [*actual, *missing[measure.head.number]]
        when = timing(measure, today) or "期限は書かれていない"
        rows.append(f"| {measure.head.number} | {measure.title} | {when} | {_cell(done) or 'なし'} | {_cell(lacks)} |")
    idle = sum(1 for measure in plan.measures if not services(measure, state))
    return [
        "## Measure by measure: what the site does, and what no source gives",
        "",
        f"Counted from data/; what is not published is `{UNPUBLISHED.as_posix()}`. The site does nothing for {idle} of "
        f"{len(plan.measures)} measures, because nothing about them is published.",
        "",
        "| # | Measure | Deadline | What the site does | What no source gives |",
        "|---|---|---|---|---|",
        *rows,
    ]


def _plain(item: str) -> str:
    return _TAG.sub("", _LINK.sub(r"\1", item))


def _cell(lines: Sequence[str]) -> str:
    return "<br>".join(line.replace("|", "\\|").replace("\n", "⏎") for line in lines)


if __name__ == "__main__":
    sys.exit(main())
