"""Finds links in text that only their colour tells from it, and moves the pointer over each to see what then shows."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checks.browser.probe import Visit

ORDER = 100

_FOLDER = Path(__file__).parent
_SCRIPTS = [(_FOLDER / name).read_text(encoding="utf-8") for name in ("_colours.js", "_link_color.js")]


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {links}: {selector, html, text, contrast, hover_cue}.

    contrast: between the colours of the link and of the words around it, None where that cannot be reckoned; hover_cue:
    whether more than the colour changes under the pointer, None where the pointer did not reach the link.
    """
    page = visit.page
    for script in _SCRIPTS:
        await page.evaluate(script)
    links = []
    for number in range(await page.evaluate("() => __linkColor.count")):
        point = await page.evaluate("n => __linkColor.point(n)", number)
        if point is not None:
            await page.mouse.move(*point)
        links.append(await page.evaluate("n => __linkColor.described(n)", number))
    if links:
        await page.mouse.move(-5, -5)
    await page.evaluate("() => { delete window.__linkColor; delete window.__colours; scrollTo(0, 0) }")
    return {"links": links}
