"""Folder of built pages → folder of evidence: finds the pages, serves them, lets the browser look at each."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from checks import browser, evidence, server
from checks.browser import Job
from checks.cache import Cache
from checks.config import Settings
from checks.errors import CollectError, ConfigError
from checks.evidence import PageEvidence
from checks.ingredients import Files, Loaded, made_by
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


def collect(
    plan: Plan,
    settings: Settings,
    folder: Path,
    told: Callable[[str], None],
    cached: Path | None = None,
) -> None:
    """Collects the evidence the plan's rules need into `folder`, one file per page; `told` hears each page's url.

    cached: where evidence is kept from audit to audit; what still holds is taken from there.
    What a page does costs that page alone. Raises CollectError when no browser can be started or the browser dies.
    """
    folder.mkdir(parents=True, exist_ok=True)
    job = job_of(plan, settings)
    files = Files(plan.inputs.site)
    cache = _cache(cached, job, files)
    missing = []
    for url in plan.inputs.pages:
        if cache and cache.fetch(url, folder):
            told(url)
        else:
            missing.append(url)
    if missing:
        visits = _Visits(plan.inputs.site, missing, job, folder, files, cache)
        asyncio.run(visits.make(min(settings.worker_count, len(missing)), told))
        if cache:
            cache.tidy()


def job_of(plan: Plan, settings: Settings) -> Job:
    """What has to be collected of each page for the plan's rules."""
    probes = browser.probes_named(name for rule in plan.rules for name in rule.meta.needs)
    return Job(states_named(tuple(plan.states)), settings.page_timeout, probes)


def _cache(folder: Path | None, job: Job, files: Files) -> Cache | None:
    engines = browser.engines() if folder else None
    if folder is None or engines is None:
        return None
    return Cache(folder, made_by(job.states, (probe.name for probe in job.probes), engines), files)


@dataclass(frozen=True)
class _Visits:
    """Visits to pages of `site` by a browser; the evidence goes to `folder` and, for the next audit, to the cache."""

    site: Path
    urls: Sequence[str]
    job: Job
    folder: Path
    files: Files
    cache: Cache | None

    async def make(self, tabs: int, told: Callable[[str], None]) -> None:
        """Visits all, in so many tabs at a time. Each tab has a server of its own, which knows what its page loads."""
        async with AsyncExitStack() as stack:
            noted = [Loaded(self.files) for _ in range(tabs)]
            origins = [stack.enter_context(server.serve(self.site, loaded.note)) for loaded in noted]
            running = await stack.enter_async_context(browser.launched())
            collectors = [
                browser.Collector(running, origin, self.job, loaded.take)
                for origin, loaded in zip(origins, noted, strict=True)
            ]

            def done(found: PageEvidence) -> None:
                path = evidence.write(found, self.folder, origins)
                if self.cache:
                    self.cache.keep(found, path)
                told(found.url)

            await browser.collect_all([(url, read_page(self.site, url)) for url in self.urls], collectors, done)
            if not running.is_connected():
                raise CollectError("調べている途中でブラウザが止まりました。もう一度実行してください。")
