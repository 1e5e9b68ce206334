"""Watches what changes, moves or blinks by itself, and tries whether anything in the page stops it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checks.browser.probe import Visit

ORDER = 130

_SCRIPT = Path(__file__).with_name("_motion.js").read_text(encoding="utf-8")


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {moving, gifs, flashes, controls, fields}, or {} for a page that has nothing to move by.

    moving: {selector, html, text, kinds, times, live, stopped} of words and pictures that changed: kinds are "changes",
    "moves", "blinks"; times: seconds since the page was called up; live: a timer, progress bar or log; stopped: a
    control made it stop or go away. gifs: {selector, html, seconds, rate} of animated pictures (seconds None: for
    ever; rate: frames a second, None: could not be read). flashes: {selector, html, rate, area, swing} of endless
    animations of the opacity. controls, fields: how many controls and fields there are.
    """
    if not await visit.page.evaluate(_SCRIPT, False):
        return {}
    await visit.reload()
    found: dict[str, Any] | bool = await visit.page.evaluate(_SCRIPT, True)
    return found if isinstance(found, dict) else {}
