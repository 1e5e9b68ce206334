"""Notes what scripts draw into each canvas: words, or anything at all."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from checks.browser.axe import load_axe
from checks.browser.probe import Visit

ORDER = 120

_ANY = """() => [...document.querySelectorAll("canvas")].some(canvas => {
  const box = canvas.getBoundingClientRect();
  return box.width > 1 && box.height > 1;
})"""

_READ = """() => {
  const { dom, text } = axe.commons;
  const blank = (canvas) => {
    const empty = document.createElement("canvas");
    [empty.width, empty.height] = [canvas.width, canvas.height];
    try {
      return canvas.toDataURL() === empty.toDataURL();
    } catch {
      return false; // pictures of other sites may not be read, so there is one
    }
  };
  axe.teardown();
  axe.setup(document.documentElement);
  try {
    return [...document.querySelectorAll("canvas")].flatMap((canvas) => {
      const virtual = axe.utils.getNodeFromTree(canvas);
      if (!virtual || !dom.isVisibleOnScreen(virtual)) return [];
      const decoration = ["none", "presentation"].includes(canvas.getAttribute("role"));
      return [{
        ...window.__checks.describe(canvas),
        name: (text.accessibleTextVirtual(virtual) || canvas.textContent).trim(),
        hidden: decoration || !dom.isVisibleToScreenReaders(virtual),
        blank: blank(canvas),
        words: window.__checksDrawn?.get(canvas) ?? [],
      }];
    });
  } finally {
    axe.teardown();
  }
}"""


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {canvases: [{selector, html, name, hidden, blank, words}]} of the canvases that are seen.

    name: accessible name or fallback text; hidden: kept from assistive technology on purpose; words: texts that
    scripts wrote into it. A page without canvas costs one question.
    """
    if not await visit.page.evaluate(_ANY):
        return {"canvases": []}
    await visit.page.add_init_script(_script())
    await visit.reload()
    await load_axe(visit.page)
    return {"canvases": await visit.page.evaluate(_READ)}


@cache
def _script() -> str:
    return Path(__file__).with_name("_drawings.js").read_text(encoding="utf-8")
