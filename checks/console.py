"""What the audit says on the terminal: findings, where the reports are, whether the site was published."""

import os
import shutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from checks import reporters
from checks.model import Report


def show(report: Report, targets: Sequence[tuple[str, Path]]) -> None:
    """Prints the findings and writes the reports. targets: (format, file). Raises ReportError."""
    print(reporters.terminal(report, color=_color(), width=shutil.get_terminal_size((100, 24)).columns), flush=True)
    for name, path in targets:
        reporters.write(report, name, path)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(reporters.annotations(report, Path(), os.environ.get("GITHUB_BASE_REF")), flush=True)
    for name, path in targets:
        print(f"報告（{name}）：{path}")


def published(site: Path | None, blocked: Path, reports: Path) -> None:
    """Says whether the pages may be published. site: None when they were blocked."""
    if site:
        print(f"公開できるページを {site} に作りました。報告は {reports} にあります。")
    else:
        error(f"公開を止めました。直すところは上のとおりです。ページは {blocked}、報告は {reports} で見られます。")


def crashed() -> None:
    """Shows the exception being handled, for whoever mends the auditor, after a line for everybody else."""
    error("検査のプログラムの中で誤りが起きました。検査は終わっていません。下の記録をサイトの管理者に渡してください。")
    traceback.print_exc()


def note(text: str) -> None:
    """A line for the person who waits."""
    print(text, flush=True)


def error(text: str) -> None:
    """A line about something that went wrong."""
    print(text, file=sys.stderr, flush=True)


def _color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
