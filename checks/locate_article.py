"""Takes a built article apart into pieces, finds each in the Markdown source and so the line of each element."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from checks.locate_inline import picture_key
from checks.locate_links import Links
from checks.locate_markdown import BODY, Markdown
from checks.locate_stream import Match, Piece, align, words

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SILENT = frozenset({"script", "style", "template"})
_NOTE_PREFIX = "fn:"
_CELLS = frozenset({"td", "th"})
_BLOCKS = frozenset({"p", "li", "dd", "dt", "td", "th", "caption", "figcaption", "summary", "blockquote", *_HEADINGS})


@dataclass(slots=True)
class _Scope:
    """Pieces that are looked for in one stream, and the numbers they have in the whole page."""

    pieces: list[Piece] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Element:
    """Numbers of an element's pieces: its own (telling one first), and all of its subtree from first to end."""

    own: list[int]
    first: int
    end: int = 0


class Article:
    """The line of every element of an article. tag: the article; markdown: its source."""

    def __init__(self, tag: Tag, markdown: Markdown, links: Links) -> None:
        self._streams = markdown.streams
        self._links = links
        self._scopes = {label: _Scope() for label in markdown.streams}
        self._elements: dict[int, _Element] = {}
        self._tells_start: list[bool] = []
        self._read(tag, BODY)
        self._matches = self._aligned()

    def line(self, tag: Tag) -> Match | None:
        """Line of an element by itself or by what it holds; None when nothing of it stands in the source."""
        code_block = tag.parent if tag.name == "code" and tag.parent and tag.parent.name == "pre" else None
        element = self._elements.get(id(code_block or tag))
        if element is None:
            return None
        own = next((match for i in element.own if (match := self._matches[i])), None)
        if own is None and tag.name in _CELLS:
            own = self._row_line(tag)
        return own or self._content_line(element) or self._line_in_block(tag, element)

    def line_near(self, tag: Tag) -> int | None:
        """Where something that the source does not hold was put in: a line {{ … }}, else the last thing before it."""
        element = self._elements.get(id(tag))
        if element is None:
            return None
        before = (match.line for i in range(element.first - 1, -1, -1) if (match := self._matches[i]))
        after = (match.line for i in range(element.end, len(self._matches)) if (match := self._matches[i]))
        first, last = next(before, None), next(after, None)
        fillings = self._streams[BODY].fillings
        between = [n for n in fillings if (first is None or first < n) and (last is None or n < last)]
        return between[0] if between else first

    def _row_line(self, cell: Tag) -> Match | None:
        row = self._elements.get(id(cell.parent))
        return next((match for i in row.own if (match := self._matches[i])), None) if row else None

    def _content_line(self, element: _Element) -> Match | None:
        """Line of the first thing in the element; not sure when something before it could not be found."""
        complete = True
        for i in range(element.first, element.end):
            match = self._matches[i]
            if match:
                return Match(match.line, match.sure and complete)
            complete = complete and not self._tells_start[i]
        return None

    def _line_in_block(self, tag: Tag, element: _Element) -> Match | None:
        """Line of the words before an element without words, in the same paragraph, item or cell."""
        block = next((parent for parent in tag.parents if parent.name in _BLOCKS), None)
        around = self._elements.get(id(block)) if block is not None and element.first == element.end - 1 else None
        if around is None:
            return None
        for i in range(element.first - 1, around.first - 1, -1):
            if (match := self._matches[i]) and self._tells_start[i]:
                return match
        return self._content_line(around)

    def _aligned(self) -> list[Match | None]:
        matches: list[Match | None] = [None] * len(self._tells_start)
        for label, scope in self._scopes.items():
            for number, match in zip(scope.numbers, align(self._streams[label], scope.pieces), strict=True):
                matches[number] = match
        return matches

    def _read(self, tag: Tag, label: str) -> None:
        """Adds the pieces of an element and all it holds, in document order."""
        stream = self._streams[label]
        element = self._elements[id(tag)] = _Element([], len(self._tells_start))
        for kind, key, tells_start in self._identities(tag):
            element.own.append(self._add(stream.mark(kind, key), label, tells_start=tells_start))
        element.own.append(self._add(stream.mark("element", _kind(tag)), label, generic=True))
        for child in tag.children:
            if isinstance(child, Tag):
                if not _made_by_markdown(child):
                    self._read(child, self._label(child, label))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                for line in child.split("\n") if _speaks(tag) else ():
                    if text := words(line):
                        self._add(text, label, tells_start=True)
        element.end = len(self._tells_start)

    def _add(self, text: str, label: str, *, generic: bool = False, tells_start: bool = False) -> int:
        number = len(self._tells_start)
        self._tells_start.append(tells_start)
        self._scopes[label].pieces.append(Piece(text, generic))
        self._scopes[label].numbers.append(number)
        return number

    def _label(self, tag: Tag, label: str) -> str:
        """The footnote that begins with this element, else the scope around it."""
        identifier = _text(tag, "id") if tag.name == "li" else ""
        note = identifier.removeprefix(_NOTE_PREFIX)
        return note if note != identifier and note in self._streams else label

    def _identities(self, tag: Tag) -> Iterable[tuple[str, str, bool]]:
        """Marks (kind, key) the source must have for this element, and whether its content begins there."""
        if tag.name == "a" and tag.has_attr("href"):
            href = _text(tag, "href")
            if "footnote-ref" in tag.get_attribute_list("class"):
                yield "note", href.removeprefix(f"#{_NOTE_PREFIX}"), False
            else:
                yield "a", self._links.built(href), False
        elif tag.name == "img":
            yield "img", picture_key(self._links.built(_text(tag, "src")), words(_text(tag, "alt"))), True
        elif tag.name in _HEADINGS or tag.name == "tr":
            yield tag.name, _visible_words(tag), True
        if tag.has_attr("id"):
            yield "id", _text(tag, "id"), False


def _kind(tag: Tag) -> str:
    return "admonition" if "admonition" in tag.get_attribute_list("class") else tag.name


def _made_by_markdown(tag: Tag) -> bool:
    """Whether Markdown added the element by itself: the way back from a footnote, a heading's own link."""
    return not {"footnote-backref", "headerlink"}.isdisjoint(tag.get_attribute_list("class"))


def _visible_words(tag: Tag) -> str:
    return words("".join(_strings(tag)))


def _speaks(tag: Tag) -> bool:
    """Whether text right inside the element is the editor's; the number of a footnote is not."""
    return tag.name not in _SILENT and "footnote-ref" not in tag.get_attribute_list("class")


def _strings(tag: Tag) -> Iterable[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            if not _made_by_markdown(child):
                yield from _strings(child)
        elif _speaks(tag) and not isinstance(child, PreformattedString):
            yield str(child)


def _text(tag: Tag, attribute: str) -> str:
    value = tag.get(attribute)
    return value if isinstance(value, str) else ""
