"""Finds what a browser loads by itself to show a page: images, scripts, styles, frames, media."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag

from checks.subject import Document


@dataclass(frozen=True, slots=True)
class Resource:
    """One address that is loaded. href: as written; connects: only a connection is opened, nothing is fetched."""

    tag: Tag
    href: str
    connects: bool = False


_ATTRIBUTES: Final = (
    ("img[src], script[src], iframe[src], frame[src], embed[src], audio[src], video[src], track[src]", "src"),
    ('source[src], input[type="image" i][src]', "src"),
    ("video[poster]", "poster"),
    ("object[data]", "data"),
    ("svg use[href], svg image[href]", "href"),
    ("svg use, svg image", "xlink:href"),
    ("body[background]", "background"),
)
_FETCHING: Final = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch"}
)
_CONNECTING: Final = frozenset({"preconnect", "dns-prefetch"})
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)|@import\s+['\"]([^'\"]+)['\"]", re.IGNORECASE)


def resources(document: Document) -> Iterator[Resource]:
    """Everything a document loads, as far as its markup, its style elements and style attributes say."""
    for selector, attribute in _ATTRIBUTES:
        yield from (Resource(tag, str(tag[attribute])) for tag in document.tags(selector) if tag.get(attribute))
    for tag in document.tags("img[srcset], source[srcset]"):
        yield from (Resource(tag, href) for href in _candidates(str(tag["srcset"])))
    for tag in document.tags("link[rel][href]"):
        relations = {str(relation).casefold() for relation in tag.get_attribute_list("rel")}
        if relations & (_FETCHING | _CONNECTING):
            yield Resource(tag, str(tag["href"]), connects=not relations & _FETCHING)
    for tag in document.tags("style"):
        yield from (Resource(tag, href) for href in _in_css(tag.get_text()))
    for tag in document.tags("[style]"):
        yield from (Resource(tag, href) for href in _in_css(str(tag["style"])))


def _candidates(srcset: str) -> list[str]:
    parts = [] if srcset.lstrip().startswith("data:") else srcset.split(",")
    return [part.split()[0] for part in parts if part.strip()]


def _in_css(css: str) -> list[str]:
    return [first or second for first, second in _CSS_ADDRESS.findall(css)]
