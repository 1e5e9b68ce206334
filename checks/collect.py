"""Folder of built pages → folder of evidence: finds the pages, serves them, lets the browser look at each."""

from collections.abc import Callable, Sequence
from pathlib import Path

from checks import browser, evidence
from checks.browser import Job
from checks.cache import Cache
from checks.config import Settings
from checks.errors import ConfigError
from checks.evidence import PageEvidence
from checks.ingredients import Files, made_by
from checks.plan import Plan
from checks.states import states_named
from checks.visits import ONCE, Round, Visitor


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
    visitor: Visitor = ONCE,
) -> None:
    """Collects the evidence the plan's rules need into `folder`, one file per page; `told` hears each page's url.

    cached: where evidence is kept from audit to audit; what still holds is taken from there; visitor: who looks.
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
        pages = [(url, read_page(plan.inputs.site, url)) for url in missing]

        def done(found: PageEvidence, origins: Sequence[str]) -> None:
            path = evidence.write(found, folder, origins)
            if cache:
                cache.keep(found, path)
            told(found.url)

        visitor.visit(Round(plan.inputs.site, pages, job, files, done), min(settings.worker_count, len(missing)))
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
