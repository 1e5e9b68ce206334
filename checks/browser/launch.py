"""Finds and starts the browser."""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from playwright.async_api import Browser, BrowserContext, Error, Playwright, Route, async_playwright

from checks.engines import REMOTE, executable
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

_ELSEWHERE: Final = re.compile(r"(?!http://127\.0\.0\.1[:/])(?:https?|wss?|ftp):", re.IGNORECASE)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A running headless Chromium, or the one at the address CHECKS_BROWSER_WS. Raises CollectError for none."""
    async with async_playwright() as playwright:
        browser = (
            await _connected(playwright, remote) if (remote := os.environ.get(REMOTE)) else await _started(playwright)
        )
        try:
            yield browser
        finally:
            with suppress(Error, TimeoutError):  # one that no longer answers is not waited for
                async with asyncio.timeout(30):
                    await browser.close()


async def _started(playwright: Playwright) -> Browser:
    try:
        return await playwright.chromium.launch(executable_path=executable(), args=list(_FLAGS))
    except Error as error:
        raise CollectError(
            "ブラウザを始められません。環境変数 CHECKS_BROWSER に Chromium か Chrome の場所を書くか、"
            f"「./run site」で入れてください。（{first_line(error)}）"
        ) from error


async def _connected(playwright: Playwright, address: str) -> Browser:
    """Borrows a browser of a Playwright server. It reaches our pages through us, and asks for our flags if it can."""
    wish = json.dumps({"args": list(_FLAGS)})
    try:
        return await playwright.chromium.connect(
            address, expose_network="127.0.0.1", headers={"x-playwright-launch-options": wish}, timeout=30_000
        )
    except Error as error:
        raise CollectError(
            f"環境変数 {REMOTE} のブラウザ（{address}）につながりません。アドレスと、Playwright の版が同じかを"
            f"確かめてください。（{first_line(error)}）"
        ) from error


async def fence(context: BrowserContext) -> None:
    """Keeps a browser that other people started, without our flags, from asking anybody but us."""
    if os.environ.get(REMOTE):
        await context.route(_ELSEWHERE, _refuse)


async def _refuse(route: Route) -> None:
    with suppress(Error):  # the page went away meanwhile
        await route.abort()


def first_line(error: BaseException) -> str:
    """The first line of an error's text; the rest is the driver's log."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
