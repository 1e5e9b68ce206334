"""The search index, made from the built pages themselves: what a reader can find is what was published."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from pathlib import Path

INDEX = Path("search/index.json")

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "rb", "rp", "ruby", "s", "small"}
_INLINE |= {"span", "strong", "sub", "sup", "time", "u", "wbr"}
_UNREAD = {"rt", "rp", "script", "style", "svg"}  # a reading over a word is no second word
_UNREAD_CLASSES = {"footnote-ref", "footnote-backref"}


@dataclass(slots=True)
class Part:
    """The text under one heading; the first part of a page has neither id nor heading."""

    id: str = ""
    heading: str = ""
    text: str = ""


@dataclass(slots=True)
class SearchPage:
    """One page as the search sees it.

    url is relative to the site's root, lang "" for Japanese, words are its readings and other names; version: whether
    it is a translation of another page.
    """

    url: str
    title: str = ""
    place: str = ""
    words: str = ""
    lang: str = ""
    version: bool = False
    parts: list[Part] = field(default_factory=list)


def write_index(site: Path, synonyms: list[list[str]]) -> None:
    """Write the index of the built site in the folder `site` below it."""
    pages = [page for file in sorted(site.rglob("*.html")) if (page := _read_file(file, site)) is not None]
    target = site / INDEX
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(index_json(pages, synonyms), encoding="utf-8")


def index_json(pages: Iterable[SearchPage], synonyms: list[list[str]]) -> str:
    """Return the index as the search page reads it."""
    data = {"pages": [asdict(page) for page in pages], "same": synonyms}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read_page(html: str, url: str) -> SearchPage | None:
    """Return a built page, or None for one that is not to be found (404, search: no article, or one marked off)."""
    reader = _PageReader()
    reader.feed(html)
    reader.close()
    if not reader.parts:
        return None
    parts = [Part(part.id, _line(part.heading), _line(part.text)) for part in reader.parts]
    return SearchPage(
        url=url,
        lang="" if reader.lang.startswith("ja") else reader.lang,
        title=_line(reader.title),
        place=" › ".join(_line(name) for name in reader.path[1:-1]),
        words=reader.words,
        version=reader.version,
        parts=[part for part in parts if part.heading or part.text],
    )


def _read_file(file: Path, site: Path) -> SearchPage | None:
    url = file.relative_to(site).as_posix().removesuffix("index.html")
    return read_page(file.read_text(encoding="utf-8"), url)


class _PageReader(HTMLParser):
    """Walks a page once; text goes to the place the reader is in: breadcrumb, title, heading or part."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.lang = ""
        self.version = False
        self.words = ""
        self.path: list[str] = []
        self.parts: list[Part] = []
        self._open: list[str] = []
        self._article = 0  # depth of the article's element, 0 outside
        self._unread = 0
        self._inside = ""  # "path", "title" or "heading"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = given.get("lang", "")
        self.version = self.version or "data-original" in given
        if tag == "meta" and given.get("name") == "keywords":
            self.words = given.get("content", "")
        if tag not in _INLINE:
            self._text(" ")
        if tag in _VOID:
            return
        self._open.append(tag)
        classes = given.get("class", "").split()
        if "path__item" in classes:
            self._inside = "path"
            self.path.append("")
        elif "md-content__inner" in classes and given.get("data-search") != "off":
            self._article = len(self._open)
            self.parts.append(Part())
        elif self._article:
            self._enter(tag, given)

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        if self._unread:
            return
        if tag in _UNREAD or _UNREAD_CLASSES & set(given.get("class", "").split()):
            self._unread = len(self._open)
        elif tag == "h1" and not self.title:
            self._inside = "title"
        elif tag in ("h2", "h3") and given.get("id"):
            self._inside = "heading"
            self.parts.append(Part(id=given["id"]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        depth = len(self._open)
        if depth < self._article:
            self._article = 0
        if depth < self._unread:
            self._unread = 0
        if tag in ("li", "h1", "h2", "h3"):
            self._inside = ""
        if tag not in _INLINE:
            self._text(" ")

    def handle_data(self, data: str) -> None:
        self._text(data)

    def _text(self, data: str) -> None:
        if self._unread:
            return
        if self._inside == "path":
            self.path[-1] += data
        elif not self._article:
            return
        elif self._inside == "title":
            self.title += data
        elif self._inside == "heading":
            self.parts[-1].heading += data
        else:
            self.parts[-1].text += data


def _line(text: str) -> str:
    return " ".join(text.split())
