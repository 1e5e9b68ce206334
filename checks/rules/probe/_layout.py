"""Shared by the rules on the text layout: the evidence, and texts told once for each box that cuts them off."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Target
from checks.subject import Page

Cut = Mapping[str, Any]


def layout(page: Page) -> list[Mapping[str, Any]]:
    """The evidence of a page with text (see checks/browser/probes/text_layout.py), as one target."""
    found = page.probes["text-layout"]
    return [found] if found else []


def once(cuts: Iterable[Cut]) -> Iterator[Cut]:
    """One cut for each box that cuts text off, the first."""
    seen: set[str] = set()
    for cut in cuts:
        if cut["by"] not in seen:
            seen.add(cut["by"])
            yield cut


def is_lost(cut: Cut) -> bool:
    """Whether text is surely cut off: through its letters, or whole lines that were there before."""
    part, before = cut["kind"] == "part", cut["before"]
    return (part or not before) and not (before and cut["more"])


def target(item: Mapping[str, Any]) -> Target:
    """Selector and snippet of the element a text stands in."""
    return Target(item["selector"], item["html"])
