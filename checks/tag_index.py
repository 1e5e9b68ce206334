"""Looks elements of a parsed document up by CSS selector, many times over, without walking the whole tree each time."""

import re
from collections.abc import Iterator
from functools import cache

import soupsieve
from bs4 import BeautifulSoup, Tag
from soupsieve.css_types import Selector

_NAME = re.compile(r"([a-z][a-z0-9]*)(?:\[([a-z][a-z-]*)\])?")
_ONLY_NAMES = re.compile(rf"{_NAME.pattern}(?:\s*,\s*{_NAME.pattern})*")

_Placed = tuple[int, Tag]


class TagIndex:
    """The elements of a document by name and by attribute, each with its place. The document must not change."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._named: dict[str, list[_Placed]] = {}
        self._having: dict[str, list[_Placed]] = {}
        for placed in enumerate(soup.find_all(True)):
            self._named.setdefault(placed[1].name, []).append(placed)
            for attribute in placed[1].attrs:
                self._having.setdefault(attribute, []).append(placed)

    def select(self, css: str) -> list[Tag]:
        """What `soup.select(css)` gives, in document order."""
        if _ONLY_NAMES.fullmatch(css):
            return _in_order(self._by_names(css))
        keys = _keys(css)
        if keys is None:
            return list(self._soup.select(css))
        names, attributes = keys
        compiled = soupsieve.compile(css)
        candidates = {place: tag for name in names for place, tag in self._named.get(name, ())}
        candidates.update((place, tag) for name in attributes for place, tag in self._having.get(name, ()))
        return _in_order((place, tag) for place, tag in candidates.items() if compiled.match(tag))

    def _by_names(self, css: str) -> Iterator[_Placed]:
        """What a list of plain `name` and `name[attribute]` selects; most rules ask no more, and often."""
        for name, attribute in _NAME.findall(css):
            yield from (p for p in self._named.get(name, ()) if not attribute or p[1].has_attr(attribute))


def _in_order(placed: Iterator[_Placed]) -> list[Tag]:
    found = dict(placed)
    return [found[place] for place in sorted(found)]


@cache
def _keys(css: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Names and attributes one of which all that a selector selects must have; None where there are none to tell."""
    names, attributes = set(), set()
    for part in soupsieve.compile(css).selectors:
        # A part is the last of the compounds ("a" in "nav > a"); what stands before it is only checked when matching.
        if not isinstance(part, Selector):
            return None
        if part.tag is not None and part.tag.name != "*":
            names.add(part.tag.name.lower())
        elif part.attributes:
            attributes.add(part.attributes[0].attribute.lower())
        else:
            return None
    return None if ":scope" in css else (frozenset(names), frozenset(attributes))
