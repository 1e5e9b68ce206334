"""The gate around a build: pages are built into a staging folder, and only an audited folder becomes the site."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from checks import console, reporters
from checks.config import load_settings
from checks.errors import CheckError, ConfigError
from checks.gate import verdict
from checks.model import EXIT_CODES, EXIT_USAGE, Report, Verdict
from checks.sources import Source, write_sources

WHEN: Final = "CHECKS_AUDIT"
"""Environment variable that says "later" where other machines audit the staged pages after the build."""

REPORTS = Path(".checks", "reports")
REPORT_FILES = (
    ("json", "report.json"),
    ("html", "report.html"),
    ("summary", "summary.md"),
    ("junit", "junit.xml"),
    ("sarif", "report.sarif"),
    ("questions", "questions.yml"),
)


def staging_folder(site: Path) -> Path:
    """Where the pages of `site` are built before they count: beside it, so that it can be renamed in one step."""
    return site.with_name(f"{site.name}.building")


def blocked_folder(site: Path) -> Path:
    """Where pages that must not be published stand for looking at."""
    return site.with_name(f"{site.name}.blocked")


def begin(site: Path) -> Path:
    """Clears what an earlier build left and returns the folder to build into. From here on `site` does not exist."""
    for folder in (site, staging_folder(site), blocked_folder(site)):
        if folder.exists():
            shutil.rmtree(folder)
    return staging_folder(site)


def abandon(site: Path) -> None:
    """A build that broke off: what there is of it is kept for looking at, never published."""
    if staging_folder(site).exists():
        staging_folder(site).rename(blocked_folder(site))


def last_report(root: Path) -> Report:
    """What the last build of the project found. Raises ConfigError when nothing was built yet, ReportError."""
    path = root / REPORTS / "report.json"
    try:
        return reporters.read(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}：検査の報告がありません。先に「./run site」を実行してください。") from error


def finish(site: Path, root: Path, sources: Mapping[str, Source], warnings: Sequence[str] = ()) -> int:
    """Audits the staged pages and publishes or blocks them.

    site: folder the pages are for; root: the project; sources: page url → file a person edits; warnings: what the
    builder complained of in strict mode; they block too. Returns the exit code: 0 conforms, 1 nonconforming,
    2 incomplete, 3 configuration.
    """
    staged = staging_folder(site)
    code = EXIT_USAGE
    try:
        code = _audit(staged, root, sources)
        if warnings and (code == EXIT_CODES[Verdict.CONFORMS] or _later()):
            code = EXIT_CODES[Verdict.NONCONFORMING]
    except CheckError as error:
        console.error(str(error))
    except Exception:  # noqa: BLE001 – a bug of ours must end as `incomplete`, not as whatever Python makes of it
        code = EXIT_CODES[Verdict.INCOMPLETE]
        console.crashed()
    finally:
        staged.rename(site if code == EXIT_CODES[Verdict.CONFORMS] else blocked_folder(site))
    for warning in warnings:
        console.error(f"組み立てのときの注意：{warning}")
    if code != EXIT_USAGE and _later():
        return code
    console.published(site if code == 0 else None, blocked_folder(site), root / REPORTS)
    return code


def _audit(staged: Path, root: Path, sources: Mapping[str, Source]) -> int:
    write_sources(sources, root / ".checks" / "sources.json")
    if _later():
        console.note("ページを作りました。検査はまだしていません（あとで collect と evaluate でします）。")
        return EXIT_CODES[Verdict.INCOMPLETE]
    from checks.progress import AuditProgress  # a build that stops before it needs no browser and no rules
    from checks.run import audit

    with AuditProgress() as progress:
        report = audit(staged, root, load_settings(root), sources, told=progress.told)
    console.show(report, [(name, root / REPORTS / file) for name, file in REPORT_FILES])
    return EXIT_CODES[verdict(report)]


def _later() -> bool:
    """Whether the audit is put off; until it has been made the pages count as blocked. Raises ConfigError."""
    when = os.environ.get(WHEN, "")
    if when not in ("", "later"):
        raise ConfigError(f"環境変数 {WHEN} の値「{when}」は知りません。書けるのは later だけです。")
    return when == "later"
