"""Audits a suite of known failures and scores the answers.

    python -m benchmarks.detection SUITE [--keep RESULT.json] [--misses] [--write]

SUITE is a folder with `pages/`, `cases.json` and `score.py`; the latter reads {page: [{rule, sc, outcome}]}.
--write puts the figures into docs-dev/detection.md.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.detection.table import TITLE, written
from benchmarks.page import DETECTION, put
from checks.config import Settings
from checks.model import Report, Result
from checks.progress import AuditProgress
from checks.run import audit

_TOLD = (Result.FAILED, Result.CANT_TELL)


def answers(report: Report) -> dict[str, list[dict[str, object]]]:
    """The report's findings by page, in the form the scorer reads; a page without findings has an empty list.

    The suites score pages; findings about other files, such as pictures, are left out.
    """
    found: dict[str, list[dict[str, object]]] = {page.url: [] for page in report.pages}
    seen: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for outcome in report.outcomes:
        key = (outcome.rule, outcome.result.value)
        if outcome.page in found and outcome.result in _TOLD and key not in seen[outcome.page]:
            seen[outcome.page].add(key)
            found[outcome.page].append(
                {"rule": outcome.rule, "sc": list(outcome.criteria), "outcome": outcome.result.value}
            )
    return found


def main() -> int:
    """Runs the benchmark; ends with the scorer's exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suite", type=Path)
    parser.add_argument("--keep", type=Path, default=Path(".checks", "detection.json"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with AuditProgress() as progress:
        report = audit(options.suite / "pages", options.suite, Settings(), {}, told=progress.told)
    options.keep.parent.mkdir(parents=True, exist_ok=True)
    options.keep.write_text(json.dumps(answers(report), ensure_ascii=False, indent=1), encoding="utf-8")
    untested = sorted({(page.url, page.problem) for page in report.pages if page.problem})
    print(f"{len(report.pages)} pages, {sum(page.seconds for page in report.pages):.0f} s of browser time")
    for url, problem in untested:
        print(f"not (wholly) tested: {url}: {problem}")
    command = [sys.executable, str(options.suite / "score.py"), str(options.keep), "--by-criterion"]
    extra = ["--misses"] if options.misses or options.write else []
    scored = subprocess.run([*command, *extra], check=False, capture_output=True, text=True, encoding="utf-8")
    print(scored.stdout, end="")
    print(scored.stderr, end="", file=sys.stderr)
    if options.write and not scored.returncode:
        put(DETECTION, TITLE, written(scored.stdout, report, len(untested)))
    return scored.returncode


if __name__ == "__main__":
    sys.exit(main())
