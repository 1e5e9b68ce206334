"""Measures what each probe costs on pages of a built site, and writes the tables into docs-dev/detection.md.

    python -m benchmarks.probes [SITE] [--pages 12]

Pages are taken evenly from the whole site and looked at one after the other, in all states, without kept evidence.
"""

import argparse
import asyncio
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from benchmarks.page import DETECTION, put
from checks import browser, server
from checks.browser.probe import Probe, Visit
from checks.collect import find_pages, read_page
from checks.config import Settings
from checks.evidence import PageEvidence
from checks.rule import rules
from checks.states import STATES

TITLE: Final = "Cost of each probe and page"


@dataclass
class Times:
    """Seconds by probe and page; whole: of a page altogether, by its url."""

    by_probe: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    whole: dict[str, float] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)

    def timed(self, probe: Probe, url: Callable[[], str]) -> Probe:
        """The same probe, with its time taken."""

        async def collect(visit: Visit) -> Mapping[str, Any]:
            start = time.monotonic()
            try:
                return await probe.collect(visit)
            finally:
                self.by_probe[probe.name][url()] = time.monotonic() - start

        return replace(probe, collect=collect)

    def note(self, found: PageEvidence) -> None:
        """Notes one visit."""
        self.whole[found.url] = found.seconds
        self.versions.update(found.versions)
        if found.problem:
            self.problems.append(f"{found.url}: {found.problem}")


async def measure(site: Path, urls: Sequence[str]) -> Times:
    """Visits the pages one by one."""
    times = Times()
    now = ""
    probes = browser.probes_named(name for rule in rules() for name in rule.meta.needs)
    job = browser.Job(STATES, Settings().page_timeout, tuple(times.timed(probe, lambda: now) for probe in probes))
    with server.serve(site) as origin:
        async with browser.launched() as running:
            collector = browser.Collector(running, origin, job)
            for url in urls:
                now = url
                times.note(await collector.collect(url, read_page(site, url)))
                print(f"{url}: {times.whole[url]:.1f} s", file=sys.stderr, flush=True)
            await collector.close()
    return times


def written(times: Times) -> str:
    """The two tables and what they were measured with."""
    names = sorted(times.by_probe, key=lambda name: -sum(times.by_probe[name].values()))
    total = sum(times.whole.values())
    looked = sum(sum(seconds.values()) for seconds in times.by_probe.values())
    lines = [
        f"Written by `python -m benchmarks.probes` on {time.strftime('%Y-%m-%d')}: {len(times.whole)} pages taken "
        f"evenly from the site, one after the other, {len(STATES)} states, nothing kept.",
        f"Load of the machine ({os.cpu_count()} processors) when written: {os.getloadavg()[0]:.1f}. "
        + ", ".join(f"{name} {version}" for name, version in sorted(times.versions.items()))
        + ".",
        "",
        "| probe | ms per page: median | most | share of all time |",
        "|---|--:|--:|--:|",
    ]
    for name in names:
        spent = times.by_probe[name].values()
        middle, most = statistics.median(spent), max(spent)
        lines.append(f"| {name} | {1000 * middle:.0f} | {1000 * most:.0f} | {100 * sum(spent) / total:.1f} % |")
    lines.append(
        f"| everything else: loading, states, axe-core, snapshot | | | {100 * (total - looked) / total:.1f} % |"
    )
    lines += ["", "| page | seconds | of these in probes | slowest probe |", "|---|--:|--:|---|"]
    for url, seconds in times.whole.items():
        own = {name: times.by_probe[name].get(url, 0.0) for name in names}
        slowest = max(own, key=lambda name: own[name])
        lines.append(f"| {url} | {seconds:.1f} | {sum(own.values()):.1f} | {slowest} ({own[slowest]:.1f} s) |")
    middle = statistics.median(times.whole.values())
    lines += ["", f"Median of a page: {middle:.1f} s.", *(f"Not whole: {problem}" for problem in times.problems)]
    return "\n".join(lines)


def main() -> int:
    """Runs the benchmark; ends with 1 when a page could not be looked at whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?", type=Path, default=Path("site"))
    parser.add_argument("--pages", type=int, default=12)
    options = parser.parse_args()
    urls = find_pages(options.site)
    chosen = urls[:: max(1, len(urls) // options.pages)][: options.pages]
    times = asyncio.run(measure(options.site, chosen))
    put(DETECTION, TITLE, written(times))
    return 1 if times.problems else 0


if __name__ == "__main__":
    sys.exit(main())
