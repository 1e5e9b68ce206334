"""Looks at every page of the built site in every state and writes the counts down.

    python -m benchmarks.pages.matrix [SITE] [--page /kinkyu/index.html …] [--workers 2] [--write docs-dev/…]

SITE is a folder of built pages; without one the site is built first, without its audit. Ends with 1 where anything was
found. No figure is written by hand.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.pages.walk import Look, pages_by_state, walk
from benchmarks.speed import sites
from checks.browser.axe import AXE_VERSION
from checks.collect import find_pages

_SHOWN = 5


def main() -> int:
    """Walks the site and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, nargs="?")
    parser.add_argument("--page", nargs="+", default=[])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", type=Path, default=Path("docs-dev", "state-matrix.md"))
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="matrix-") as name:
        site = options.site or sites.built(Path(name, "project"))
        urls = options.page or find_pages(site)
        looks = walk(site, urls, options.workers)
    options.write.write_text(written(looks, len(urls), time.monotonic() - started), encoding="utf-8")
    faults = sum(len(look.faults) for look in looks)
    print(f"{len(looks)} looks, {faults} faults; written: {options.write}")
    return 1 if faults else 0


def written(looks: Sequence[Look], pages: int, seconds: float) -> str:
    """The page. looks: all there were; pages: number of the site's pages; seconds: from start to end."""
    lines = [
        "# State matrix",
        "",
        "Written by `python -m benchmarks.pages.matrix`; run it again instead of editing.",
        "",
        f"{pages} pages, {len(looks)} looks in {seconds / 60:.0f} minutes; axe-core {AXE_VERSION}, WCAG 2.0–2.2,",
        "A and AA. A state that looks to the last colour and pixel like one before has its answer. Where only",
        "the tree and what of it is shown are the same, the rules run again that read colours, sizes and places.",
        "",
        "- axe: elements that fail a rule.",
        "- Lost: text cut off, controls outside the window, boxes that scroll but take no focus or have no name, pages",
        "  wider than the window.",
        "- Focus: Tab stops without a ring, without a name, off screen or covered.",
        "- Console: errors and warnings, among them breaches of the Content Security Policy.",
        "- Broken off: looks that could not be finished.",
        "",
        "A state that no page has is held by `tests/theme/test_states.py` on a small site that has it.",
        "",
        "| State | Pages that have it | axe | Lost | Focus | Console | Broken off |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, found in pages_by_state(looks).items():
        counts = [sum(kind) for kind in zip(*(look.counts for look in found), strict=True)] or [0] * 5
        lines.append(f"| {name} | {len(found)} | {' | '.join(map(str, counts))} |")
    return "\n".join([*lines, *_faults(looks), ""])


def _faults(looks: Sequence[Look]) -> Iterator[str]:
    bad = [look for look in looks if look.faults]
    if bad:
        yield from ("", "## What was found", "")
    for look in bad:
        for fault in look.faults[:_SHOWN]:
            yield f"- {look.url}, {look.state}: `{' '.join(fault.replace('`', '').split())[:300]}`"
        if len(look.faults) > _SHOWN:
            yield f"- {look.url}, {look.state}: and {len(look.faults) - _SHOWN} more"


if __name__ == "__main__":
    sys.exit(main())
