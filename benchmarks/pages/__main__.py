"""Measures five pages of the site, and the same Markdown built by Material as it comes, and writes the figures down.

    python -m benchmarks.pages --tools FOLDER [--runs 3] [--write docs-dev/page-weight.md]

Lighthouse and the Nu Html Checker come from npm, at the versions in tools.json, into FOLDER (fetched once). Both sites
are built without audit, served packed over loopback and measured in turns. No figure is written by hand.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks import npm
from benchmarks.pages import builds
from benchmarks.pages.measure import Scores, View, invalid, lighthouse, view
from benchmarks.pages.packed import served
from benchmarks.pages.table import written
from benchmarks.pages.walk import launched
from checks.collect import find_pages

WANTED = Path(__file__).with_name("tools.json")

PAGES = {
    "ホーム": "",
    "施策5": "plan/measures/05/",
    "KPI一覧（表）": "plan/kpi/",
    "指定避難所のデータ": "opendata/designated-shelter/",
    "緊急のとき": "kinkyu/",
}


def main() -> int:
    """Builds, measures and writes. Ends with 3 where the tools cannot be fetched."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", type=Path, default=Path(".checks", "page-tools"))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=Path, default=Path("docs-dev", "page-weight.md"))
    options = parser.parse_args()
    tools = options.tools.resolve()
    if problem := npm.fetched(tools, WANTED):
        print(problem)
        return 3
    with tempfile.TemporaryDirectory(prefix="pages-") as name:
        sites = {"ours": builds.ours(Path(name)), "plain": builds.plain(Path(name))}
        views, scores = _measured(sites, tools, options.runs)
        faults = {site: invalid(tools, folder) for site, folder in sites.items()}
        pages = {site: len(find_pages(folder)) for site, folder in sites.items()}
    machine = {
        "processors": str(os.cpu_count()),
        "load when written (1, 5, 15 minutes)": ", ".join(f"{value:.1f}" for value in os.getloadavg()),
        **npm.versions(tools, WANTED),
    }
    options.write.write_text(written(views, scores, faults, pages, machine), encoding="utf-8")
    print(f"written: {options.write}")
    return 0


def _measured(
    sites: Mapping[str, Path], tools: Path, runs: int
) -> tuple[dict[tuple[str, str], View], dict[tuple[str, str], Scores]]:
    views: dict[tuple[str, str], View] = {}
    scores: dict[tuple[str, str], Scores] = {}
    for page, path in PAGES.items():
        for site, folder in sites.items():
            with served(folder) as origin:
                with launched() as browser:
                    views[page, site] = view(browser.new_page(), f"{origin}/{path}")
                scores[page, site] = lighthouse(tools, f"{origin}/{path}", runs)
            print(f"{page}, {site}: {views[page, site]} {scores[page, site]}", flush=True)
    return views, scores


if __name__ == "__main__":
    sys.exit(main())
