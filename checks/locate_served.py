"""Finds the line of an element in a served HTML file, where that file is all there is to edit."""

from bs4 import BeautifulSoup, Tag

from checks.locate_stream import Match
from checks.subject import INDEX_ATTRIBUTE, Document

_Key = tuple[str, tuple[tuple[str, str], ...]]


class ServedFile:
    """An HTML file by the lines of its elements. text: the file's content."""

    def __init__(self, text: str) -> None:
        soup = BeautifulSoup(text, "html.parser")
        self._lines = _by_key([(tag, tag.sourceline or 1) for tag in soup.find_all(True)])
        self._counted: tuple[Document, dict[int, tuple[int, int]]] | None = None

    def line(self, document: Document, tag: Tag) -> Match | None:
        """Line of an element of a document made of this file; None when the file holds no such element.

        Elements that are written alike are told apart by their order; sure while there are as many as in the file.
        """
        lines = self._lines.get(_key(tag))
        if not lines:
            return None
        position, count = self._numbers(document).get(id(tag), (0, 0))
        return Match(lines[min(position, len(lines) - 1)], len(lines) == count)

    def _numbers(self, document: Document) -> dict[int, tuple[int, int]]:
        """Position of each element among those written alike, and how many there are."""
        if self._counted is None or self._counted[0] is not document:
            groups = _by_key([(tag, id(tag)) for tag in document.soup.find_all(True)])
            numbers = {n: (i, len(group)) for group in groups.values() for i, n in enumerate(group)}
            self._counted = (document, numbers)
        return self._counted[1]


def _by_key(tags: list[tuple[Tag, int]]) -> dict[_Key, list[int]]:
    groups: dict[_Key, list[int]] = {}
    for tag, value in tags:
        groups.setdefault(_key(tag), []).append(value)
    return groups


def _key(tag: Tag) -> _Key:
    return tag.name, tuple(sorted((k, str(v)) for k, v in tag.attrs.items() if k != INDEX_ATTRIBUTE))
