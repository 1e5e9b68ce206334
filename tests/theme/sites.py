"""Sites for the theme's tests, built as a person builds them, and the small questions asked of an opened page."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.pages.barriers import STANDARDS, axe_failures

ROOT = Path(__file__).resolve().parents[2]
SMALL_SITE = Path(__file__).parent / "site"

# Every kind of page of the small site, the ones without Markdown too.
PATHS = (
    "",
    "guide/",
    "guide/notices/",
    "guide/waste/",
    "guide/bulky/",
    "guide/tables/",
    "search/",
    "sakuin/",
    "404.html",
)

_FOCUSED = """() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
        tag: element.tagName,
        id: element.id,
        text: element.textContent.trim(),
        box: [box.left, box.top, box.right, box.bottom],
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
}"""


@dataclass(frozen=True)
class Served:
    """A built site and the address it is served at, with a slash at its end."""

    folder: Path
    address: str


def build(config: Path, target: Path) -> Path:
    """Build a site on the command line; the text of a failure is what the test shows."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def small_copy(folder: Path) -> Path:
    """Lay out a copy of the small site that a test may change; returns its mkdocs.yml."""
    shutil.copytree(SMALL_SITE, folder)
    config = folder / "mkdocs.yml"
    replace(config, "../../..", ROOT.as_posix())
    return config


def real_copy(folder: Path) -> Path:
    """Lay out the real site, without the audit, which has tests of its own; returns its mkdocs.yml."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "overrides").symlink_to(ROOT / "overrides")
    config = folder / "mkdocs.yml"
    shutil.copy(ROOT / "mkdocs.yml", config)
    replace(config, "  - overrides/hooks/audit.py\n", "")
    return config


def replace(file: Path, old: str, new: str) -> None:
    """Change a file's text; what is to be changed must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def axe_violations(page: Page, *more_tags: str) -> list[str]:
    """What axe finds on the page as it stands: rule, element and reason of each failure of A, AA and good practice."""
    return axe_failures(page, [*STANDARDS, "best-practice", *more_tags])


def focused(page: Page) -> dict[str, Any]:
    """Tag, id, text, rectangle and width of the outline of the element that has the focus."""
    found: dict[str, Any] = page.evaluate(_FOCUSED)
    return found


def tab_stops(page: Page, key: str = "Tab", limit: int = 200) -> list[dict[str, Any]]:
    """Walk the whole page by keyboard; ends when the focus leaves the document."""
    stops: list[dict[str, Any]] = []
    for _ in range(limit):
        page.keyboard.press(key)
        stop = focused(page)
        if stop["tag"] == "BODY":
            return stops
        stops.append(stop)
    raise AssertionError(f"after {limit} stops the focus is still in the page")
