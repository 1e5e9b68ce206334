"""Looks at the page as people see it who enlarge it or space its text out, and notes what they cannot read."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Page

from checks.browser.probe import Visit

ORDER = 20

_SCRIPT = Path(__file__).with_name("_layout.js").read_text(encoding="utf-8")

_ZOOMED: Final = ((640, 512), (512, 384))
"""Windows of 1280 × 1024 and 1024 × 768 pixels at 200 %."""

_NARROW: Final = (320, 256)
"""A window of 1280 × 1024 pixels at 400 % (1.4.10)."""


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {zoomed, narrow, spaced, enlarged}; {} for a page without text.

    Each holds `cut` ({selector, html, text, kind: "part" | "lines", by, before, more}) and `covered` ({selector, html,
    text, other}): text that is cut off, and text on which other text lies. before: how it was cut already at the normal
    size; more: whether a control seems to show the rest. zoomed: one item per window; narrow has `sideways` ({page,
    wide, controls, culprit}) and `lost` besides. The page is left as found.
    """
    page = visit.page
    await page.evaluate(_SCRIPT)
    try:
        styled = await page.evaluate("() => __layout.start()")
        if styled is None:
            return {}
        zoomed = [await _resized(page, size) for size in _ZOOMED]
        narrow = await _resized(page, _NARROW, narrow=True)
        await page.set_viewport_size({"width": visit.state.width, "height": visit.state.height})
    finally:
        await page.evaluate("() => window.__layout.end()")
    return {"zoomed": zoomed, "narrow": narrow, **styled}


async def _resized(page: Page, size: tuple[int, int], *, narrow: bool = False) -> dict[str, Any]:
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    found: dict[str, Any] = await page.evaluate("narrow => __layout.resized(narrow)", narrow)
    return found
