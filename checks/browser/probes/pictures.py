"""Looks at the pictures of a page: what they are called, and which words stand in them."""

import asyncio
import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Page

from checks.browser.ocr import TOO_SLOW, Reading, read_picture
from checks.browser.probe import Visit

ORDER = 40

_SECONDS: Final = 30.0
"""For all pictures of a page together; those that are left are told as not read."""

_ANY: Final = """() => Boolean(document.querySelector(
  'img, input[type="image"], canvas, object[data], embed[src], [style*="background"], svg:not(svg svg)'
)) || [...document.styleSheets].some(sheet => sheet.href || sheet.ownerNode?.textContent.includes("url("))"""

_ELSEWHERE: Final = "ほかのサイトの画像なので、読み込めませんでした"
_SURE: Final = 80.0
_LIKELY: Final = 60.0


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {pictures}: every picture that is seen and large enough for a word.

    Each is {selector, html, kind: "image" | "svg" | "canvas" | "background", width, height, name, hidden, control,
    empty, decided, button, brand, logo, written, words, unread, flat, share, area}. name: accessible name; hidden:
    assistive technology is not told of it; control: name of the link or button it stands in, null for none; empty:
    no text lies on it; decided: the author calls it decoration; logo: its name, class or address says so; written:
    texts in the source of a vector picture; words: what was read from the pixels when there is no such source,
    {text, confidence, box}; unread: why not, in Japanese; flat: share of the most frequent colour; share: how much
    of what is drawn are the words; area: how much of the picture they cover. The page is left as found.
    """
    page = visit.page
    if not await page.evaluate(_ANY):
        return {"pictures": []}
    await page.evaluate(_script())
    pictures: list[dict[str, Any]] = await page.evaluate("() => __pictures.find()")
    if pictures:
        languages = _languages(await page.evaluate("() => document.documentElement.lang"))
        end = asyncio.get_running_loop().time() + _SECONDS
        for number, picture in enumerate(pictures):
            picture.update(await _read(page, number, picture, languages, end))
    return {"pictures": pictures}


@cache
def _script() -> str:
    return Path(__file__).with_name("_pictures.js").read_text(encoding="utf-8")


def _languages(page: str) -> tuple[str, ...]:
    """The languages to read with: English pages rarely show Japanese words, Japanese ones often show English."""
    return ("eng",) if page.lower().startswith("en") else ("jpn", "eng")


async def _read(
    page: Page, number: int, picture: Mapping[str, Any], languages: tuple[str, ...], end: float
) -> dict[str, Any]:
    """What the pixels tell. Small letters are read better enlarged, large ones as they are; the better one counts."""
    found: dict[str, Any] = {"words": [], "unread": "", "flat": 0.0, "share": picture["share"], "area": 0.0}
    if picture["written"]:
        return found  # the source tells more than the pixels
    for enlarged, block in ((3, False), (1, True)):
        if asyncio.get_running_loop().time() > end:
            return {**found, "unread": TOO_SLOW}
        pixels = await page.evaluate("([n, enlarged]) => __pictures.pixels(n, enlarged)", [number, enlarged])
        if "png" not in pixels:
            return {**found, "unread": _ELSEWHERE if pixels["elsewhere"] else ""}
        reading = await read_picture(base64.b64decode(pixels["png"]), languages, block=block)
        if reading.problem:
            return {**found, "unread": reading.problem}
        words = [asdict(word) for word in reading.words]
        if _weight(words) >= _weight(found["words"]):
            share, area = await _shares(page, number, reading)
            found.update(words=words, flat=round(pixels["flat"], 3), share=share, area=area)
        if any(word["confidence"] >= _SURE and len(word["text"]) > 1 for word in words):
            break
    return found


def _weight(words: Sequence[Mapping[str, Any]]) -> float:
    """How much was read, noise aside."""
    return float(sum(word["confidence"] * len(word["text"]) for word in words if word["confidence"] >= _LIKELY))


async def _shares(page: Page, number: int, reading: Reading) -> tuple[float, float]:
    boxes = [word.box for word in reading.words]
    share, area = await page.evaluate("([n, boxes]) => __pictures.measure(n, boxes)", [number, boxes])
    return round(share, 3), round(area, 3)
