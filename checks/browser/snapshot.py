"""Takes the snapshot of a page and its frames: the live tree and what the browser knows of each element."""

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Error, Frame, Page


@cache
def _script() -> str:
    return Path(__file__).with_name("snapshot.js").read_text(encoding="utf-8")


async def snapshots(page: Page) -> tuple[dict[str, Any], ...]:
    """The page's own snapshot first, then its frames'. axe-core must be loaded."""
    found = [dict(await page.evaluate(_script()), frame="")]
    for frame in page.frames[1:]:
        selector = _frame_selector(frame)
        if selector:
            with suppress(Error):
                found.append(dict(await frame.evaluate(_script()), frame=selector))
    return tuple(found)


def _frame_selector(frame: Frame) -> str:
    """Path of a frame inside its page, "iframe:nth(0)" for the first; "" for a frame that is gone."""
    steps: list[str] = []
    current: Frame | None = frame
    while current is not None and current.parent_frame is not None:
        siblings = current.parent_frame.child_frames
        if current not in siblings:
            return ""
        steps.append(f"iframe:nth({siblings.index(current)})")
        current = current.parent_frame
    return " >>> ".join(reversed(steps))
