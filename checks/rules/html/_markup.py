"""Reads markup as the HTML standard says and reports the faults that success criterion 4.1.1 is about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import html5lib
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. kind: unclosed, stray_end_tag, misnested, not_allowed_here, duplicate_attribute or broken_tag;
    name: the element; line (from 1) and column (from 0): where it stands; attribute: the repeated one.
    """

    kind: str
    name: str
    line: int
    column: int
    attribute: str = ""


_END_TAG = frozenset(
    {"unexpected-end-tag", "end-tag-too-early", "end-tag-too-early-named", "end-tag-too-early-ignored"}
    | {"expected-one-end-tag-but-got-another", "unexpected-end-tag-treated-as", "unexpected-cell-end-tag"}
    | {"adoption-agency-1.1", "adoption-agency-1.2", "adoption-agency-1.3", "adoption-agency-4.4"}
    | {"unexpected-end-tag-implies-table-voodoo", "unexpected-end-tag-in-table-body"}
    | {"unexpected-end-tag-in-table-row", "unexpected-end-tag-after-body", "expected-eof-but-got-end-tag"}
    | {"end-tag-after-implied-root", "unexpected-end-tag-before-html"}
)
_END_OF_FILE = frozenset(
    {"expected-closing-tag-but-got-eof", "expected-named-closing-tag-but-got-eof", "eof-in-table", "eof-in-select"}
    | {"eof-in-script-in-script"}
)
_START_TAG = frozenset(
    {"unexpected-start-tag-implies-end-tag", "unexpected-start-tag", "unexpected-start-tag-ignored"}
    | {"unexpected-start-tag-implies-table-voodoo", "unexpected-cell-in-table-body", "unexpected-form-in-table"}
    | {"unexpected-html-element-in-foreign-content"}
)
_BROKEN_TAG = frozenset(
    {"eof-in-tag-name", "expected-attribute-name-but-got-eof", "eof-in-attribute-name", "attributes-in-end-tag"}
    | {"expected-end-of-tag-name-but-got-eof", "expected-attribute-value-but-got-eof"}
    | {"expected-attribute-value-but-got-right-bracket", "eof-in-attribute-value-double-quote"}
    | {"eof-in-attribute-value-single-quote", "eof-in-attribute-value-no-quotes", "invalid-character-in-attribute-name"}
    | {"invalid-character-after-attribute-name", "unexpected-character-after-attribute-value"}
)

# Elements whose end tag may be left out, and those the rules on the frame of a document look after.
_END_MAY_LACK = frozenset(
    {"html", "head", "body", "li", "dt", "dd", "p", "rb", "rt", "rtc", "rp", "optgroup", "option", "colgroup"}
    | {"caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
)
_FRAME = frozenset({"html", "head", "body", "frameset"})
_FOREIGN = frozenset({"svg", "math"})
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ABOUT_END = frozenset({"end", "stray_end_tag"})
_RUBY = frozenset({"rb", "rt", "rtc", "rp"})
_TEMPLATE = re.compile(r"<template\b.*?</template\s*>", re.DOTALL | re.IGNORECASE)


def faults(markup: str) -> list[Fault]:
    """Faults of a document's markup in the order of their lines; those that only follow from another are left out."""
    # html5lib does not know `template`, whose content follows rules of its own.
    markup = _TEMPLATE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), markup)
    reader = _Reader()
    reader.parse(markup, scripting=True)
    found = list(dict.fromkeys(_resolved(reader.noted, _Balance.of(markup))))
    return sorted(found, key=lambda fault: (fault.line, fault.column))


@dataclass(frozen=True, slots=True)
class _Note:
    """A parse error as html5lib met it. open: elements above the one an end tag closes, or left open at the end."""

    kind: str
    name: str
    line: int
    column: int
    attribute: str = ""
    open: tuple[str, ...] = ()


