"""The search index, made from the built pages themselves: what a reader can find is what was published."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from lxml import etree

INDEX = Path("search/index.json")

_INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "q", "rb", "rp", "ruby", "s", "small"}
_INLINE |= {"span", "strong", "sub", "sup", "time", "u", "wbr"}
_UNREAD = {"rt", "rp", "script", "style", "svg"}  # a reading over a word is no second word
_CONTENT = "md-content__inner"
_ARTICLES = etree.XPath(f"//*[contains(@class, '{_CONTENT}')]")
_PATH = etree.XPath("//li[contains(@class, 'path__item')]")
_TEXT = etree.XPath("string()")
_KEYWORDS = etree.XPath("string(//meta[@name = 'keywords']/@content)")
_VERSION = etree.XPath("boolean(//@data-original)")
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
    root = etree.HTML(html)
    articles = [one for one in _ARTICLES(root) if _CONTENT in _classes(one) and one.get("data-search") != "off"]
    if not articles:
        return None
    reader = _Reader()
    for article in articles:
        reader.read_article(article)
    lang = root.get("lang", "")
    path = [_line(_TEXT(item)) for item in _PATH(root)]
    parts = [Part(part.id, _line(part.heading), _line(part.text)) for part in reader.parts]
    return SearchPage(
        url=url,
        lang="" if lang.startswith("ja") else lang,
        title=_line(reader.title),
        place=" › ".join(path[1:-1]),
        words=_KEYWORDS(root),
        version=_VERSION(root),
        parts=[part for part in parts if part.heading or part.text],
    )


def _read_file(file: Path, site: Path) -> SearchPage | None:
    url = file.relative_to(site).as_posix().removesuffix("index.html")
    return read_page(file.read_text(encoding="utf-8"), url)


def _classes(element: etree._Element) -> list[str]:
    return str(element.get("class", "")).split()


class _Reader:
    """Walks the articles of a page; text goes to the place the reader is in: title, heading or part."""

    def __init__(self) -> None:
        self.title = ""
        self.parts: list[Part] = []
        self._inside = ""  # "title" or "heading"

    def read_article(self, article: etree._Element) -> None:
        self.parts.append(Part())
        self._read_inside(article)

    def _read(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            return
        if tag not in _INLINE:
            self._text(" ")
        if tag not in _UNREAD and _UNREAD_CLASSES.isdisjoint(_classes(element)):
            before = self._inside
            self._enter(tag, element.get("id", ""))
            self._read_inside(element)
            self._inside = before
        if tag not in _INLINE:
            self._text(" ")

    def _read_inside(self, element: etree._Element) -> None:
        self._text(element.text)
        for child in element:
            self._read(child)
            self._text(child.tail)

    def _enter(self, tag: str, name: str) -> None:
        if tag == "h1" and not self.title:
            self._inside = "title"
        elif tag in ("h2", "h3") and name:
            self._inside = "heading"
            self.parts.append(Part(id=name))

    def _text(self, data: str | None) -> None:
        if not data:
            return
        if self._inside == "title":
            self.title += data
        elif self._inside == "heading":
            self.parts[-1].heading += data
        else:
            self.parts[-1].text += data


def _line(text: str) -> str:
    return " ".join(text.split())
