"""The 五十音さくいん: every page by the reading of its names, for readers without script or without the right word."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generate.search_terms import Term
from generate.sitemap import in_language

_ROWS = {
    "あ行": "あいうえおぁぃぅぇぉゔ",
    "か行": "かきくけこがぎぐげごゕゖ",
    "さ行": "さしすせそざじずぜぞ",
    "た行": "たちつてとだぢづでどっ",
    "な行": "なにぬねの",
    "は行": "はひふへほばびぶべぼぱぴぷぺぽ",
    "ま行": "まみむめも",
    "や行": "やゆよゃゅょ",
    "ら行": "らりるれろ",
    "わ行": "わをんゐゑゎ",
}
_LATIN = "英字・数字"
_REST = "そのほかのページ"


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """A page that can be found: path below docs/, title, the title's reading where known, language if not Japanese."""

    uri: str
    title: str
    reading: str | None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    word: str
    reading: str
    page: IndexedPage


def kana_index(pages: Iterable[IndexedPage], terms: Iterable[Term]) -> str:
    """Return the index as Markdown for a page at the top of docs/. Every page of `pages` is in it at least once.

    A page is listed under its words of data/search/terms.csv and under its own title (by its reading, or by the title
    itself where that begins with kana, a letter or a digit); what has no reading at all stands at the end.
    """
    by_uri = {page.uri: page for page in pages}
    entries = {_Entry(term.word, term.reading, by_uri[term.page]) for term in terms if term.page in by_uri}
    for page in by_uri.values():
        reading = page.reading or _plain_reading(page.title)
        if reading and not any(entry.page == page and entry.word == page.title for entry in entries):
            entries.add(_Entry(page.title, reading, page))
    found = {entry.page.uri for entry in entries}
    rest = [page for page in by_uri.values() if page.uri not in found]
    return _markdown(sorted(entries, key=lambda entry: (entry.reading, entry.word, entry.page.uri)), rest)


def _plain_reading(title: str) -> str | None:
    """Return a title's letters as hiragana if they say where it belongs; a chapter's number does not."""
    folded = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in unicodedata.normalize("NFKC", title))
    return folded if re.match(r"[ぁ-ゖa-zA-Z]", folded) else None


def kana_row(reading: str) -> str:
    """Return the heading a reading in hiragana stands under, such as 「か行」."""
    return next((name for name, letters in _ROWS.items() if reading[0] in letters), _LATIN)


def _markdown(entries: list[_Entry], rest: list[IndexedPage]) -> str:
    groups = {name: [entry for entry in entries if kana_row(entry.reading) == name] for name in [*_ROWS, _LATIN]}
    lines: list[str] = []
    for name, group in groups.items():
        if group:
            lines += ["", f"## {name}", "", *map(_line, group)]
    if rest:
        lines += ["", f"## {_REST}", "", *(f"- {_link(page)}" for page in rest)]
    return "\n".join(lines) + "\n"


def _line(entry: _Entry) -> str:
    link = _link(entry.page)
    return f"- {link}" if entry.word == entry.page.title else f"- {_text(entry.word)}：{link}"


def _link(page: IndexedPage) -> str:
    return f"[{_text(page.title)}]({page.uri}){in_language(page.lang)}"


def _text(title: str) -> str:
    """Return a title in which no character means anything to Markdown."""
    return re.sub(r"([\\`*_\[\]<>&])", r"\\\1", title)
