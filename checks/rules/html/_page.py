"""What several rules ask of a page as a whole."""

from bs4 import Tag

from checks.subject import Document

_SKELETON = ("html", "head", "body")


def is_page(document: Document) -> bool:
    """Whether a document is a page of its own: no frame, and more than bare text (such as an ownership token)."""
    return not document.frame and any(tag.name not in _SKELETON for tag in document.soup.find_all(True))


def root(document: Document) -> Tag:
    """The html element; the whole tree where there is none."""
    found = document.soup.find("html")
    return found if isinstance(found, Tag) else document.soup
