"""Tells which line of which file a person edits to mend an element of a built page. Rules never compute lines."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bs4 import PageElement, Tag

from checks.locate_article import Article
from checks.locate_links import Links
from checks.locate_markdown import BODY, Markdown, read_markdown
from checks.locate_served import ServedFile
from checks.locate_stream import Match, words
from checks.locate_template import Templates
from checks.model import Location, Origin
from checks.reads import Reads
from checks.sources import Source
from checks.subject import Document, text_of

_ARTICLE = "article.md-content__inner"
_FRAME_NUMBER = re.compile(r"nth\((\d+)\)")
# Elements that a line of front matter fills: the line's key, and the attribute that shows its value ("" for the text).
_FILLED_BY = {"title": ("title", ""), "html": ("lang", "lang"), "meta": ("description", "content")}


class Locator:
    """Answers for all pages of one site; what it has read of a file it keeps until it is told to forget.

    root: folder of the project; sources: page url → Source; site: folder that is audited; reads: reads their files.
    """

    def __init__(self, root: Path, sources: Mapping[str, Source], site: Path, reads: Reads | None = None) -> None:
        self._reads = reads or Reads(root, site)
        self._root = root
        self._sources = sources
        self._site = site
        self._templates: Templates | None = None
        self._texts: dict[Path, str] = {}
        self._markdown: dict[str, Markdown] = {}
        self._served: dict[str, ServedFile] = {}
        self._data: dict[str, list[tuple[str, int, str]]] = {}
        # By identity of the document, which is kept so that its identity stays its own.
        self._wholes: dict[int, tuple[Document, Tag | None]] = {}
        self._articles: dict[int, tuple[Document, Article]] = {}

    def forget(self) -> None:
        """Lets go of the pages it has answered for: a site has many."""
        for kept in (self._texts, self._markdown, self._served, self._wholes, self._articles):
            kept.clear()

    def locate(self, page: str, document: Document | None, tag: Tag | None) -> Location:
        """Place of an element. page: url of the page; document, tag: where it was seen, None for the whole page.

        Never fails: where nothing better can be told, it is the top of the file with exact=False.
        """
        if document is not None and document.frame:
            document, tag = self._frame_element(page, document.frame)
            return replace(self._place(page, document, tag), exact=False)
        return self._place(page, document, tag)

    def _place(self, page: str, document: Document | None, tag: Tag | None) -> Location:
        source = self._sources.get(page)
        if source is None:
            return self._in_served(page, document, tag)
        if document is None or tag is None:
            return Location(source.path, self._top(page, source), False, source.origin)
        article = self._whole(document)
        inside = any(element is article for element in (tag, *tag.parents))
        if source.origin is Origin.TEMPLATE or article is None or not inside:
            return self._in_template(page, source, tag)
        path, line = _data_mark(tag)
        if path and self._reads.is_file(self._root / path):
            return self._in_data(path, line, tag)
        if source.origin is Origin.MARKDOWN:
            return self._in_markdown(page, source, document, article, tag)
        return self._in_data(source.path, None, tag)

    def _in_markdown(self, page: str, source: Source, document: Document, whole: Tag, tag: Tag) -> Location:
        article = self._article(page, source, document, whole)
        match = article.line(tag) or _front_line(self._read(page, source), tag)
        template = self._template().locate_inside(tag, whole) if match is None else None
        if template:
            return template
        if match is None:
            match = Match(article.line_near(tag) or self._top(page, source) or 1, sure=False)
        return Location(source.path, match.line, match.sure, source.origin)

    def _article(self, page: str, source: Source, document: Document, whole: Tag) -> Article:
        """The article of a document, taken apart once; rules ask for elements of all pages in turn."""
        if id(document) not in self._articles:
            links = Links(page, source.path, self._sources, self._reads)
            self._articles[id(document)] = (document, Article(whole, self._read(page, source), links))
        return self._articles[id(document)][1]

    def _whole(self, document: Document) -> Tag | None:
        """The part of a page that comes from its source."""
        if id(document) not in self._wholes:
            self._wholes[id(document)] = (document, document.soup.select_one(_ARTICLE) or document.soup.body)
        return self._wholes[id(document)][1]

    def _in_template(self, page: str, source: Source, tag: Tag) -> Location:
        path, line = _data_mark(tag)
        if tag.has_attr("data-source") and path in {other.path for other in self._sources.values()}:
            return Location(path, line, line is not None, Origin.MARKDOWN)
        if source.origin is Origin.MARKDOWN and tag.name in _FILLED_BY:
            line = self._filling_line(self._read(page, source), tag)
            if line:
                return Location(source.path, line, True, source.origin)
        return self._template().locate(tag)

    def _template(self) -> Templates:
        self._reads.note_frame()
        if self._templates is None:
            self._templates = Templates(self._root)
        return self._templates

    def _filling_line(self, markdown: Markdown, tag: Tag) -> int | None:
        """Line of the front matter, or of the first heading, whose words the element of the head shows."""
        key, attribute = _FILLED_BY[tag.name]
        shown = words(str(tag.get(attribute, "")) if attribute else tag.get_text())
        for line in markdown.front:
            name, _, value = line.text.partition(":")
            if name == key and words(value) and words(value) in shown:
                return line.number
        heading = markdown.streams[BODY].first_of("h1") if key == "title" else None
        return heading[1] if heading and heading[0] and heading[0] in shown else None

    def _in_data(self, path: str, line: int | None, tag: Tag) -> Location:
        """Place in a data file, or in the only file of a folder that has it.

        line: told by the generator; without it, the only line that holds the element's words.
        """
        if line is not None:
            return Location(path, line, True, Origin.DATA)
        texts = [words(text) for text in tag.stripped_strings]
        for text in dict.fromkeys(["".join(texts), *texts]):
            found = [place for place in self._data_lines(path) if text in place[2]] if len(text) > 1 else []
            if len(found) == 1:
                return Location(found[0][0], found[0][1], True, Origin.DATA)
        return Location(path, None, False, Origin.DATA)

    def _data_lines(self, path: str) -> list[tuple[str, int, str]]:
        """File, number and words of each line."""
        self._reads.note_data(path)
        if path not in self._data:
            folder = self._root / path
            files = sorted(file for file in folder.iterdir() if file.is_file()) if folder.is_dir() else [folder]
            self._data[path] = [
                (file.relative_to(self._root).as_posix(), number, words(line))
                for file in files
                for number, line in enumerate(self._text(file).split("\n"), 1)
            ]
        return self._data[path]

    def _in_served(self, page: str, document: Document | None, tag: Tag | None) -> Location:
        path = page.lstrip("/")
        if document is None or tag is None:
            return Location(path, 1, False, Origin.GENERATED)
        if page not in self._served:
            self._served[page] = ServedFile(self._text(self._site / path))
        match = self._served[page].line(document, tag)
        if match is None:
            around = (found for parent in tag.parents if (found := self._served[page].line(document, parent)))
            match = Match(next((found.line for found in around), 1), sure=False)
        return Location(path, match.line, match.sure, Origin.GENERATED)

    def _frame_element(self, page: str, frame: str) -> tuple[Document | None, Tag | None]:
        """The element that shows a frame, in the page as served."""
        number = _FRAME_NUMBER.search(frame)
        document = Document(page, self._text(self._site / page.lstrip("/")))
        frames = document.tags("iframe, frame")
        index = int(number[1]) if number else len(frames)
        return (document, frames[index]) if index < len(frames) else (None, None)

    def _top(self, page: str, source: Source) -> int | None:
        """First line of a Markdown file after its front matter that is not empty."""
        if source.origin is not Origin.MARKDOWN:
            return None
        after = len(self._read(page, source).front)
        lines = self._text(self._root / source.path).split("\n")
        return next((i for i, line in enumerate(lines[after:], after + 1) if line.strip()), 1)

    def _read(self, page: str, source: Source) -> Markdown:
        if page not in self._markdown:
            links = Links(page, source.path, self._sources, self._reads)
            self._markdown[page] = read_markdown(self._text(self._root / source.path), links)
        return self._markdown[page]

    def _text(self, path: Path) -> str:
        """Content of a file with plain line feeds; a file that cannot be read has none."""
        if path not in self._texts:
            self._texts[path] = self._reads.text(path)
        return self._texts[path]


def _data_mark(tag: Tag) -> tuple[str, int | None]:
    """What generate/ leaves on elements made from data: the file (data-source), further in the line (data-line)."""
    line = ""
    for element in (tag, *tag.parents):
        term = element.find_previous_sibling("dt") if element.name == "dd" else None
        line = line or _attribute(element, "data-line") or (_attribute(term, "data-line") if term else "")
        if element.has_attr("data-source"):
            return _attribute(element, "data-source"), int(line) if line.isdecimal() else None
    return "", None


def _attribute(element: PageElement, name: str) -> str:
    return str(element.get(name, "")) if isinstance(element, Tag) else ""


def _front_line(markdown: Markdown, tag: Tag) -> Match | None:
    """Line of the front matter whose value is, or else holds, the words of an element that was made from it."""
    shown = words(text_of(tag))
    values = [(line.number, words(line.text.partition(":")[2])) for line in markdown.front]
    equal = [number for number, value in values if value and value == shown]
    holding = [number for number, value in values if len(shown) > 1 and shown in value]
    found = equal or holding
    return Match(found[0], len(found) == 1 and shown not in markdown.streams[BODY].text) if found else None
