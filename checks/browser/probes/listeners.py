"""Reads what listens to the pointer, to drags and to the movement of the device, and presses single characters."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checks.browser.probe import Visit

ORDER = 105

_SCRIPT = Path(__file__).with_name("_listeners.js").read_text(encoding="utf-8")


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {down, gestures, dragged, motion, keys, characters, opened}.

    down: {selector, html} of elements that react when the pointer goes down and not when it comes up; gestures: of
    those that follow a finger; dragged: of those that are dragged; motion: whether the page listens to the movement of
    the device; keys: whether the whole page listens to the keyboard; characters: those that did something, alone,
    pressed outside of any field; opened: addresses of windows the page opened by itself.
    """
    found: dict[str, Any] = await visit.page.evaluate(_SCRIPT, False)
    if not found["keys"]:
        return found
    await visit.reload()
    found = await visit.page.evaluate(_SCRIPT, True)
    await visit.reload()
    return found
