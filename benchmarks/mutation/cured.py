"""Establishes whether the site's own style sheets undo a planted fault: they overrule its styles, or show the focus."""

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
_KEPT: Final = """name => {
  const kept = [];
  const sheets = [...document.styleSheets].filter((sheet) => sheet.ownerNode.closest(`[${name}]`));
  for (const rule of sheets.flatMap((sheet) => [...sheet.cssRules])) {
    const elements = rule.selectorText ? [...document.querySelectorAll(`[${name}] *`)] : [];
    elements.filter((element) => element.matches(rule.selectorText)).forEach((element, number) => {
      const style = getComputedStyle(element);
      const held = [...rule.style].filter((key) => style.getPropertyValue(key) === rule.style.getPropertyValue(key));
      kept.push(...held.map((key) => `${rule.selectorText} ${number} ${key}`));
    });
  }
  return kept;
}"""


def cured(folder: Path, plants: Sequence[tuple[str, Markup, str, bool]]) -> list[bool]:
    """Of each planted fault whether the site's style sheets undo it, which the same page without them shows.

    Either one of the fault's own styles holds only there, or the focus shows in more ways with the style sheets. The
    second alone says nothing of a fault that is not about focus. folder: a copy of the site, in which pages are
    written; plants: the clean page, the fault, the form, and whether it is about focus.
    """
    pairs = []
    for number, (page, fault, form, of_focus) in enumerate(plants):
        marked = replace(fault, inside=f'<div {PLANTED}="0">{fault.inside}</div>')
        with_sheets, without = f"/{_FOLDER}/{number}.html", f"/{_FOLDER}/{number}-bare.html"
        _write(folder, with_sheets, planted(page, [marked], form))
        _write(folder, without, planted(page, [marked], "bare"))
        pairs.append((with_sheets, without, of_focus))
    return asyncio.run(_compared(folder, pairs)) if pairs else []


def _write(folder: Path, url: str, content: str) -> None:
    path = folder / url.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


async def _compared(folder: Path, pairs: Sequence[tuple[str, str, bool]]) -> list[bool]:
    async with AsyncExitStack() as stack:
        origin = stack.enter_context(server.serve(folder))
        running = await stack.enter_async_context(browser.launched())
        page = await running.new_page(reduced_motion="reduce")
        found = []
        for with_sheets, without, of_focus in pairs:
            kept, signs = await _looks(page, origin + with_sheets)
            kept_bare, signs_bare = await _looks(page, origin + without)
            found.append(bool(kept_bare - kept) or (of_focus and bool(signs - signs_bare)))
        return found


async def _looks(page: Page, address: str) -> tuple[set[str], set[str]]:
    """The fault's own styles that hold, and the properties of a planted control's look that the focus changes."""
    await page.goto(address)
    kept = set(await page.evaluate(_KEPT, PLANTED))
    await page.keyboard.press("Tab")  # from now on the browser shows the focus as to a keyboard user
    return kept, set(await page.evaluate(_SIGNS, PLANTED))
