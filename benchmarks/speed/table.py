"""Writes measured runs down as the page docs-dev/performance.md; every figure in it comes from the runs."""

import statistics
from collections.abc import Mapping, Sequence

from benchmarks.speed.measure import Run
from checks.shard import MOST_SHARDS

_FAR = 100_000

Runs = Mapping[tuple[str, int], Sequence[Run]]

_GOALS = (
    ("pa11y-ci", "audit, one state, cold", "times the pages per second of pa11y-ci, all rules of one state", "≥ 4"),
    (
        "audit, four states, nothing changed",
        "audit, four states, cold",
        "of the cold time when nothing changed",
        "≤ 0.05",
    ),
    ("build without audit", "build, bare Material", "times the build of bare Material", "≤ 1.3"),
    (
        "build without audit, the plan printed before",
        "build, bare Material",
        "times the build of bare Material when the plan need not be printed anew",
        "≤ 1.3",
    ),
)


def written(runs: Runs, left_out: Mapping[str, str], machine: Mapping[str, str]) -> str:
    """The page. runs: by what was measured and number of pages; left_out: why something was not; machine: facts."""
    lines = ["# Performance", "", "Written by `python -m benchmarks.speed`; run it again instead of editing.", ""]
    lines += [
        "| | pages | runs | seconds: median (least–most) | per page | CPU seconds: median | peak memory MB |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for (name, pages), done in sorted(runs.items(), key=lambda item: (item[0][1], item[0][0])):
        seconds = [each.seconds for each in done]
        middle = statistics.median(seconds)
        memory = max(each.memory for each in done)
        span = f"{middle:.1f} ({min(seconds):.1f}–{max(seconds):.1f})"
        cpu = statistics.median(each.cpu for each in done)
        lines.append(f"| {name} | {pages} | {len(done)} | {span} | {middle / pages:.2f} | {cpu:.1f} | {memory:.0f} |")
    lines += ["", "## Ratios of medians", "", "| | pages | measured | goal |", "|---|--:|--:|---|"]
    lines += [*_ratios(runs), *_growth(runs), ""]
    lines += [f"Not measured: {name} – {why}" for name, why in sorted(left_out.items())]
    lines += ["", "## Machine", "", *(f"- {name}: {fact}" for name, fact in machine.items()), ""]
    return "\n".join([*lines, *_far(runs)])


def _median(runs: Runs, name: str, pages: int) -> float | None:
    done = runs.get((name, pages))
    return statistics.median(each.seconds for each in done) if done else None


def _ratios(runs: Runs) -> list[str]:
    lines = []
    for pages in sorted({pages for _, pages in runs}):
        for above, below, words, goal in _GOALS:
            first, second = _median(runs, above, pages), _median(runs, below, pages)
            if first and second:
                lines.append(f"| {words} | {pages} | {first / second:.3f} | {goal} |")
        one, four = (_median(runs, f"audit, {count} cold", pages) for count in ("one state,", "four states,"))
        if one and four:
            lines.append(
                f"| of the first state for each further one | {pages} | {(four - one) / 3 / one:.3f} | ≤ 0.5 |"
            )
    return lines


def _growth(runs: Runs) -> list[str]:
    """How time grows from the smallest size to the largest, beside how the pages do."""
    sizes = sorted({pages for _, pages in runs})
    lines = []
    for name in sorted({name for name, _ in runs}) if len(sizes) > 1 else ():
        first, last = _median(runs, name, sizes[0]), _median(runs, name, sizes[-1])
        if first and last:
            more = sizes[-1] / sizes[0]
            goal = f"≤ {1.1 * more:.1f}"
            lines.append(f"| times as long: {name} | {sizes[0]} → {sizes[-1]} | {last / first:.2f} | {goal} |")
    return lines


def _far(runs: Runs) -> list[str]:
    """What 100,000 pages would take, reckoned from the largest site that was measured."""
    largest = max((pages for _, pages in runs), default=0)
    cold = _median(runs, "audit, four states, cold", largest)
    judged = _median(runs, "audit, four states, nothing changed", largest)
    if not (cold and judged):
        return []
    looking, judging = (cold - judged) / largest, judged / largest
    hours = [looking * _FAR / machines / 3600 for machines in (1, 20, MOST_SHARDS)]
    return [
        f"## Reckoned, not measured: {_FAR:,} pages in four states",
        "",
        f"From the {largest} pages above: {looking:.2f} s of looking and {judging:.3f} s of judging for each page.",
        f"Looking takes {hours[0]:.0f} hours on one such machine, {hours[1]:.1f} on 20, "
        f"{hours[2]:.1f} on {MOST_SHARDS}.",
        f"Judging is not shared out and takes {judging * _FAR / 3600:.1f} hours more.",
        "Not reckoned: the start of each machine and the way of the evidence, some 20 kB for a page.",
        "",
    ]
