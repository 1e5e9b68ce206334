"""Walks the page with the Tab key, forward and back, and notes at each stop what a keyboard user would see."""

import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Final

from playwright.async_api import FloatRect, Frame, Page

from checks.browser.keys import Press, tab_keys
from checks.browser.picture import pictures
from checks.browser.probe import Shared, Visit

ORDER = 200

_LIMIT = 400
_TRAP = 8
"""So many keys that lead nowhere are a trap; fields for a date and a time have up to seven parts of their own."""
_MARGIN = 12

_ADVISED = re.compile(r"\b(?P<held>ctrl|control|alt|shift)\s*[+＋-]\s*(?P<key>[a-z0-9]|f\d{1,2})\b", re.IGNORECASE)
_MOST_ADVISED = 4

_FOLDER = Path(__file__).parent
_COLOURS, _SCRIPT = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("_colours.js", "_tab_walk.js"))


_Found = dict[str, Any]
_Walk = Callable[[Page, Press, int], Awaitable[_Found | None]]
_NOTHING: Final[_Found] = {"forward": [], "backward": [], "ended": "body"}


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {candidates, forward, backward, ended, escaped, windows, navigated}.

    candidates: what a mouse can use ({selector, html, box, reachable_by_tab, …}); forward/backward: stops in order
    ({id, selector, html, name, role, box, covered, on_screen, style_changed, pixels_changed, outline}); ended: "body"
    when the walk came round, "trap" when Tab no longer moved on, "limit" when it was cut off; escaped: whether
    Shift+Tab or Escape led out of a trap; windows/navigated: what opened or changed the address while walking.
    """

    async def quickly(page: Page, press: Press, _expected: int) -> _Found | None:
        return await _quickly(page, press, visit.shared)

    await visit.fresh()
    found = await _noted(visit.page, quickly)
    if found is None or found["windows"] or found["navigated"]:
        await visit.reload()
        found = await _noted(visit.page, _thoroughly)
    return found or {}


async def _noted(page: Page, walk: _Walk) -> _Found | None:
    """What a walk through the untouched page found, and what it set off; None when it gave up."""
    addresses: list[str] = []

    def note(frame: Frame) -> None:
        if frame == page.main_frame:
            addresses.append(frame.url)

    page.on("framenavigated", note)
    try:
        async with tab_keys(page) as press:
            await page.evaluate(_COLOURS)
            await page.evaluate(_SCRIPT)
            await page.evaluate("() => { window.__checks.opened.length = 0 }")
            candidates = await page.evaluate("() => __tabWalk.candidates()")
            found = await walk(page, press, len(candidates)) if candidates else _NOTHING
            windows = await page.evaluate("() => window.__checks?.opened ?? []")
    finally:
        page.remove_listener("framenavigated", note)
    return found and {"candidates": candidates, **found, "windows": windows, "navigated": addresses}


async def _quickly(page: Page, press: Press, shared: Shared) -> _Found | None:
    """Walks where nothing is out of the ordinary; None at the first thing that is.

    Keys are pressed in a row and the page itself notes where each led; afterwards the stops are looked at one by one.
    What of a stop's look changes with the focus is read once for all pages on which it stands alike.
    """
    count = await page.evaluate("() => __tabWalk.ready()")
    if not count:
        return None
    there = await _row(page, press, "Tab", count)
    if there is None:
        return None
    await page.evaluate("() => __tabWalk.toEnd()")
    back = await _row(page, press, "Shift+Tab", len(there) + 1)
    if back is None:
        return None
    await page.evaluate("() => __tabWalk.rewind()")
    keys = [("tab-walk", alike) for alike in await page.evaluate("() => __tabWalk.alike()")]
    known = [shared.get(key) for key in keys]
    stops: list[dict[str, Any]] = []
    while len(stops) < len(there):
        seen = await page.evaluate("([from, known]) => __tabWalk.looks(from, known)", [len(stops), known])
        if seen is None:
            return None
        stops += seen
        if not stops[-1]["style_changed"]:
            stops[-1]["pixels_changed"] = await _pixels_change(page, stops[-1]["viewport_box"])
    for key, stop in zip(keys, stops, strict=True):
        if key[1] and stop["style_changed"]:
            shared[key] = stop["outline"]
    return {"forward": stops, "backward": back, "ended": "body", "escaped": None}


async def _row(page: Page, press: Press, key: str, count: int) -> list[_Found] | None:
    """Presses a key so many times, and then until the focus leaves the page. The stops; None when it was not plain."""
    for pressed in range(count, _LIMIT):
        await press(key, count if pressed == count else 1)
        led: list[_Found] | bool | None = await page.evaluate("pressed => __tabWalk.led(pressed)", pressed)
        if led is not None:
            return led if isinstance(led, list) else None
    return None


async def _thoroughly(page: Page, press: Press, expected: int) -> _Found:
    """Asks after each key where it led and what can be seen there."""
    forward, ended = await _walk(page, press, "Tab", expected)
    escaped = await _escape(page) if ended == "trap" else None
    backward: list[dict[str, Any]] = []
    if ended != "trap":
        await page.evaluate("() => __tabWalk.toEnd()")
        backward, back_ended = await _walk(page, press, "Shift+Tab", expected, look=False)
        ended = "trap" if back_ended == "trap" else ended
        escaped = await _escape(page) if back_ended == "trap" else escaped
    return {"forward": forward, "backward": backward, "ended": ended, "escaped": escaped}


async def _walk(
    page: Page, press: Press, key: str, expected: int, *, look: bool = True
) -> tuple[list[dict[str, Any]], str]:
    """Presses `key` until the focus comes round. look: also notes whether the focus can be seen."""
    stops: list[dict[str, Any]] = []
    seen: set[int] = set()
    same = 0
    for _ in range(min(_LIMIT, 3 * expected + 20)):
        await press(key)
        stop = await page.evaluate("() => __tabWalk.stop()" if look else "() => __tabWalk.passed()")
        if stop is None:
            if stops or key == "Tab":
                return stops, "body"
            continue
        same = same + 1 if stops and stops[-1]["id"] == stop["id"] else 0
        if same >= _TRAP and not stop["frame"]:
            return stops, "trap"
        if same:
            continue
        if stop["id"] in seen:
            return stops, ("body" if stop["id"] == stops[0]["id"] and len(seen) >= stop["reachable"] else "trap")
        seen.add(stop["id"])
        if look and stop["still_focused"] and not stop["style_changed"] and not stop["frame"]:
            stop["pixels_changed"] = await _pixels_change(page, stop["viewport_box"])
        stops.append(stop)
    return stops, "limit"


async def _pixels_change(page: Page, box: list[float]) -> bool | None:
    """Whether the surroundings of the focused element look different once it loses focus; None when off screen."""
    size = page.viewport_size or {"width": 1280, "height": 900}
    left, top = max(0.0, box[0] - _MARGIN), max(0.0, box[1] - _MARGIN)
    right = min(float(size["width"]), box[0] + box[2] + _MARGIN)
    bottom = min(float(size["height"]), box[1] + box[3] + _MARGIN)
    if right - left < 1 or bottom - top < 1:
        return None
    clip = FloatRect(x=left, y=top, width=right - left, height=bottom - top)
    async with pictures(page) as take:
        focused = await take(clip)
        await page.evaluate("() => __tabWalk.blur()")
        blurred = await take(clip)
        await page.evaluate("() => __tabWalk.refocus()")
        # What was painted piece by piece may differ at an edge: a second picture must differ as well.
        return focused != blurred and await take(clip) != blurred


async def _escape(page: Page) -> bool:
    """Tries the ways out a user has: Shift+Tab, then Escape and Tab, then the keys that the page itself tells of."""
    before = await page.evaluate("() => __tabWalk.trapped()")
    text = await page.evaluate("() => document.body.innerText")
    for keys in (("Shift+Tab", "Shift+Tab"), ("Escape", "Tab", "Tab"), *advised_keys(text)):
        for key in keys:
            await page.keyboard.press(key)
        if await page.evaluate("ids => __tabWalk.outside(ids)", before):
            return True
    return False


def advised_keys(text: str) -> list[tuple[str, ...]]:
    """Ways out by the combinations of keys that a page's text tells of: the keys alone, or Tab after them (2.1.2)."""
    told = dict.fromkeys((found["held"].lower(), found["key"]) for found in _ADVISED.finditer(text))
    names = {"ctrl": "Control", "control": "Control", "alt": "Alt", "shift": "Shift"}
    pressed = [f"{names[held]}+{key.upper() if len(key) > 1 else key.lower()}" for held, key in told]
    return [way for keys in pressed[:_MOST_ADVISED] for way in ((keys,), (keys, "Tab"))]
