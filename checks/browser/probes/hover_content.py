"""Moves the pointer over what reacts to it, and tries to dismiss, to reach and to call up by keyboard what appears."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Page

from checks.browser.probe import Visit

ORDER = 110

_SCRIPT = Path(__file__).with_name("_hover.js").read_text(encoding="utf-8")
_AWAY: Final = (-5, -5)
_STEPS: Final = 12


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {revealed}: for each element over which the pointer made text appear, {selector, html, name, tag, text,

    covers, pseudo, dismissed, hoverable, stays, elsewhere, keyboard}. covers: it lies on other text; dismissed: Escape
    took it away; hoverable: it stayed while the pointer moved onto it; stays: it was still there after a while;
    elsewhere: the same words stand in the page anyway; keyboard: whether focus or Enter makes it appear too.
    """
    page = visit.page
    await page.evaluate(_SCRIPT)
    count = await page.evaluate("() => __hover.count")
    if not count:
        await page.evaluate("() => { delete window.__hover }")
        return {"revealed": []}
    await visit.reload()
    await page.evaluate(_SCRIPT)
    await page.evaluate("() => __hover.guard()")
    found = [await _try(page, number) for number in range(await page.evaluate("() => __hover.count"))]
    return {"revealed": [item for item in found if item]}


async def _try(page: Page, number: int) -> dict[str, Any] | None:
    point = await page.evaluate("n => __hover.point(n)", number)
    if point is None:
        return None
    await page.mouse.move(*point)
    shown = await page.evaluate("n => __hover.revealed(n)", number)
    if shown is None:
        await page.mouse.move(*_AWAY)
        return None
    seen = {"dismissed": False, "hoverable": True, "stays": True}
    if not shown["pseudo"]:
        seen = await _handled(page, point, shown["box"])
    await page.mouse.move(*_AWAY)
    gone = not await page.evaluate("() => __hover.still(300)")
    keyboard = await _by_keyboard(page, number) if gone else None
    return {**shown, **await page.evaluate("n => __hover.described(n)", number), **seen, "keyboard": keyboard}


async def _handled(page: Page, point: tuple[float, float], box: tuple[float, float, float, float]) -> dict[str, bool]:
    """Whether what appeared stays by itself, stays under the pointer, and leaves on Escape."""
    stays = await page.evaluate("() => __hover.still(1000)")
    await page.mouse.move(box[0] + box[2] / 2, box[1] + box[3] / 2, steps=_STEPS)
    hoverable = await page.evaluate("() => __hover.still(300)")
    await page.mouse.move(*_AWAY)
    await page.mouse.move(*point)
    await page.evaluate("() => __hover.still(350)")
    await page.keyboard.press("Escape")
    dismissed = not await page.evaluate("() => __hover.still(200)")
    return {"stays": stays, "hoverable": hoverable, "dismissed": dismissed}


async def _by_keyboard(page: Page, number: int) -> bool:
    """Whether focus, or Enter on what has it, makes the same appear."""
    focused = await page.evaluate("n => __hover.focus(n)", number)
    if focused["shown"] or not focused["focusable"]:
        return bool(focused["shown"])
    await page.keyboard.press("Enter")
    return bool(await page.evaluate("() => __hover.still(250)"))
