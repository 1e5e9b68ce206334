"""Finds the browser the audit looks with, and the Japanese font it needs, or says how to get them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.launcher import debian
from tools.launcher.console import LauncherError, output_of, say, succeeds
from tools.launcher.environment import child_environment, program

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
_MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
_WINDOWS_PROGRAMS = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
_PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)


def find(root: Path) -> str:
    """Return the path of a browser that starts: the chosen one, an installed one, or one fetched now.

    Raises LauncherError when the browser named in CHECKS_BROWSER does not start, or none can be had.
    """
    chosen = os.environ.get("CHECKS_BROWSER")
    if chosen:
        if not _starts(chosen):
            raise LauncherError(
                f"CHECKS_BROWSER のブラウザー（{chosen}）を動かせません。"
                "正しい場所に直すか、CHECKS_BROWSER の設定を消して、もう一度実行してください。"
            )
        return chosen
    found = _installed() or _of_playwright(root) or _fetched(root)
    if found is None:
        raise LauncherError(
            "検査に使うブラウザーがありません。Google Chrome、Microsoft Edge、Chromium のどれかを入れて、"
            "もう一度実行してください。"
        )
    return found


def require_japanese_font() -> None:
    """Raise LauncherError unless Japanese text is drawn as letters: empty boxes would make every pixel check lie."""
    # Windows and macOS come with Japanese fonts in every edition.
    if not sys.platform.startswith("linux") or _has_japanese_font():
        return
    if debian.can_install():
        say("日本語の文字（フォント）を入れています…")
        debian.install("fontconfig", "fonts-noto-cjk")
    if not _has_japanese_font():
        raise LauncherError(
            "日本語のフォントがありません。Debian や Ubuntu では「sudo apt-get install fontconfig fonts-noto-cjk」で、"
            "ほかの Linux では Noto Sans CJK を入れて、もう一度実行してください。"
        )


def _has_japanese_font() -> bool:
    return bool(output_of(["fc-list", ":lang=ja"], env=os.environ))


def _starts(path: str) -> bool:
    # Chrome on Windows answers --version by opening a window, so there a file is all we can ask for.
    if sys.platform == "win32":
        return Path(path).is_file()
    return output_of([path, "--version"], env=os.environ) is not None


def _installed() -> str | None:
    return next((path for path in places(sys.platform, os.environ) if _starts(path)), None)


def places(platform: str, env: Mapping[str, str]) -> Iterator[str]:
    """List where a browser of the Chromium family may stand on this platform, the nearest to the tests first."""
    for command in _COMMANDS:
        if found := shutil.which(command, path=env.get("PATH")):
            yield found
    if platform == "darwin":
        for folder in ("/Applications", str(Path.home() / "Applications")):
            yield from (f"{folder}/{name}.app/Contents/MacOS/{name}" for name in _MAC_APPLICATIONS)
    if platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if programs := env.get(variable):
                yield from (f"{programs}\\{name}" for name in _WINDOWS_PROGRAMS)


def _of_playwright(root: Path) -> str | None:
    """The browser `playwright install` put into the person's own folder, on this or an earlier run."""
    path = output_of([program(root, "python"), "-c", _PLAYWRIGHT_PATH], env=child_environment(root))
    return path if path and _starts(path) else None


def _fetched(root: Path) -> str | None:
    say("検査に使うブラウザーを取り寄せています（数分かかります）…")
    command: list[str | Path] = [program(root, "python"), "-m", "playwright", "install", "chromium"]
    if succeeds(command, cwd=root, env=child_environment(root)) and (fetched := _of_playwright(root)):
        return fetched
    if debian.can_install():
        debian.install("chromium", "fonts-noto-cjk")
    return _installed()
