"""Gives the text rules what readers will read of a source file, each piece at its own line and column."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checks.subject import Span, TextFile

KANA: Final = "\u3041-\u3096\u30a1-\u30fa\u30fc"
KANJI: Final = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
JAPANESE: Final = KANA + KANJI
"""Contents of character classes of regular expressions."""

_KEY = re.compile(r"[A-Za-z_][\w-]*:\s", re.ASCII)


def readable(file: TextFile) -> list[Span]:
    """Every line that readers see, markup blanked out with spaces; so do the front matter's own values (the title).

    Values that stand indented in the front matter are data, which the site shows in a form of its own.
    """
    lines = [*_front_matter(file.lines), *file.prose()]
    return [Span(number, 1, text) for number, text in lines if text.strip()]


def matches(pattern: re.Pattern[str], line: Span) -> Iterator[tuple[re.Match[str], Span]]:
    """Places of a line that a pattern finds, each with its span in the file."""
    for match in pattern.finditer(line.text):
        yield match, Span(line.line, match.start() + 1, match[0])


def _front_matter(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Values of the keys between the lines `---`; keys and quotation marks are blanked out."""
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), 0)
    for number, line in enumerate(lines[:end] if lines and lines[0].strip() == "---" else (), 1):
        if key := _KEY.match(line):
            yield number, " " * key.end() + line[key.end() :].replace('"', " ").replace("'", " ")
