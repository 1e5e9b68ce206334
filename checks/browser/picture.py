"""Takes pictures of parts of the window, faster than Playwright does, which waits for more than we need."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Error, FloatRect, Page

Picture = Callable[[FloatRect], Awaitable[str]]


@asynccontextmanager
async def pictures(page: Page) -> AsyncIterator[Picture]:
    """A function that pictures a part of the window, in CSS pixels from its corner, as PNG in base64.

    Nothing is hidden, stopped or waited for: the caller sees to it that the page stands still.
    """
    session = await page.context.new_cdp_session(page)

    async def take(clip: FloatRect) -> str:
        seen = (await session.send("Page.getLayoutMetrics"))["cssVisualViewport"]
        part = {**clip, "x": seen["pageX"] + clip["x"], "y": seen["pageY"] + clip["y"], "scale": 1}
        done = await session.send("Page.captureScreenshot", {"format": "png", "clip": part, "optimizeForSpeed": True})
        return str(done["data"])

    try:
        yield take
    finally:
        with suppress(Error):  # the page is gone, and the session with it
            await session.detach()
