"""Shared by the rules on the Tab walk: how a stop or a control becomes a target."""

from collections.abc import Mapping
from typing import Any

from checks.model import Target
from checks.subject import Page


def forward(page: Page) -> list[Mapping[str, Any]]:
    """Stops of the walk with Tab, in order (see checks/browser/probes/tab_walk.py)."""
    return list(page.probes["tab-walk"]["forward"])


def target(item: Mapping[str, Any]) -> Target:
    """Selector and snippet of a stop or candidate."""
    return Target(item["selector"], item["html"])


def shown_name(item: Mapping[str, Any]) -> str:
    """A short name a person recognises the element by."""
    return item["name"][:40] or f"名前のない {item['tag']} 要素"
