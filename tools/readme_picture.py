"""Puts a picture of a blocked build into the READMEs: what a real build of a copy with a faulty page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.launcher import browser, environment
from tools.launcher.console import output_of

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.en.md")
PAGE = "docs/plan/index.md"
FAULTS = """
## 申し込み

![](a.png)

|  |  |
| --- | --- |
| 受付 | 平日 |

くわしくは[こちら](index.md)、用紙は[こちら](youshi.md)。
"""
_BLOCK = re.compile(r"(<!-- blocked-build: .*? -->\n```console\n).*?(```\n<!-- /blocked-build -->)", re.DOTALL)
_DRAFT = "記録の下書き"
# Folders at the top that a build makes or does not need. What was seen of the pages before (.checks) is taken along: in
# a copy whose pages are the same, only those with the faults are looked at anew.
_NOT_COPIED = (".git", ".venv", "site", "site.blocked", "site.building")


def with_picture(readme: str, picture: str) -> str:
    """Return the README with the picture in its marked place. Raises ValueError when the place is not marked."""
    if len(_BLOCK.findall(readme)) != 1:
        raise ValueError("「blocked-build」の印が一組ありません。印を元に戻してください。")
    return _BLOCK.sub(lambda found: f"{found[1]}{picture}{found[2]}", readme)


def shortened(shown: str) -> str:
    """Leave out the findings in other pages and the drafts of records, and say so: the picture is about the faults."""
    blocks: list[str] = []
    for block in shown.split("\n\n"):
        elsewhere = re.match(r"\S+:\d+\n", block) and not block.startswith(f"{PAGE}:")
        if not elsewhere and not block.startswith(_DRAFT):
            blocks.append(block)
        elif blocks[-1] != "（中略）":
            blocks.append("（中略）")
    return "\n\n".join(blocks)


def _blocked_build() -> str:
    """Build a copy with faults in one page and return what the terminal shows, without the moving progress."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(ROOT, copy, ignore=lambda place, _: _NOT_COPIED if Path(place) == ROOT else ())
        with (copy / PAGE).open("a", encoding="utf-8") as page:
            page.write(FAULTS)
        env = {
            **environment.child_environment(ROOT),
            **_history(),
            "CHECKS_BROWSER": browser.find(ROOT),
            "NO_COLOR": "1",
        }
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "--quiet", "build"],
            cwd=copy,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        shown = done.stdout.replace(f"{copy.resolve()}/", "")
    # A program that crashes ends with 1 too, but it does not say this.
    if done.returncode != 1 or "公開を止めました" not in shown:
        sys.exit(f"エラー：不合格（終了コード 1）になるはずのサイトが {done.returncode} で終わりました。\n{shown}")
    lines = [line.rstrip() for line in shown.splitlines() if not line.startswith("監査しています")]
    return shortened("\n".join(["$ ./run site", *lines, ""]))


def _history() -> dict[str, str]:
    """Let the copy tell the days of its pages' changes from the history of this project; without git it tells none."""
    found = output_of(["git", "-C", str(ROOT), "rev-parse", "--absolute-git-dir"], env=os.environ)
    return {"GIT_DIR": found} if found else {}


def main() -> int:
    """Write the picture into both READMEs."""
    picture = _blocked_build()
    for name in READMES:
        path = ROOT / name
        path.write_text(with_picture(path.read_text(encoding="utf-8"), picture), encoding="utf-8")
        print(f"{name} の絵を新しくしました。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
