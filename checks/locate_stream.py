"""Lays the pieces of a built page beside its source, in order, and tells which line each piece came from.

Both sides are reduced to what Markdown leaves alone: words, and one private character for each thing that has an
identity of its own (a link's address, a picture, a heading, a table row). What is left reads the same on both sides
and in the same order, so a piece that occurs often is told apart by its neighbours.
"""

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_FIRST_MARK = 0x100000
_NOT_WORDS = re.compile(r"[\s\x00-/:-@\[-`{-\x7f\u00ad\u200b-\u200f\u2060\ufeff\U00100000-\U0010ffff]+")

# A piece with more places than this says little; it waits until its neighbours have narrowed the place down.
_RARE = 8
_SOME = 60
_GENERIC_WEIGHT = 1
_LONGEST_WEIGHT = 24
_PART = 4
_TELLING_PART = 8


def words(text: str) -> str:
    """What Markdown can neither add nor take away: the text without white space and ASCII punctuation."""
    return _NOT_WORDS.sub("", text).casefold()


class Stream:
    """The readable content of a source (or of one of its footnotes), each place with its line."""

    def __init__(self, line: int) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._starts = [0]
        self._lines = [line]
        self._marks: dict[tuple[str, str], str] = {}
        self.fillings: list[int] = []
        self._text: str | None = None

    @property
    def text(self) -> str:
        """Words, marks and line feeds."""
        if self._text is None:
            self._text = "".join(self._parts)
        return self._text

    def show(self, source: str, *, literal: bool = False) -> None:
        """Adds text that readers see; line feeds count. literal: character references are not resolved (code)."""
        for i, part in enumerate(source.split("\n")):
            if i:
                self.go_to(self._lines[-1] + 1)
            self._append(words(part if literal else html.unescape(part)))

    def hide(self, source: str) -> None:
        """Passes over text that readers do not see; line feeds count."""
        if "\n" in source:
            self.go_to(self._lines[-1] + source.count("\n"))

    def go_to(self, line: int) -> None:
        """Starts a new line, so that no piece is found across two."""
        self._append("\n")
        self._starts.append(self._length)
        self._lines.append(line)

    def add_mark(self, kind: str, key: str = "") -> None:
        """Adds a thing with an identity of its own."""
        self._append(self._marks.setdefault((kind, key), chr(_FIRST_MARK + len(self._marks))))

    def fill(self) -> None:
        """Notes that the build puts something in the place of this line."""
        self.fillings.append(self._lines[-1])

    def mark(self, kind: str, key: str = "") -> str:
        """The character of such a thing, "" when the source has none."""
        return self._marks.get((kind, key), "")

    def first_of(self, kind: str) -> tuple[str, int] | None:
        """Key and line of the first mark of a kind."""
        keys = (key for of, key in self._marks if of == kind)
        key = next(keys, None)
        return (key, self.line_at(self.text.index(self.mark(kind, key)))) if key is not None else None

    def line_at(self, position: int) -> int:
        """Line of a position in `text`."""
        return self._lines[bisect_right(self._starts, position) - 1]

    def _append(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)


