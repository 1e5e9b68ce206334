"""Finds and starts the browser."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Browser, Error, async_playwright

from checks.errors import CollectError

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    # Nothing leaves the machine: every other name resolves to nothing, at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


_INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome")


def executable() -> str | None:
    """The browser to start: the one CHECKS_BROWSER names, else one on the path; None lets Playwright use its own."""
    named = os.environ.get("CHECKS_BROWSER")
    return named or next((path for name in _INSTALLED if (path := shutil.which(name))), None)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A running headless Chromium. Raises CollectError when none can be started."""
    async with async_playwright() as playwright:
        try:
            browser = await playwright.chromium.launch(executable_path=executable(), args=list(_FLAGS))
        except Error as error:
            raise CollectError(
                "ブラウザを始められません。環境変数 CHECKS_BROWSER に Chromium か Chrome の場所を書くか、"
                f"「./run site」で入れてください。（{first_line(error)}）"
            ) from error
        try:
            yield browser
        finally:
            with suppress(Error):
                await browser.close()


def first_line(error: BaseException) -> str:
    """The first line of an error's text; the rest is the driver's log."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
