"""The questions that stood open before people were asked to answer new ones: a list that may only shrink."""

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from checks.errors import ConfigError

OPEN_QUESTIONS = Path("data", "judgements", "open.txt")

_NAME = re.compile(r"[0-9a-f]{16}")
_HEAD = """\
# 前から答えのない質問の一覧です。1行に1つ、質問の番号（内容から作る16けた）を書いてあります。
# ここにある質問は公開を止めませんが、答えがそろうまで「準拠」とは言えません。
# 行は消すだけです。足すと、検査が止めます。「python -m checks open」が、答えの出た行を消します。
"""
_SECONDS = 30


def read_baseline(root: Path) -> tuple[str, ...]:
    """Names of the questions, in the file's order; () without the file. Raises ConfigError with file and line."""
    path = root / OPEN_QUESTIONS
    if not path.is_file():
        return ()
    return tuple(_parse(path.read_text(encoding="utf-8-sig"), OPEN_QUESTIONS.as_posix()))


def _parse(text: str, name: str) -> Iterable[str]:
    for number, line in enumerate(text.splitlines(), 1):
        word = line.partition("#")[0].strip()
        if word and not _NAME.fullmatch(word):
            raise ConfigError(f"{name} の {number}行目：「{word}」は質問の番号ではありません。この行を消してください。")
        if word:
            yield word


def grown(root: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Those names that the list did not hold before this change, as git remembers it.

    Before: the branch a pull request goes to (GITHUB_BASE_REF), else the last commit. () where git knows no earlier
    list: it begins somewhere.
    """
    base = os.environ.get("GITHUB_BASE_REF")
    for revision in (f"origin/{base}", "HEAD^1") if base else ("HEAD",):
        before = _shown(root, revision)
        if before is not None:
            known = set(_parse(before, f"{revision} の {OPEN_QUESTIONS.as_posix()}"))
            return tuple(name for name in names if name not in known)
    return ()


def _shown(root: Path, revision: str) -> str | None:
    command = ["git", "-C", str(root), "show", f"{revision}:./{OPEN_QUESTIONS.as_posix()}"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", errors="replace")


def write_baseline(root: Path, still_open: Iterable[str]) -> tuple[int, int]:
    """Writes the list anew: begins it with all open questions, or takes out those that are open no more.

    Returns how many lines there were before and are now.
    """
    path = root / OPEN_QUESTIONS
    begins = not path.is_file()
    before = read_baseline(root)
    names = set(still_open)
    left = sorted(names if begins else names & set(before))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD + "".join(f"{name}\n" for name in left), encoding="utf-8", newline="\n")
    return len(before), len(left)
