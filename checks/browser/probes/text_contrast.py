"""Measures the contrast of text from real pixels, where colours alone do not tell: images, gradients, see-through."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from playwright.async_api import FloatRect, Page

from checks.browser.picture import Picture, pictures
from checks.browser.probe import Visit
from checks.browser.settle import SETTLED
from checks.states import State, states_named

ORDER = 30

_FOLDER = Path(__file__).parent
_SCRIPTS = [(_FOLDER / name).read_text(encoding="utf-8") for name in ("_colours.js", "_contrast.js")]
_RULE: Final = "color-contrast"

_PICTURES: Final = ("hide", "black", "white", "ink")

_UNSURE = """async () => {
  const only = { type: "rule", values: ["color-contrast"] };
  const found = await axe.run(document, { runOnly: only, resultTypes: ["incomplete"] });
  return found.incomplete.flatMap(rule => rule.nodes.map(node => node.target.flat().join(" >> ")));
}"""


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {measured, left}: texts axe-core's color-contrast could not judge in some state, or leaves out.

    Each is {state, selector, html, text, kind: "text" | "::before" | "::after" | "::placeholder", large, contrast:
    {best, typical, worst} | null}. null: the text could not be told from what is behind it; left: how many texts were
    too many to measure or could not be found again. The page is left as found.
    """
    measured: list[dict[str, Any]] = []
    left = 0
    more = False
    schemes: set[str] = set()
    for script in _SCRIPTS:
        await visit.page.evaluate(script)
    for state in states_named(tuple(visit.axe)):
        first = state == visit.state
        unsure = await _unsure(visit, state)
        # What axe-core does not look at differs by colours, not by width; a page without any has none in other colours.
        extras = first or (more and state.scheme not in schemes)
        schemes.add(state.scheme)
        if not (unsure or extras):
            continue
        if not first:
            await _enter(visit.page, state)
        found = await visit.page.evaluate("([some, all]) => __contrast.start(some, all)", [unsure, extras])
        more = more or found["extras"]
        left += found["left"]
        measured += [{"state": state.name, **text} for text in await _measured(visit.page)]
    if len(schemes) > 1 or measured:
        await _enter(visit.page, visit.state)
    await visit.page.evaluate("() => __contrast.end()")
    return {"measured": measured, "left": left}


async def _unsure(visit: Visit, state: State) -> list[str]:
    """Selectors of the elements of the page itself that axe-core left open in a state; asks it where it did not run."""
    axe = visit.axe[state.name]
    if axe is None:
        return list(await visit.page.evaluate(_UNSURE)) if state == visit.state else []
    nodes = [node for rule in axe["incomplete"] if rule["id"] == _RULE for node in rule.get("nodes", ())]
    return [node["target"] for node in nodes if " >>> " not in node["target"]]


async def _enter(page: Page, state: State) -> None:
    await page.set_viewport_size({"width": state.width, "height": state.height})
    await page.emulate_media(color_scheme=state.scheme, reduced_motion="reduce")
    await page.evaluate(SETTLED)


async def _measured(page: Page) -> list[dict[str, Any]]:
    """Every target with its contrast; those that can be seen in the window together are pictured together."""
    texts: list[dict[str, Any]] = await page.evaluate("() => __contrast.described()")
    for text in texts:
        text["contrast"] = None
    waiting = list(range(len(texts)))
    async with pictures(page) as take:
        while waiting:
            group = await page.evaluate("numbers => __contrast.gather(numbers)", waiting)
            if group is None:
                waiting.pop(0)
                continue
            seen = {how: await _picture(page, take, how, group) for how in _PICTURES}
            found = await page.evaluate("([group, pictures]) => __contrast.measure(group, pictures)", [group, seen])
            for number, contrast in zip(group["numbers"], found, strict=True):
                texts[number]["contrast"] = contrast
            waiting = [number for number in waiting if number not in group["numbers"]]
    return texts


async def _picture(page: Page, take: Picture, how: str, group: Mapping[str, Any]) -> str:
    await page.evaluate("([numbers, how]) => __contrast.paint(numbers, how)", [group["numbers"], how])
    box = group["clip"]
    return await take(FloatRect(x=box["x"], y=box["y"], width=box["width"], height=box["height"]))
