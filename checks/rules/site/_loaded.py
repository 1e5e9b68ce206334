"""Reads which files a page loads, and which of them its first view needs."""

from typing import Final, NamedTuple

from bs4 import Tag

from checks.rules._resources import resources
from checks.subject import Page

_MEDIA: Final = frozenset({"audio", "video", "track"})


class Loaded(NamedTuple):
    """A file a page loads. number: of the element that names it; first: whether the first view needs it."""

    number: int
    href: str
    first: bool


def loaded(page: Page) -> tuple[Loaded, ...]:
    """Everything the page's own document fetches, as written there."""
    document = page.document
    return tuple(
        Loaded(document.number(found.tag), found.href, not (found.tag.get("loading") == "lazy" or _of_media(found.tag)))
        for found in resources(document)
        if not found.connects
    )


def _of_media(tag: Tag) -> bool:
    return tag.name in _MEDIA or (tag.name == "source" and tag.parent is not None and tag.parent.name in _MEDIA)
