"""Presses Tab the way a person does, without a round trip for every half of every key."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from playwright.async_api import Error, Page

Press = Callable[..., Awaitable[None]]
"""press(key, times=1): presses "Tab" or "Shift+Tab"; a held Shift stays down between several."""

_TAB: Final = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
_SHIFT: Final = {"key": "Shift", "code": "ShiftLeft", "windowsVirtualKeyCode": 16, "location": 1}
_SHIFTED: Final = 8

Step = Mapping[str, Any]


def _steps(key: str, times: int) -> list[Step]:
    if key == "Tab":
        return [{"type": "rawKeyDown", **_TAB}, {"type": "keyUp", **_TAB}] * times
    tab = {"modifiers": _SHIFTED, **_TAB}
    return [
        {"type": "rawKeyDown", "modifiers": _SHIFTED, **_SHIFT},
        *[{"type": "rawKeyDown", **tab}, {"type": "keyUp", **tab}] * times,
        {"type": "keyUp", **_SHIFT},
    ]


@asynccontextmanager
async def tab_keys(page: Page) -> AsyncIterator[Press]:
    """A function that presses "Tab" or "Shift+Tab", once or many times, and returns when the page has dealt with it."""
    session = await page.context.new_cdp_session(page)

    async def press(key: str, times: int = 1) -> None:
        # Sent one right after the other, they arrive in this order; each is answered when the page is through with it.
        await asyncio.gather(*(session.send("Input.dispatchKeyEvent", dict(step)) for step in _steps(key, times)))

    try:
        yield press
    finally:
        with suppress(Error):  # the page is gone, and the session with it
            await session.detach()
