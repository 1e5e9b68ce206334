"""Tells which browser is started, and the names and versions of all that looks at a page, without starting it."""

import hashlib
import os
import platform
import shutil
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from axe_playwright_python.base import AXE_SCRIPT

REMOTE: Final = "CHECKS_BROWSER_WS"
"""Environment variable with the address (ws://…) of a Playwright server whose browser is used instead of one here."""

_INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome")


def executable() -> str | None:
    """The browser to start: the one CHECKS_BROWSER names, else one on the path; None lets Playwright use its own."""
    named = os.environ.get("CHECKS_BROWSER")
    return named or next((path for name in _INSTALLED if (path := shutil.which(name))), None)


def engines() -> Mapping[str, str] | None:
    """Name → version of all that looks at a page, told without starting it; None where that can't be told.

    A browser somewhere else can change under its address, so nothing is known of it before it is asked.
    """
    browser = _identity()
    if browser is None:
        return None
    axe = hashlib.sha256(AXE_SCRIPT.encode()).hexdigest()
    return {
        "browser": browser,
        "axe-core": axe,
        "playwright": version("playwright"),
        "platform": platform.platform(),
    }


def _identity() -> str | None:
    if os.environ.get(REMOTE):
        return None
    path = executable()
    if path is None:
        return "playwright"  # its own browser changes with its version only
    try:
        facts = Path(path).resolve().stat()
        # On Windows --version opens a window; there every update replaces the file itself.
        asked = [] if os.name == "nt" else [path, "--version"]
        told = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=30).stdout if asked else ""
    except (OSError, subprocess.SubprocessError):
        return None
    return f"{path} {facts.st_size} {facts.st_mtime_ns} {told}"
