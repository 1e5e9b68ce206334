"""Establishes whether the site's own style sheets undo a planted fault of focus: they show the focus in another way."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from playwright.async_api import Page

from benchmarks.mutation.planting import PLANTED, Markup, planted
from checks import browser, server

_FOLDER: Final = "cured"
_SIGNS: Final = """name => {
  const look = (element) => {
    const style = getComputedStyle(element);
    return Object.fromEntries([...style].map((key) => [key, style.getPropertyValue(key)]));
  };
  const found = new Set();
  const controls = ":is(a[href], button, input, select, textarea, [tabindex])";
  for (const element of document.querySelectorAll(`[${name}] ${controls}`)) {
    element.blur();
    const before = look(element);
    element.focus();
    const after = look(element);
    for (const key of Object.keys(after)) if (after[key] !== before[key]) found.add(key);
  }
  return [...found];
}"""


def cured(folder: Path, plants: Sequence[tuple[str, Markup, str]]) -> list[bool]:
    """Of each planted fault whether its controls look different with the focus only thanks to the site's style sheets.

    folder: a copy of the site, in which pages are written; plants: the clean page, the fault, and the form. The same
    page without the style sheets shows what the fault itself leaves.
    """
    pairs = []
    for number, (page, fault, form) in enumerate(plants):
        marked = replace(fault, inside=f'<div {PLANTED}="0">{fault.inside}</div>')
        with_sheets, without = f"/{_FOLDER}/{number}.html", f"/{_FOLDER}/{number}-bare.html"
        _write(folder, with_sheets, planted(page, [marked], form))
        _write(folder, without, planted(page, [marked], "bare"))
        pairs.append((with_sheets, without))
    return asyncio.run(_compared(folder, pairs)) if pairs else []


def _write(folder: Path, url: str, content: str) -> None:
    path = folder / url.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


async def _compared(folder: Path, pairs: Sequence[tuple[str, str]]) -> list[bool]:
    async with AsyncExitStack() as stack:
        origin = stack.enter_context(server.serve(folder))
        running = await stack.enter_async_context(browser.launched())
        page = await running.new_page(reduced_motion="reduce")
        return [bool(await _signs(page, origin + one) - await _signs(page, origin + bare)) for one, bare in pairs]


async def _signs(page: Page, address: str) -> set[str]:
    """The properties of a planted control's look that the focus changes."""
    await page.goto(address)
    await page.keyboard.press("Tab")  # from now on the browser shows the focus as to a keyboard user
    return set(await page.evaluate(_SIGNS, PLANTED))
