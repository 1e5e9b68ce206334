"""Reads a Markdown source line by line into streams of what its page will show: one for the body, one per footnote."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checks.locate_inline import Inline, Names, reference_name
from checks.locate_links import Links
from checks.locate_stream import Stream

BODY = ""

_FENCE = re.compile(r"^[\s>]*(?P<fence>`{3,}|~{3,})")
_HEADING = re.compile(r"^[\s>]*(?P<level>#{1,6})(?P<text>.*?)(?:(?<!\\)#+)?\s*$")
_UNDERLINE = re.compile(r"^[\s>]*(?P<rule>=+|-+)[ ]*$")
_RULE = re.compile(r"^[\s>]{0,3}(?P<sign>[-*_])[ ]*(?:(?P=sign)[ ]*){2,}$")
_SEPARATOR = re.compile(r"^[\s>]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_BOX = re.compile(
    r"""^[\s>]*(?P<sign>!!!|\?\?\?\+?)[ ]*(?P<kind>[\w-]+)?(?P<classes>(?:[ ]+[\w-]+)*)(?:[ ]+"(?P<title>.*)")?[ ]*$"""
)
_NOTE = re.compile(r"^[ ]{0,3}\[\^(?P<label>[^\]]+)\]:[ ]?(?P<text>.*)$")
_REFERENCE = re.compile(r"""^[ ]{0,3}\[(?P<name>[^\]^][^\]]*)\]:[ ]*<?(?P<href>[^\s>]+)>?(?:[ ]+["'(].*)?[ ]*$""")
_COMMENT_OR_CODE = re.compile(
    r"(?P<fence>^(?P<sign>`{3,}|~{3,})[^\n]*\n.*?^(?P=sign))|(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
_FILLED = re.compile(r"^\{\{.*\}\}\s*$")
_BLANK = re.compile(r"[^\n]")


class Line(NamedTuple):
    """A line of the source file, counted from 1."""

    number: int
    text: str


class Markdown(NamedTuple):
    """A Markdown source. front: lines of the front matter; streams: BODY and the labels of the footnotes."""

    front: tuple[Line, ...]
    streams: dict[str, Stream]


def read_markdown(text: str, links: Links) -> Markdown:
    """Reads a source file; nothing in it is an error, what is not understood is read as words."""
    lines = [Line(i, line) for i, line in enumerate(_without_comments(text).split("\n"), 1)]
    first = _after_front_matter(lines)
    body, notes = _split_notes(lines[first:])
    references = dict(_references(lines[first:]))
    inline = Inline(Names(references, notes.keys()), links)
    scopes = {BODY: body, **notes}
    return Markdown(tuple(lines[:first]), {label: _Reader(part, inline).read() for label, part in scopes.items()})


def _without_comments(text: str) -> str:
    """Blanks out HTML comments that do not stand in code."""
    return _COMMENT_OR_CODE.sub(lambda m: _BLANK.sub(" ", m[0]) if m[0].startswith("<!--") else m[0], text)


def _after_front_matter(lines: list[Line]) -> int:
    if lines[0].text.rstrip() != "---":
        return 0
    return next((i + 1 for i, line in enumerate(lines[1:], 1) if line.text.rstrip() in ("---", "...")), 0)


def _outside_code(lines: list[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it stands in (or borders) a fenced block of code."""
    fence = ""
    for line in lines:
        found = _FENCE.match(line.text)
        if fence:
            yield line, True
            fence = "" if found and line.text.strip(" >").startswith(fence) else fence
        else:
            fence = found["fence"] if found else ""
            yield line, bool(found)


def _references(lines: list[Line]) -> Iterator[tuple[str, str]]:
    for line, code in _outside_code(lines):
        found = None if code else _REFERENCE.match(line.text)
        if found:
            yield reference_name(found["name"]), found["href"]


def _split_notes(lines: list[Line]) -> tuple[list[Line], dict[str, list[Line]]]:
    """The body's lines, and the lines of each footnote: the page shows footnotes at its end."""
    body: list[Line] = []
    notes: dict[str, list[Line]] = {}
    note: list[Line] | None = None
    blank = False
    for line, code in _outside_code(lines):
        found = None if code else _NOTE.match(line.text)
        if found:
            note = notes.setdefault(found["label"], [])
            note.append(Line(line.number, found["text"]))
        elif note is not None and (not line.text.strip() or not blank or line.text.startswith(("    ", "\t"))):
            note.append(line)
        else:
            note = None
            body.append(line)
        blank = not line.text.strip()
    return body, notes


class _Reader:
    """Reads the lines of one scope, block by block."""

    def __init__(self, lines: list[Line], inline: Inline) -> None:
        self._lines = lines
        self._inline = inline
        self._stream = Stream(lines[0].number if lines else 1)
        self._next = 0
        self._prose: list[Line] = []

    def read(self) -> Stream:
        """The stream of all lines."""
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if not self._block(line):
                if self._prose and line.number != self._prose[-1].number + 1:
                    self._flush()
                self._prose.append(line)
                self._next += 1
        self._flush()
        return self._stream

    def _block(self, line: Line) -> bool:
        """Reads one block that is more than prose, if one begins here."""
        if found := _FENCE.match(line.text):
            self._code(found["fence"])
        elif found := _BOX.match(line.text):
            self._box(found)
        elif self._begins_table(line):
            self._table()
        elif filled := _FILLED.match(line.text) or _REFERENCE.match(line.text):
            self._begin(line)
            if filled.re is _FILLED:
                self._stream.fill()
            self._next += 1
        elif found := _HEADING.match(line.text):
            self._heading(found["text"], len(found["level"]), lines=1)
        elif rule := self._underlined(line):
            self._heading(line.text, 1 if rule == "=" else 2, lines=2)
        elif _RULE.match(line.text):
            self._begin(line)
            self._stream.add_mark("element", "hr")
            self._next += 1
        else:
            return False
        return True

    def _begin(self, line: Line) -> None:
        self._flush()
        self._stream.go_to(line.number)

    def _flush(self) -> None:
        if self._prose:
            self._stream.go_to(self._prose[0].number)
            self._inline.write("\n".join(line.text for line in self._prose), self._stream)
            self._prose = []

    def _code(self, fence: str) -> None:
        self._begin(self._lines[self._next])
        self._stream.add_mark("element", "pre")
        self._next += 1
        while self._next < len(self._lines):
            line = self._lines[self._next]
            self._next += 1
            if line.text.strip(" >").startswith(fence):
                break
            self._stream.go_to(line.number)
            self._stream.show(line.text, literal=True)

    def _box(self, found: re.Match[str]) -> None:
        self._begin(self._lines[self._next])
        self._stream.add_mark("element", "admonition" if found["sign"] == "!!!" else "details")
        title, kind = found["title"], found["kind"] or ""
        self._inline.write(kind if title is None else title, self._stream)
        self._next += 1

    def _begins_table(self, line: Line) -> bool:
        following = self._text_at(self._next + 1)
        return "|" in line.text and "|" in following and _SEPARATOR.match(following) is not None

    def _table(self) -> None:
        self._begin(self._lines[self._next])
        self._stream.add_mark("element", "table")
        separator = self._next + 1
        while self._text_at(self._next).strip():
            line = self._lines[self._next]
            if self._next != separator:
                self._stream.go_to(line.number)
                self._stream.add_mark("tr", self._inline.words(line.text))
                self._inline.write(line.text, self._stream)
            self._next += 1

    def _underlined(self, line: Line) -> str:
        """The sign of the line below a heading of two lines; "" when none begins here."""
        found = _UNDERLINE.match(self._text_at(self._next + 1))
        begins = line.text.strip() and not self._text_at(self._next - 1).strip()
        return found["rule"][0] if found and begins else ""

    def _heading(self, text: str, level: int, *, lines: int) -> None:
        self._begin(self._lines[self._next])
        self._stream.add_mark(f"h{level}", self._inline.words(text))
        self._inline.write(text, self._stream)
        self._next += lines

    def _text_at(self, index: int) -> str:
        return self._lines[index].text if 0 <= index < len(self._lines) else ""
