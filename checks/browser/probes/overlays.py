"""Opens by keyboard what lies over the page, and notes where the focus goes then."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Page

from checks.browser.probe import Visit

ORDER = 120

_SCRIPT = Path(__file__).with_name("_overlays.js").read_text(encoding="utf-8")
_STOPS: Final = 25


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {opened}: what a key opened over the page, {selector, html, opener, modal, covers, inside, stops}.

    modal: it says that the rest of the page is out of reach; covers: it hides the whole page; inside: the focus was
    moved into it; stops: where each press of Tab led then, "inside", "outside", "page" (the page's end) or "closed".
    {} for a page on which nothing hidden lies over the rest.
    """
    page = visit.page
    await page.evaluate(_SCRIPT)
    count = await page.evaluate("() => __overlays.count")
    found: list[dict[str, Any]] = []
    untouched = fresh = False
    for number in range(count):
        if not untouched:
            await _anew(visit)
            fresh = True
        ready = await page.evaluate("n => __overlays.focus(n)", number)
        if not ready and not fresh:  # what was tried before may have hidden it
            await _anew(visit)
            ready = await page.evaluate("n => __overlays.focus(n)", number)
        opened = await _try(page, number) if ready else None
        untouched, fresh = opened is None, not ready
        if opened is not None:
            found.append(opened)
    return {"opened": found} if count else {}


async def _anew(visit: Visit) -> None:
    await visit.reload()
    await visit.page.evaluate(_SCRIPT)


async def _try(page: Page, number: int) -> dict[str, Any] | None:
    """What Enter on one control that has the focus opened, None for nothing."""
    await page.keyboard.press("Enter")
    opened: dict[str, Any] | None = await page.evaluate("n => __overlays.opened(n)", number)
    if opened is None:
        return None
    stops: list[str] = []
    while len(stops) < _STOPS and "outside" not in stops[1:] and "closed" not in stops:
        await page.keyboard.press("Tab")
        stops.append(await page.evaluate("() => __overlays.stop()"))
    return {**opened, "stops": stops}