class _Reader(html5lib.HTMLParser):
    """html5lib's parser; keeps with each error what was open at that moment."""

    def __init__(self) -> None:
        super().__init__(namespaceHTMLElements=False)
        self.noted: list[_Note] = []

    @override
    def parseError(self, errorcode: str = "XXX-undefined-error", datavars: Mapping[str, Any] | None = None) -> None:
        super().parseError(errorcode, datavars)
        line, column = self.tokenizer.stream.position()
        name = _named(datavars or {})
        if errorcode in _END_TAG:
            self._note_end_tag(name, line, column)
        elif errorcode in _END_OF_FILE:
            left = tuple(element.name for element in self.tree.openElements)
            self.noted.append(_Note("end", "", line, column, open=left))
        elif errorcode in _START_TAG and name not in _FRAME:
            self.noted.append(_Note("not_allowed_here", name, line, column))
        elif errorcode == "duplicate-attribute" or errorcode in _BROKEN_TAG:
            self._note_tag(errorcode, line, column)

    def _note_tag(self, errorcode: str, line: int, column: int) -> None:
        token = self.tokenizer.currentToken or {}
        if errorcode in _BROKEN_TAG:
            self.noted.append(_Note("broken_tag", token["name"], line, column))
        else:
            self.noted.append(_Note("duplicate_attribute", token["name"], line, column, token["data"][-1][0]))

    def _note_end_tag(self, name: str, line: int, column: int) -> None:
        names = [element.name for element in self.tree.openElements]
        if name in names:
            above = names[len(names) - names[::-1].index(name) :]
            if above and _RUBY.issuperset(above):
                return  # html5lib does not know that `rb` and `rtc` may lack their end tags
            self.noted.append(_Note("end", name, line, column, open=tuple(above)))
        else:
            self.noted.append(_Note("stray_end_tag", name, line, column))


def _named(values: Mapping[str, Any]) -> str:
    """The element an error is about: html5lib calls it by several keys."""
    keys = ("gotName", "startName", "originalName", "name")
    return next((str(values[key]) for key in keys if key in values), "")


class _Balance(HTMLParser):
    """Pairs start and end tags by name alone, to find the lines of those without partner."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._foreign = 0
        self.unclosed: dict[str, list[tuple[int, int]]] = {}
        self.unopened: dict[str, list[tuple[int, int]]] = {}

    @classmethod
    def of(cls, markup: str) -> "_Balance":
        balance = cls()
        balance.feed(markup)
        balance.close()
        return balance

    @override
    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._foreign += tag in _FOREIGN
        if tag in _VOID and not self._foreign:
            return  # it has no end tag, so that none can be its partner
        self.unclosed.setdefault(tag, []).append(self.getpos())

    @override
    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if not self._foreign and tag not in _FOREIGN:  # in HTML a slash closes nothing
            self.handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        self._foreign -= tag in _FOREIGN
        if self.unclosed.get(tag):
            self.unclosed[tag].pop()
        else:
            self.unopened.setdefault(tag, []).append(self.getpos())


def _resolved(notes: Sequence[_Note], balance: _Balance) -> Iterator[Fault]:
    """Faults with the place a person looks at; where a cause is known, errors that only follow from it are left out."""
    causes = [fault for note in notes for fault in _partnerless(note, balance)]
    causes += [Fault(n.kind, n.name, n.line, n.column, n.attribute) for n in notes if n.kind not in _ABOUT_END]
    yield from causes
    if not causes:
        crossed = [note for note in notes if note.kind == "end"] or notes
        yield from (Fault("misnested", n.name or n.open[-1], n.line, n.column) for n in crossed)


def _partnerless(note: _Note, balance: _Balance) -> Iterator[Fault]:
    for name in note.open:
        if name not in _END_MAY_LACK:
            yield from (Fault("unclosed", name, *place) for place in balance.unclosed.get(name, []))
    if note.kind == "stray_end_tag":
        yield from (Fault("stray_end_tag", note.name, *place) for place in balance.unopened.get(note.name, []))
