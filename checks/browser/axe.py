"""Runs axe-core in a page and keeps of its answer what the rules read."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Error, Page

_VERSION = re.search(r"axe v(\d+\.\d+\.\d+)", AXE_SCRIPT[:200])
AXE_VERSION = _VERSION[1] if _VERSION else "?"

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE_EXTRA_RULES = (
    "duplicate-id",
    "duplicate-id-active",
    "target-size",
    "audio-caption",
    "aria-roledescription",
    "css-orientation-lock",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
    "frame-tested",
)
"""Rules axe-core leaves off by default: 4.1.1 still counts in JIS X 8341-3:2016, the others are new or experimental."""

_AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": list(AXE_TAGS)},
    "rules": {name: {"enabled": True} for name in AXE_EXTRA_RULES},
    "resultTypes": ["violations", "incomplete"],
    "elementRef": False,
    "ancestry": False,
    "iframes": True,
    "frameWaitTime": 20_000,
}

_RUN_AXE = "options => axe.run(document, options)"


async def load_axe(page: Page) -> None:
    """Puts axe-core into a page and its frames; it computes roles and names for the snapshot too."""
    for frame in page.frames:
        with suppress(Error):  # a frame that went away or of another origin; axe reports frames it can't reach
            await frame.evaluate(AXE_SCRIPT)


async def run_axe(page: Page) -> dict[str, Any]:
    """Runs axe-core's rules. Returns {violations, incomplete, passes, inapplicable: [{id, error?, nodes?}], engine}."""
    return _trimmed(await page.evaluate(_RUN_AXE, _AXE_OPTIONS))


def _trimmed(axe: dict[str, Any]) -> dict[str, Any]:
    """What the rules read of axe-core's answer: ids and errors of all four lists, nodes of the two that matter."""
    lists = {
        name: [_trimmed_rule(rule, with_nodes=name in ("violations", "incomplete")) for rule in axe[name]]
        for name in ("violations", "incomplete", "passes", "inapplicable")
    }
    return {**lists, "engine": axe["testEngine"]}


def _trimmed_rule(rule: dict[str, Any], *, with_nodes: bool) -> dict[str, Any]:
    trimmed: dict[str, Any] = {"id": rule["id"]}
    if rule.get("error"):
        trimmed["error"] = str(rule["error"].get("message", rule["error"]))
    if with_nodes:
        trimmed["nodes"] = [_trimmed_node(node) for node in rule["nodes"]]
    return trimmed


def _trimmed_node(node: dict[str, Any]) -> dict[str, Any]:
    checks = [*node["any"], *node["all"], *node["none"]]
    return {
        "target": _flat(node["target"]),
        "html": node["html"],
        "checks": [{"id": c["id"], "data": c.get("data"), "message": c["message"]} for c in checks],
    }


def _flat(target: Sequence[Any]) -> str:
    """axe-core nests selectors for frames (outer list) and shadow roots (inner list)."""
    return " >>> ".join(part if isinstance(part, str) else " >> ".join(part) for part in target)
