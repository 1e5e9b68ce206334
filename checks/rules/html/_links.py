"""Finds the links of a live document, and where each of them leads."""

from bs4 import Tag

from checks.subject import Document


def named_links(document: Document) -> list[Tag]:
    """Links that assistive technology is told of and that have an accessible name; an `a` without address is none."""
    candidates = document.tags('a[href], area[href], svg a, [role~="link"]')
    return [tag for tag in candidates if _is_link(tag, document) and document.exposed(tag) and document.name(tag)]


def address(link: Tag) -> str:
    """Where a link leads, as written; "" when only a script knows."""
    return str(link.get("href") or link.get("xlink:href") or "").strip()


def _is_link(tag: Tag, document: Document) -> bool:
    role = document.role(tag)
    return role == "link" or (role is None and tag.name == "a" and tag.find_parent("svg") is not None)