class Piece(NamedTuple):
    """One thing of the built page: words or a mark. generic: it only tells the kind of an element."""

    text: str
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where a piece stands. sure: no other line would do."""

    line: int
    sure: bool


class _Place(NamedTuple):
    piece: int
    start: int
    end: int


def align(stream: Stream, pieces: Sequence[Piece]) -> list[Match | None]:
    """The line of each piece, in the order of the pieces; None for one that the source does not hold."""
    text = stream.text
    places: dict[int, _Place] = {}
    for limit, generic in ((_RARE, False), (_SOME, True)):
        for first, last, start, end in _gaps(places, len(pieces), len(text)):
            found = _candidates(text, pieces, range(first, last), (start, end), limit, generic=generic)
            places |= {place.piece: place for place in _best_chain(found, pieces, len(text))}
    for first, last, start, end in list(_gaps(places, len(pieces), len(text))):
        places |= _parts(text, pieces, range(first, last), (start, end))
    return _matches(stream, pieces, places)


def _gaps(places: dict[int, _Place], count: int, length: int) -> Iterator[tuple[int, int, int, int]]:
    """Runs of pieces without a place: (first piece, piece after the last, start and end of the text left for them)."""
    piece = start = 0
    for place in [*(places[i] for i in sorted(places)), _Place(count, length, length)]:
        if place.piece > piece:
            yield piece, place.piece, start, place.start
        piece, start = place.piece + 1, place.end


def _candidates(
    text: str, pieces: Sequence[Piece], run: range, window: tuple[int, int], limit: int, *, generic: bool
) -> list[list[_Place]]:
    known: dict[str, list[int]] = {}
    found: list[list[_Place]] = []
    for i in run:
        piece = pieces[i]
        if not piece.text or (piece.generic and not generic):
            continue
        if piece.text not in known:
            known[piece.text] = _occurrences(text, piece.text, window, limit + 1)
        starts = known[piece.text]
        if 0 < len(starts) <= limit:
            found.append([_Place(i, start, start + len(piece.text)) for start in starts])
    return found


def _occurrences(text: str, part: str, window: tuple[int, int], most: int) -> list[int]:
    starts: list[int] = []
    start = text.find(part, *window)
    while start >= 0 and len(starts) < most:
        starts.append(start)
        start = text.find(part, start + 1, window[1])
    return starts


class _Best:
    """The heaviest chain that ends at or before a position (a Fenwick tree of maxima)."""

    def __init__(self, ends: Sequence[int]) -> None:
        self._ends = sorted(set(ends))
        self._tree = [(0, -1)] * (len(self._ends) + 1)

    def until(self, position: int) -> tuple[int, int]:
        """(weight, number) of the heaviest chain there; (0, -1) for none."""
        best, i = (0, -1), bisect_right(self._ends, position)
        while i > 0:
            best = max(best, self._tree[i])
            i -= i & -i
        return best

    def add(self, end: int, weight: int, number: int) -> None:
        """Remembers a chain that ends at `end`."""
        i = bisect_right(self._ends, end)
        while i < len(self._tree):
            self._tree[i] = max(self._tree[i], (weight, number))
            i += i & -i


def _best_chain(candidates: list[list[_Place]], pieces: Sequence[Piece], length: int) -> list[_Place]:
    """The heaviest choice of places that keeps the order of both sides and lets none overlap."""
    best = _Best([place.end for places in candidates for place in places])
    links: list[tuple[_Place, int]] = []
    for places in candidates:
        chains = [(place, *best.until(place.start)) for place in places]
        for place, weight, previous in chains:
            best.add(place.end, weight + _weight(pieces[place.piece]), len(links))
            links.append((place, previous))
    chosen: list[_Place] = []
    _, number = best.until(length)
    while number >= 0:
        place, number = links[number]
        chosen.append(place)
    return chosen


def _weight(piece: Piece) -> int:
    if piece.generic:
        return _GENERIC_WEIGHT
    return 1 + min(len(piece.text), _LONGEST_WEIGHT)


def _parts(text: str, pieces: Sequence[Piece], run: range, window: tuple[int, int]) -> dict[int, _Place]:
    """Places of pieces of which the source holds only the beginning or the end as they are."""
    places: dict[int, _Place] = {}
    for i in run:
        whole = pieces[i].text
        for size in (len(whole) * 3 // 4, len(whole) // 2, len(whole) // 4):
            if i in places or size < _PART:
                break
            for part in (whole[:size], whole[-size:]):
                starts = _occurrences(text, part, window, 2)
                if len(starts) == 1:
                    places[i] = _Place(i, starts[0], starts[0] + size)
                    window = (places[i].end, window[1])
                    break
    return places


def _matches(stream: Stream, pieces: Sequence[Piece], places: dict[int, _Place]) -> list[Match | None]:
    text = stream.text
    needed = Counter(piece.text for piece in pieces)
    contested = {i for i in places if needed[pieces[i].text] > text.count(pieces[i].text)}
    everywhere = [_Place(-1, 0, 0), *(places[i] for i in sorted(places)), _Place(len(pieces), len(text), len(text))]
    firm = [place for place in everywhere if place.piece not in contested]
    matches: list[Match | None] = [None] * len(pieces)
    for before, place, after in zip(everywhere, everywhere[1:], everywhere[2:], strict=False):
        found = text[place.start : place.end]
        starts = _occurrences(text, found, (before.end, after.start), _SOME)
        only = len({stream.line_at(start) for start in starts}) == 1
        if found != pieces[place.piece].text:
            only = only and len(found) >= _TELLING_PART and text.count(found) == 1
        elif place.piece in contested:
            only = only and _all_found(text, pieces, found, firm[bisect_right(firm, place) - 1 :][:2])
        matches[place.piece] = Match(stream.line_at(place.start), only)
    return matches


def _all_found(text: str, pieces: Sequence[Piece], found: str, around: Sequence[_Place]) -> bool:
    """Whether the source holds, between two firm places, as many of these words as the page shows between them.

    When it holds fewer, the build added some of them, and which is which cannot be told.
    """
    before, after = around
    shown = sum(piece.text == found for piece in pieces[before.piece + 1 : after.piece])
    return shown <= text.count(found, before.end, after.start)
