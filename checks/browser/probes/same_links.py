"""Opens the pages behind links that are called alike but whose addresses differ in what they ask for (?page=2)."""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.async_api import Error, Page

from checks.browser.launch import fence
from checks.browser.probe import Visit
from checks.errors import CollectError

ORDER = 20

_MOST: Final = 12
"""So many pages are opened at most; a list of hundreds of results is not read through."""
_PATIENCE: Final = 8_000
_LONGEST: Final = 4_000

_READ = """longest => ({
  title: document.title.trim(),
  text: (document.body?.innerText ?? "").replace(/\\s+/g, " ").trim().slice(0, longest),
})"""


async def collect(visit: Visit) -> Mapping[str, Any]:
    """What each of those addresses shows: {path?query: {title, text}}; {} where there are none.

    A page that does not load is null: nothing is known of it.
    """
    addresses = await visit.page.evaluate(_script())
    if not addresses:
        return {}
    browser = visit.page.context.browser
    if browser is None:
        raise CollectError("リンク先を開くブラウザがありません。")
    # A context of its own: in the visit's, every further page is closed at once.
    context = await browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo", service_workers="block")
    try:
        await fence(context)
        page = await context.new_page()
        return {_path(address): await _content(page, address) for address in addresses[:_MOST]}
    finally:
        with suppress(Error):
            await context.close()


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


async def _content(page: Page, address: str) -> Mapping[str, Any] | None:
    """What one page shows; None when it does not load, which says nothing about it."""
    try:
        answer = await page.goto(address, wait_until="load", timeout=_PATIENCE)
        if answer is None or not answer.ok:
            return None
        return dict(await page.evaluate(_READ, _LONGEST))
    except Error:
        return None


@cache
def _script() -> str:
    return Path(__file__).with_name("_same_links.js").read_text(encoding="utf-8")
