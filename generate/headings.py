"""Marks in headings where a line may break: between phrases, so that a narrow screen never cuts a Japanese word."""

import re
from functools import cache, lru_cache
from html import escape, unescape

import budoux

_HEADING = re.compile(r"(<h([1-6])\b[^>]*>)(.*?)(</h\2>)", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")

# A heading this short fits on one line of a phone at twice the text size; cut in phrases it only looks broken.
_SHORT = 8


def break_headings(html: str) -> str:
    """Return `html` with `<wbr>` between the phrases of every heading; everything else stays byte for byte.

    `<wbr>` and not a zero-width space: it is in no copied text, no search and no link.
    """
    return _HEADING.sub(lambda match: match[1] + _break_inline(match[3]) + match[4], html)


def _break_inline(inner: str) -> str:
    return "".join(piece if piece.startswith("<") else _break_text(piece) for piece in _TAG.split(inner))


@lru_cache(maxsize=4096)
def _break_text(text: str) -> str:
    """Many pages have the same headings; finding the phrases takes longer than all else that is done to them."""
    words = unescape(text)
    if len(words) <= _SHORT:
        return text
    return "<wbr>".join(escape(phrase, quote=False) for phrase in _parser().parse(words))


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
