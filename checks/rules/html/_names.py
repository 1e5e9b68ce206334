"""Accessible names of elements for which the browser's evidence holds none (HTML-AAM 1.0, section 4)."""

from typing import Final

from bs4 import Tag

from checks.rules.html._attributes import attribute, is_blank, tokens
from checks.subject import Document, text_of

_LABELABLE: Final = ("button", "input", "meter", "output", "progress", "select", "textarea")


def is_labelable(tag: Tag) -> bool:
    """Whether a label can name the element (HTML Living Standard, "labelable element")."""
    return tag.name in _LABELABLE and attribute(tag, "type").lower() != "hidden"


def author_name(document: Document, tag: Tag) -> str:
    """Name given by aria-labelledby, aria-label or title, in this order; "" for none."""
    by_id = " ".join(content_text(found) for found in referenced(document, tag, "aria-labelledby"))
    return next(
        (name.strip() for name in (by_id, attribute(tag, "aria-label"), attribute(tag, "title")) if not is_blank(name)),
        "",
    )


def referenced(document: Document, tag: Tag, name: str) -> list[Tag]:
    """The elements that the ids in an attribute name, without the ids that name nothing."""
    found = [document.soup.find(id=identifier) for identifier in tokens(tag, name)]
    return [element for element in found if isinstance(element, Tag)]


def content_text(tag: Tag) -> str:
    """Text of an element with the alternatives of images and the ARIA labels inside it; its own label goes first."""
    own = attribute(tag, "aria-label") or (attribute(tag, "alt") if tag.name in ("img", "area") else "")
    if not is_blank(own):
        return own
    inside = [attribute(part, "aria-label") or attribute(part, "alt") for part in tag.select("[aria-label], img[alt]")]
    return " ".join([text_of(tag), *inside]).strip()


def labels(document: Document, control: Tag) -> list[Tag]:
    """The label elements of a form control: those that name its id, and the one around it. None for other elements."""
    if not is_labelable(control):
        return []
    identifier = attribute(control, "id")
    named = [label for label in document.soup.find_all("label") if identifier and attribute(label, "for") == identifier]
    around = control.find_parent("label")
    if around is not None and not around.has_attr("for"):
        named.append(around)
    return named


def control_name(document: Document, control: Tag) -> str:
    """Name of a form control: the browser's, else one put together from ARIA, its labels and its title."""
    spoken = document.name(control) or author_name(document, control)
    if not is_blank(spoken):
        return spoken
    return " ".join(text_of(label) for label in labels(document, control)).strip()
