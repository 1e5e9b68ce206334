"""The lines a pull request adds or changes, asked of git: they decide which findings its author sees first."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_HUNK = re.compile(r"^@@ -\d+(?:,(?P<old>\d+))? \+(?P<start>\d+)(?:,(?P<new>\d+))? @@")
_QUOTES = ("-c", "core.quotePath=false")
_DIFF = (*_QUOTES, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-prefix", "--relative")
_SECONDS = 30


def changed_lines(root: Path, base: str | None) -> dict[str, set[int]]:
    """Numbers of the changed lines by path below `root`.

    base: name of the branch the pull request goes to (GITHUB_BASE_REF). Empty when there is none or git can't tell:
    the order of the findings is a convenience, and no finding depends on it.
    """
    if not base:
        return {}
    # Where the base branch was not fetched, the first parent of the merge commit that GitHub checks out stands for it.
    merge = _git(root, "rev-parse", "--verify", "--quiet", "HEAD^2") is not None
    for span in (f"origin/{base}...HEAD", *(["HEAD^1...HEAD"] if merge else [])):
        diff = _git(root, *_DIFF, span)
        if diff is not None:
            return parse_diff(diff.split("\n"))
    return {}


def _git(root: Path, *arguments: str) -> str | None:
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", errors="replace")


def parse_diff(lines: Iterable[str]) -> dict[str, set[int]]:
    """Reads a unified diff without context and without prefixes."""
    changed: dict[str, set[int]] = {}
    path = ""
    body = 0  # lines of the present hunk still to come: what they hold is content, however much it looks like a header
    for line in lines:
        if body > 0:
            body -= not line.startswith("\\")
        elif line.startswith("+++ "):
            path = line.removeprefix("+++ ").rstrip("\t")
        elif hunk := _HUNK.match(line):
            old, new = int(hunk["old"] or 1), int(hunk["new"] or 1)
            body = old + new
            if new:
                changed.setdefault(path, set()).update(range(int(hunk["start"]), int(hunk["start"]) + new))
    return changed
