"""Takes the text of a page apart into the lines an author made: by br, or by one block after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import NavigableString

from checks.rules.html._context import INLINE
from checks.subject import Document

_LITERAL = frozenset({"code", "pre", "kbd", "samp", "script", "style", "template", "textarea", "svg", "math", "select"})
_HOLDERS = frozenset({"p", "div", "td", "th", "dd", "li", "main", "section", "article", "body", "center"})
_LEAVES = frozenset({"p", "div"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line and the element it stands in."""

    text: str
    tag: Tag


def runs(document: Document) -> Iterator[list[Line]]:
    """Groups of visible lines that follow each other: those of one block, and blocks of one line side by side."""
    for block in document.soup.find_all(_HOLDERS):
        if document.visible(block) and block.find_parent(_LITERAL) is None:
            lines = [Line(text, block) for text in own_lines(block)]
            if len(lines) > 1:
                yield lines
            yield from _neighbours(block, document)


def own_lines(block: Tag) -> list[str]:
    """The block's own words, without those of blocks inside it, in the lines that br and such blocks make."""
    parts: list[str] = []
    _collect(block, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def _collect(tag: Tag, parts: list[str]) -> None:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == "br" or (child.name not in INLINE and child.name not in _LITERAL):
                parts.append("\n")
            elif child.name not in _LITERAL:
                _collect(child, parts)
        elif type(child) is NavigableString:
            parts.append(" ".join(str(child).replace("\n", " ").split(" ")))


def _neighbours(block: Tag, document: Document) -> Iterator[list[Line]]:
    run: list[Line] = []
    for child in block.find_all(True, recursive=False):
        lines = own_lines(child) if child.name in _LEAVES and document.visible(child) else []
        alone = len(lines) == 1 and not child.find(lambda tag: tag.name not in INLINE)
        if alone:
            run.append(Line(lines[0], child))
        elif child.name != "br" and document.visible(child):
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run
