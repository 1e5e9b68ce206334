"""Finds links that lead to another place of the same page."""

from bs4 import Tag

from checks.rules.html._attributes import attribute
from checks.subject import Document

_DIRECTIVE = ":~:"
"""What follows is an instruction to the browser, no name (WICG text fragments)."""


def fragment(link: Tag) -> str:
    """What follows the # of a link, as written, without instructions to the browser."""
    return attribute(link, "href").strip().partition("#")[2].partition(_DIRECTIVE)[0]


def in_page_links(document: Document) -> list[Tag]:
    """Links such as <a href="#honbun">, but not those to the top or to an address that a script reads (#/ and #!)."""
    return [
        link
        for link in document.tags('a[href^="#"], area[href^="#"]')
        if (name := fragment(link)) and name.lower() != "top" and name[0] not in "/!"
    ]
