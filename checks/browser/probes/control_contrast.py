"""Reckons how well the edges of fields and the drawings of buttons stand out from what is around them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checks.browser.probe import Visit

ORDER = 35

_FOLDER = Path(__file__).parent
_COLOURS, _CONTROLS = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("_colours.js", "_controls.js"))


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {fields, icons}.

    fields: {selector, html, name, worded, boundary, drawn}: worded: words stand in it; boundary: the best contrast of
    its border, filling or shadow, None where that cannot be reckoned; drawn: whether there is any of them at all.
    icons: {selector, html, name, contrast}: controls with a drawing and no words. The page is left as found.
    """
    page = visit.page
    await page.evaluate(_COLOURS)
    found: dict[str, Any] = await page.evaluate(_CONTROLS)
    await page.evaluate("() => { delete window.__colours }")
    return found
