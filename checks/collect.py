"""Folder of built pages → folder of evidence: finds the pages, serves them, lets the browser look at each."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from checks import browser, evidence, server
from checks.config import Settings
from checks.errors import CollectError, ConfigError
from checks.evidence import PageEvidence
from checks.plan import Plan
from checks.states import states_named


def find_pages(site: Path) -> list[str]:
    """Urls ("/path.html") of all HTML files below `site`, sorted. Raises ConfigError when it is no folder."""
    if not site.is_dir():
        raise ConfigError(f"{site}：フォルダーがありません。組み立てたサイトのフォルダーを指定してください。")
    files = (path for path in site.rglob("*") if path.suffix.lower() in (".html", ".htm") and path.is_file())
    return sorted("/" + path.relative_to(site).as_posix() for path in files)


def find_files(site: Path) -> frozenset[str]:
    """Urls of every file below `site`."""
    return frozenset("/" + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def read_page(site: Path, url: str) -> str:
    """Markup of a page as the server sends it. Bytes that are not UTF-8 are shown as U+FFFD, as browsers do."""
    return (site / url.lstrip("/")).read_bytes().decode("utf-8-sig", errors="replace")


def collect(plan: Plan, settings: Settings, folder: Path, told: Callable[[PageEvidence], None]) -> None:
    """Collects the evidence the plan's rules need into `folder`, one file per page; `told` hears of each.

    What a page does costs that page alone. Raises CollectError when no browser can be started or the browser dies.
    """
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_collect(plan, settings, folder, told))


async def _collect(plan: Plan, settings: Settings, folder: Path, told: Callable[[PageEvidence], None]) -> None:
    probes = browser.probes_named(name for rule in plan.rules for name in rule.meta.needs)
    job = browser.Job(states_named(tuple(plan.states)), settings.page_timeout, probes)

    def done(found: PageEvidence) -> None:
        evidence.write(found, folder)
        told(found)

    with server.serve(plan.inputs.site) as origin:
        async with browser.launched() as running:
            collector = browser.Collector(running, origin, job)
            queue = [(url, read_page(plan.inputs.site, url)) for url in plan.inputs.pages]
            await browser.collect_all(queue, collector, settings.worker_count, done)
            if not running.is_connected():
                raise CollectError("調べている途中でブラウザが止まりました。もう一度実行してください。")
