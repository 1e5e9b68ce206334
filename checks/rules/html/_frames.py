"""Puts the frames of a page and the documents they show together."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import Tag

from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import author_name
from checks.rules.html._page import root
from checks.rules.html._spoken import spoken_text
from checks.subject import Document, Page, text_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame with a name. document: where it stands; inside: what it shows, None when nothing is known of that."""

    tag: Tag
    name: str
    document: Document
    inside: Document | None

    @property
    def title(self) -> str:
        """Title of the document in the frame."""
        found = self.inside.soup.find("title") if self.inside else None
        return text_of(found) if isinstance(found, Tag) else ""

    @property
    def text(self) -> str:
        """Words in the frame; "" when nothing is known of it or nothing stands there."""
        body = self.inside.soup.find("body") if self.inside else None
        return spoken_text(body, self.inside) if self.inside and isinstance(body, Tag) else ""


def named_frames(page: Page) -> list[Shown]:
    """Frames with a name that assistive technology is told of, those inside frames included."""
    by_place = {document.frame: document for document in page.rendered}
    found: list[Shown] = []
    for document in page.rendered:
        for number, tag in enumerate(root(document).find_all(["iframe", "frame"])):
            name = author_name(document, tag)
            if not is_blank(name) and document.exposed(tag):
                place = f"{document.frame} >>> iframe:nth({number})" if document.frame else f"iframe:nth({number})"
                found.append(Shown(tag, name, document, None if is_foreign(tag) else by_place.get(place)))
    return found


def is_foreign(frame: Tag) -> bool:
    """Whether a frame shows another site, which is not loaded here, so that nothing is known of what stands there."""
    return bool(urlsplit(attribute(frame, "src").strip()).netloc) and not frame.has_attr("srcdoc")
