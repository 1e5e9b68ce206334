"""A PDF document as rules see it: what it says of itself, its tags, and what each page shows. Evidence only."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})


@dataclass(frozen=True, slots=True)
class PdfPlace:
    """A place in a PDF. page: from 1, 0 for the document as a whole; shown: what stands there, for reports."""

    page: int
    shown: str


@dataclass(frozen=True, slots=True)
class Element:
    """One tag of the structure tree. role: standard structure type (ISO 32000-1, 14.8.4), custom names mapped to it.

    parent: its place among the document's elements, -1 at the top; page: from 1, 0 when unknown;
    alt, actual: None when the entry is absent; scope: of a header cell, "" for none; headers: whether a cell names its
    header cells; text, images: what is shown directly
    inside it, "□" for a letter that its font does not tell.
    """

    role: str
    parent: int
    page: int
    alt: str | None = None
    actual: str | None = None
    scope: str = ""
    headers: bool = False
    text: str = ""
    images: int = 0


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something a reader can use. kind: "Link" or "Widget" (a form field); label: words assistive technology is told.

    tagged: whether the structure tree refers to it.
    """

    kind: str
    label: str
    tagged: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. letters: visible characters; hidden: invisible ones, as text recognition puts behind a scan;

    unreadable: characters whose font does not say which letter they are; covered: share of the page under images;
    images: how many; curves: how many are drawn where there is no text (letters turned into outlines);
    loose_text, loose_images: content that is neither tagged nor marked as decoration; tabs: the /Tabs entry.
    """

    number: int
    letters: int = 0
    hidden: int = 0
    unreadable: int = 0
    covered: float = 0.0
    images: int = 0
    curves: int = 0
    loose_text: str = ""
    loose_images: int = 0
    tabs: str = ""
    annotations: tuple[Annotation, ...] = ()

    @property
    def only_image(self) -> bool:
        """Whether the page is a picture without any text, visible or not."""
        return self.covered >= 0.5 and not self.letters and not self.hidden


@dataclass(frozen=True)
class Pdf:
    """A PDF file. path: of the source file in the project, or "/url" of a file made in the build.

    tagged: it says that it is tagged and has a structure tree; shows_title: a reader shows the title, not the file's
    name; bookmarks: how many; encrypted: it is protected; speech: assistive technology may read it;
    ua: the part of PDF/UA it claims, "" for none; text: what it shows, as far as the fonts tell, cut off somewhere.
    """

    path: str
    title: str = ""
    shows_title: bool = False
    language: str = ""
    tagged: bool = False
    bookmarks: int = 0
    encrypted: bool = False
    speech: bool = True
    ua: str = ""
    sheets: tuple[Sheet, ...] = ()
    elements: tuple[Element, ...] = ()
    text: str = ""

    @property
    def whole(self) -> PdfPlace:
        """The place of a finding about the document as a whole."""
        return PdfPlace(0, "")

    def place(self, number: int) -> PdfPlace:
        """Where an element stands. number: its place among the elements."""
        element = self.elements[number]
        words = self.text_of(number) or element.alt or ""
        return PdfPlace(element.page, f"<{element.role}> {words[:40]}".strip())

    def of_role(self, *roles: str) -> list[int]:
        """The places of the elements with one of these roles, in document order."""
        return [number for number, element in enumerate(self.elements) if element.role in roles]

    def children(self, number: int) -> tuple[int, ...]:
        """The elements directly below one."""
        return self._below.get(number, ())

    def descendants(self, number: int) -> Iterator[int]:
        """All elements below one, in document order."""
        for child in self.children(number):
            yield child
            yield from self.descendants(child)

    def text_of(self, number: int) -> str:
        """The words shown in an element and below it."""
        element = self.elements[number]
        if element.actual is not None:
            return element.actual
        return " ".join(f"{element.text} {' '.join(map(self.text_of, self.children(number)))}".split())

    @cached_property
    def _below(self) -> dict[int, tuple[int, ...]]:
        below: dict[int, tuple[int, ...]] = {}
        for number, element in enumerate(self.elements):
            below[element.parent] = (*below.get(element.parent, ()), number)
        return below
