"""The page whose text is printed as the plan's PDF: what it tells of the document, and how it offers it."""

import re
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urljoin

from lxml import etree

from generate.errors import DataError
from generate.plan import NAME, WHOLE_PAGE
from generate.plan_source import SOURCE
from generate.plan_whole import NO_PDF, PDF_PLACE

PDF = WHOLE_PAGE.removesuffix(".md") + "/plan.pdf"
PRINTED = WHOLE_PAGE.removesuffix(".md") + "/index.html"

_PLACE = re.compile(rf'(<p id="{PDF_PLACE}">){re.escape(NO_PDF)}(?=</p>)')
_LINKS = etree.XPath("//article//a[@href]")
_TEXT = etree.XPath("string()")


@dataclass(frozen=True, slots=True)
class About:
    """What is said about the document. changed: day of the last change of its text, None where git knows none."""

    author: str
    changed: date | None


def link_names(html: str, address: str) -> dict[str, str]:
    """Return the words of each link of a built page by where it leads, "#id" within it, else the full address.

    address: of the page itself.
    """
    hrefs = {link.get("href"): " ".join(_TEXT(link).split()) for link in _LINKS(etree.HTML(html))}
    return {href if href.startswith("#") else urljoin(address, href): words for href, words in hrefs.items()}


def offered(html: str, size: int) -> str:
    """Return the built page with a link to the document that tells type and size (in bytes); DataError without room."""
    link = f'<a href="{PDF.rpartition("/")[2]}">{escape(NAME)}（PDF、{size / 1000:.0f} KB）</a>'
    with_link, places = _PLACE.subn(lambda place: place[1] + link, html)
    if places != 1:
        raise DataError(SOURCE, "計画の全文のページに、PDFへのリンクを置く場所がありません。")
    return with_link
