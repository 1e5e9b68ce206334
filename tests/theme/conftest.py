"""Built sites and the real browser for the theme's tests."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pages.walk import FLAGS
from checks.server import serve
from tests.theme.sites import SMALL_SITE, Served, build, real_copy, replace, small_copy

Open = Callable[..., Page]


def until(page: Page, function: str, argument: object = None) -> None:
    """Waits until a function of the page tells true; Playwright's own way needs `eval`, which our pages forbid."""
    for _ in range(200):
        if page.evaluate(function, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {function}")


def _serve(folder: Path) -> Iterator[Served]:
    with serve(folder) as origin:
        yield Served(folder, f"{origin}/")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small site, as it is."""
    yield from _serve(build(SMALL_SITE / "mkdocs.yml", tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="session")
def alarmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small site with an emergency notice in its data file."""
    config = small_copy(tmp_path_factory.mktemp("alarmed") / "site")
    notice = "emergency:\n  title: 川の水が増えています\n  body: 川に近づかないでください。\n  date: 2026-07-25\n"
    replace(config.parent / "data" / "site.yml", "emergency: null\n", notice)
    yield from _serve(build(config, tmp_path_factory.mktemp("alarmed-built")))


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The town's own site."""
    config = real_copy(tmp_path_factory.mktemp("real"))
    yield from _serve(build(config, tmp_path_factory.mktemp("real-built")))


# For the package only: the synchronous Playwright keeps an event loop, and other tests run loops of their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser of the machine."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHECKS_BROWSER") or shutil.which("chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, small: Served) -> Iterator[Open]:
    """Open a path of the small site: `open_page("guide/", width=320, js=False, color_scheme="dark")`."""
    with ExitStack() as contexts:

        def open_(path: str, *, site: Served = small, width: int = 1280, js: bool = True, **options: Any) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, java_script_enabled=js, locale="ja-JP", **options
            )
            contexts.callback(context.close)
            page = context.new_page()
            page.goto(site.address + path)
            return page

        yield open_
