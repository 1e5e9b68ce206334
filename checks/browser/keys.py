"""Presses Tab the way a person does, without a round trip for every half of every key."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from playwright.async_api import Error, Page

Press = Callable[[str], Awaitable[None]]

_TAB: Final = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
_SHIFT: Final = {"key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16, "location": 1}
_SHIFTED: Final = 8

_STEPS: Final[dict[str, list[dict[str, Any]]]] = {
    "Tab": [{"type": "rawKeyDown", **_TAB}, {"type": "keyUp", **_TAB}],
    "Shift+Tab": [
        {"type": "rawKeyDown", "modifiers": _SHIFTED, **_SHIFT},
        {"type": "rawKeyDown", "modifiers": _SHIFTED, **_TAB},
        {"type": "keyUp", "modifiers": _SHIFTED, **_TAB},
        {"type": "keyUp", **_SHIFT},
    ],
}


@asynccontextmanager
async def tab_keys(page: Page) -> AsyncIterator[Press]:
    """A function that presses "Tab" or "Shift+Tab" and returns when the page has dealt with it."""
    session = await page.context.new_cdp_session(page)

    async def press(key: str) -> None:
        # Sent one right after the other, they arrive in this order; each is answered when the page is through with it.
        await asyncio.gather(*(session.send("Input.dispatchKeyEvent", step) for step in _STEPS[key]))

    try:
        yield press
    finally:
        with suppress(Error):  # the page is gone, and the session with it
            await session.detach()
