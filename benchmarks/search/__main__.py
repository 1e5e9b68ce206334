"""`python -m benchmarks.search site` asks a built site all queries and writes docs-dev/search.md."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.search.asking import Query, ask, queries
from checks.server import serve

TABLE = Path("docs-dev") / "search.md"
FIRST = 3
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table; returns 0 when 95 % of the queries are answered among the first three."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="検索の順位を測り、表にします。")
    parser.add_argument("site", type=Path, metavar="フォルダー", help="組み立てたサイト（site か site.blocked）")
    site: Path = parser.parse_args(arguments).site
    asked = queries()
    ranks = list(zip(asked, _ranks(site, asked), strict=True))
    TABLE.write_text(table(ranks), encoding="utf-8")
    found = sum(1 for _, rank in ranks if rank is not None and rank <= FIRST)
    print(f"{len(ranks)}問のうち、{FIRST}件目までに出たもの：{found}問。{TABLE.as_posix()} に書きました。")
    return 0 if found >= 0.95 * len(ranks) else 1


def table(ranks: Sequence[tuple[Query, int | None]]) -> str:
    """Return the page: the count, and for each query the place of its page among the answers."""
    places = [rank for _, rank in ranks if rank is not None]
    found = [sum(1 for place in places if place <= last) for last in (1, FIRST)]
    rows = [
        f"| {number} | {query.words} | {query.tries} | `{query.page or '/'}` | {rank if rank is not None else '—'} |"
        for number, (query, rank) in enumerate(ranks, 1)
    ]
    return "\n".join(
        [
            "# What residents ask, and where the page they need stands among the answers",
            "",
            "Written by `python -m benchmarks.search site` after a build; the queries are `tests/theme/queries.csv`,",
            "and `tests/theme/test_search.py` asks them again at every test.",
            "",
            f"{len(ranks)} queries: {found[0]} first, {found[1]} among the first {FIRST} "
            f"({100 * found[1] / len(ranks):.1f} %).",
            "",
            "| # | Query | What it tries | Page | Rank |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _ranks(site: Path, asked: Sequence[Query]) -> list[int | None]:
    with serve(site) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHECKS_BROWSER"), args=FLAGS)
        page = browser.new_page()
        page.goto(f"{origin}/search/")
        answers = [ask(page, query.words) for query in asked]
        browser.close()
    return [
        found.index(query.page) + 1 if query.page in found else None
        for query, found in zip(asked, answers, strict=True)
    ]


if __name__ == "__main__":
    sys.exit(main())
