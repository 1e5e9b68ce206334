"""The queries of residents, and the search page as they use it."""

import csv
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

QUERIES = Path(__file__).resolve().parents[2] / "tests" / "theme" / "queries.csv"
_SHOWN = """words => document.title
    && document.querySelector('#search-status').textContent.startsWith(`「${words}」`)"""


@dataclass(frozen=True, slots=True)
class Query:
    """What a resident types, the page that must be among the first answers, and what the query tries."""

    words: str
    page: str
    tries: str


def queries() -> list[Query]:
    """Return all queries of tests/theme/queries.csv, in its order."""
    with QUERIES.open(encoding="utf-8-sig", newline="") as file:
        return [
            Query(row["検索することば"], row["3件目までに出るページ"], row["何を確かめるか"])
            for row in csv.DictReader(file)
        ]


def ask(page: Page, words: str) -> list[str]:
    """Ask on the opened search page; returns the paths of the answers, the best first."""
    page.locator("#search-words").fill(words)
    page.locator("#search-words").press("Enter")
    for _ in range(200):  # Playwright's own way of waiting needs `eval`, which our pages forbid
        if page.evaluate(_SHOWN, words):
            break
        page.wait_for_timeout(50)
    else:
        raise TimeoutError(f"no answer to {words}")
    links = page.locator(".search-results__link").evaluate_all("links => links.map(link => link.href)")
    return [urlsplit(link).path.removeprefix("/") for link in links]
