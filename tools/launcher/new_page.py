"""Writes the skeleton of a new Markdown page, so that nobody starts from an empty file or an unusable address."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.launcher.console import LauncherError

# The address of the page is read out on the phone and typed by hand: small ASCII letters only.
_PLACE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")


def create(root: Path, arguments: Sequence[str]) -> Path:
    """Write docs/<place>.md with the given title and return its path from the root; what is missing is asked for.

    Raises LauncherError when the place cannot be an address or is taken, or when nobody is there to ask.
    """
    if len(arguments) > 2:
        raise LauncherError(
            '題名に空白があるときは「 」ではなく " " で囲んでください。例：new-page bousai/yuki "雪の 備え"'
        )
    place = arguments[0] if arguments else _ask("ページの場所（半角の英小文字と - と /。例：bousai/yuki）")
    title = arguments[1] if len(arguments) > 1 else _ask("ページの題名（例：雪への備え）")
    path = _path_of(place)
    title = " ".join(title.split())
    if not title:
        raise LauncherError("題名が空です。題名を付けて、もう一度実行してください。")
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_skeleton(title))
    except FileExistsError as error:
        raise LauncherError(f"{path.as_posix()} はもうあります。別の場所を選んでください。") from error
    return path


def next_step(root: Path, path: Path) -> str:
    """Say what the person does next with the new page."""
    inside_docs = path.relative_to("docs").as_posix()
    steps = f"次に、{path.as_posix()} を開いて本文を書いてください。"
    if re.search(r"^nav:", (root / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE):
        steps += f"mkdocs.yml の nav: に {inside_docs} の行を足してください（メニューに無いと公開されません）。"
    return steps + "書き終えたら「./run site」で検査してください。"


def _ask(question: str) -> str:
    if not sys.stdin.isatty():
        raise LauncherError("場所と題名を付けてください。例：./run new-page bousai/yuki 雪への備え")
    try:
        return input(f"{question}：").strip()
    except EOFError as error:
        raise LauncherError("入力が途中で終わりました。もう一度実行してください。") from error


def _path_of(place: str) -> Path:
    name = place.removeprefix("docs/").removesuffix(".md").strip("/")
    if not _PLACE.fullmatch(name):
        raise LauncherError(
            f"「{place}」は場所に使えません。半角の英小文字、数字、-、/ だけで書いてください。例：bousai/yuki"
        )
    return Path("docs", f"{name}.md")


def _skeleton(title: str) -> str:
    return f"# {title}\n\nこのページは準備中です。\n\n## 問い合わせ\n\n担当の課と電話番号は、まだ書かれていません。\n"
