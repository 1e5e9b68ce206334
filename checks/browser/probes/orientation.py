"""Shows the page upright and lying, and notes what turns itself or asks the reader to turn the device."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from checks.browser.probe import Visit

ORDER = 25

_SCRIPT = Path(__file__).with_name("_orientation.js").read_text(encoding="utf-8")
_LYING: Final = (1024, 768)
_UPRIGHT: Final = (768, 1024)
_FRAME = """() => new Promise(done => {
  setTimeout(done, 300);
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {locks, turned, curtains}, or {} for a page to which the orientation is all the same.

    locks: whether a script asks the device to keep one orientation; turned: {selector, html} of what is turned by a
    quarter in one orientation against the other; curtains: {selector, html, text} of what covers the page in only one.
    The page is left as found.
    """
    page = visit.page
    await page.evaluate(_SCRIPT)
    locks = await page.evaluate("() => __orientation.locks")
    found: dict[str, Any] = {"turned": [], "curtains": []}
    depends = await page.evaluate("() => __orientation.depends")
    if depends:
        await page.set_viewport_size({"width": _LYING[0], "height": _LYING[1]})
        await page.evaluate(_FRAME)
        await page.evaluate("() => __orientation.remember()")
        await page.set_viewport_size({"width": _UPRIGHT[0], "height": _UPRIGHT[1]})
        await page.evaluate(_FRAME)
        found = await page.evaluate("() => __orientation.compare()")
        await page.set_viewport_size({"width": visit.state.width, "height": visit.state.height})
        await page.evaluate(_FRAME)
    await page.evaluate("() => { delete window.__orientation }")
    return {"locks": locks, **found} if depends or locks else {}
