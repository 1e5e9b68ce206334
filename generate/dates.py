"""The day on which each file of the repository was last changed, according to git."""

import subprocess
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

JAPAN = timezone(timedelta(hours=9))


def changed_days(root: Path) -> dict[str, date]:
    """Return for each file below `root` (path with forward slashes) the day in Japan of the last commit on it.

    Empty when there is no git, no commit, or only a shallow copy: there every file would seem changed on one day.
    """
    shallow, _, head = _git(root, "rev-parse", "--is-shallow-repository", "HEAD").partition("\n")
    return dict(_days(root, head)) if shallow == "false" else {}


@lru_cache(maxsize=4)
def _days(root: Path, _head: str) -> dict[str, date]:
    """The whole history is read once for each commit that is the last."""
    log = _git(root, "-c", "core.quotePath=false", "log", "--format=%x01%ct", "--name-only", "--relative", "-z")
    days: dict[str, date] = {}
    for commit in log.split("\x01")[1:]:
        stamp, _, names = commit.partition("\x00")
        day = datetime.fromtimestamp(int(stamp), UTC).astimezone(JAPAN).date()
        for name in names.replace("\n", "").split("\x00"):
            if name:
                days.setdefault(name, day)
    return days


def _git(root: Path, *arguments: str) -> str:
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        return ""
    return answer.stdout if answer.returncode == 0 else ""
