"""What rules look at: documents, pages, the site, text files. They hold evidence and never fetch any."""

import json
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, TypeVar
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning

from checks.budget import Weights
from checks.errors import RuleError
from checks.markdown_prose import prose_lines
from checks.model import Target
from checks.quick_tag import parse
from checks.tag_index import TagIndex

INDEX_ATTRIBUTE = "data-checks-n"
_SNIPPET_LENGTH = 300

_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class Node:
    """What the browser knew of one element. box: (x, y, width, height) in CSS pixels of the whole page.

    role: explicit or implicit ARIA role, None for none; name: accessible name; visible: drawn for the eye;
    exposed: present for assistive technology; style: computed values of the few properties the rules use
    (kebab-case names); before/after: text that CSS generates around the element.
    """

    role: str | None
    name: str
    visible: bool
    exposed: bool
    focusable: bool
    box: tuple[float, float, float, float]
    style: Mapping[str, str]
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Document:
    """One HTML document: a page as served, or the live tree of a page or of one of its frames.

    url: path of the page with its leading slash; frame: selector of the frame inside the page, "" for the page itself;
    html: markup (the live tree is serialised with an index on every element); nodes: by that index, empty as served.
    """

    url: str
    html: str
    nodes: tuple[Node, ...] = ()
    frame: str = ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The parsed tree, parsed once and shared by all rules; rules must not change it."""
        with warnings.catch_warnings():
            # An XHTML page served as HTML is HTML to a browser, and so it is to us.
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            return parse(self.html)

    @cached_property
    def base(self) -> str:
        """Address that links of the document are relative to: its own path, or what its `base` element says."""
        base = self.soup.find("base", href=True)
        return urljoin(self.url, str(base["href"])) if isinstance(base, Tag) else self.url

    def tags(self, css: str) -> list[Tag]:
        """Elements that match a CSS selector, in document order. Each selector is looked up once per document."""
        if css not in self._found:
            self._found[css] = self._index.select(css)
        return list(self._found[css])

    @cached_property
    def _found(self) -> dict[str, list[Tag]]:
        return {}

    @cached_property
    def _index(self) -> TagIndex:
        return TagIndex(self.soup)

    def number(self, tag: Tag) -> int:
        """Which of the document's elements it is, counted from 0: what is left to point at it by without the tree."""
        return self._numbers[id(tag)]

    def element(self, number: int) -> Tag:
        """The element that `number` counted."""
        return self._elements[number]

    @cached_property
    def _elements(self) -> list[Tag]:
        return list(self.soup.find_all(True))

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(tag): number for number, tag in enumerate(self._elements)}

    def node(self, tag: Tag) -> Node | None:
        """The browser's knowledge of an element; None in a document as served."""
        index = tag.get(INDEX_ATTRIBUTE)
        return self.nodes[int(index)] if isinstance(index, str) and int(index) < len(self.nodes) else None

    def role(self, tag: Tag) -> str | None:
        """Computed ARIA role, None for none or unknown."""
        node = self.node(tag)
        return node.role if node else None

    def name(self, tag: Tag) -> str:
        """Computed accessible name, white space folded; "" for none."""
        node = self.node(tag)
        return " ".join(node.name.split()) if node else ""

    def visible(self, tag: Tag) -> bool:
        """Whether the eye can see the element; as served, assumed."""
        node = self.node(tag)
        return node.visible if node else True

    def exposed(self, tag: Tag) -> bool:
        """Whether assistive technology is told of the element; as served, assumed."""
        node = self.node(tag)
        return node.exposed if node else True

    def target(self, tag: Tag) -> Target:
        """Selector and snippet by which a person finds the element again."""
        selector = css_path(tag)
        return Target(f"{self.frame} >>> {selector}" if self.frame else selector, snippet(tag))


def text_of(tag: Tag) -> str:
    """Text content of an element, white space folded."""
    return " ".join(tag.get_text(" ", strip=True).split())


def snippet(tag: Tag) -> str:
    """The element's markup without the index attribute, cut to what a person needs to recognise it."""
    markup = " ".join(_without_index(str(tag)).split())
    return markup if len(markup) <= _SNIPPET_LENGTH else markup[: _SNIPPET_LENGTH - 1] + "…"


def _without_index(markup: str) -> str:
    parts = markup.split(f' {INDEX_ATTRIBUTE}="')
    return parts[0] + "".join(part.partition('"')[2] for part in parts[1:])


def css_path(tag: Tag) -> str:
    """Shortest plain selector that names the element: from the nearest id, else from the root."""
    steps: list[str] = []
    current: Tag | None = tag
    while current is not None and current.name != "[document]":
        identifier = current.get("id")
        if isinstance(identifier, str) and identifier and not any(c.isspace() for c in identifier):
            steps.append(f"#{_escape(identifier)}")
            break
        steps.append(_step(current))
        current = current.parent
    return " > ".join(reversed(steps))


def _step(tag: Tag) -> str:
    same = list(tag.parent.find_all(tag.name, recursive=False)) if tag.parent else [tag]
    if len(same) < 2:
        return tag.name
    position = next(i for i, s in enumerate(same, 1) if s is tag)
    return f"{tag.name}:nth-of-type({position})"


def _escape(identifier: str) -> str:
    """Escapes an id for a CSS selector as CSSOM's "serialize an identifier" has it, for the characters that occur."""
    escaped = "".join(c if c.isalnum() or c in "-_" or ord(c) > 0x7F else f"\\{c}" for c in identifier)
    return f"\\3{escaped[0]} {escaped[1:]}" if escaped[:1].isascii() and escaped[:1].isdigit() else escaped


@dataclass(frozen=True)
class Page:
    """All evidence of one page in one state.

    url: "/path.html"; state: name of the state; served: the document as the server sent it; rendered: live documents,
    the page's own first, then its frames' (empty when the browser could not render); axe: result object of axe-core;
    probes: evidence of each browser probe by name; problem: why evidence is missing, in Japanese.
    """

    url: str
    state: str
    served: Document
    rendered: tuple[Document, ...] = ()
    axe: Mapping[str, Any] | None = None
    probes: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""

    @property
    def document(self) -> Document:
        """The page's own live document; as served when there is none."""
        return self.rendered[0] if self.rendered else self.served


@dataclass(frozen=True, eq=False)
class Site:
    """All pages together. pages: by url; files: url of every file that would be published, pages included.

    A site may have more pages than memory holds, so rules compare what `read` gives of each, and take a page itself
    from `pages` only where that has shown them something: it may have to be read anew.
    told: what readers said of each page when it was at hand, by their names and its url; unread: by name, why not.
    memo: what rules worked out about the whole site and want to share, by a name of their own. claim: the 対応度 that
    the recorded test result carries, "" for none; None where nobody keeps such records. weights: what the files weigh
    and what a page may; None where nobody decided that.
    """

    pages: Mapping[str, Page]
    files: frozenset[str]
    memo: dict[str, Any] = field(default_factory=dict)
    claim: str | None = ""
    weights: Weights | None = None
    told: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)

    def read(self, reader: Callable[[Page], _Told]) -> Mapping[str, _Told]:
        """What a reader says of each page, by url. A rule names its readers in META, so that each page is read once.

        Raises RuleError where it could not say.
        """
        name = reader_name(reader)
        if name in self.unread:
            raise RuleError(self.unread[name])
        if name in self.told:
            return self.told[name]
        if name not in self.memo:
            self.memo[name] = {url: reader(page) for url, page in self.pages.items()}
        found: Mapping[str, _Told] = self.memo[name]
        return found

    def resolve(self, href: str, base: str) -> str | None:
        """Url of the file a link leads to, with "index.html" filled in.

        href: as written; base: url of the page it stands on. None when the link leaves the site or has no path to
        resolve (other schemes). The file need not exist: ask `files`.
        """
        parts = urlsplit(urljoin(f"http://site{base}", href.strip()))
        if parts.scheme not in ("http", "https") or parts.netloc != "site":
            return None
        path = unquote(parts.path) or "/"
        if path.endswith("/"):
            return path + "index.html"
        return path if path in self.files or PurePosixPath(path).suffix else path + "/index.html"


def reader_name(reader: Callable[[Page], Any]) -> str:
    """Name under which what a reader said is kept."""
    return f"{reader.__module__}.{reader.__qualname__}"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text file. line and column count from 1; text: the words that are meant."""

    line: int
    column: int
    text: str


@dataclass(frozen=True)
class TextFile:
    """A Markdown source file. path: relative to the project with forward slashes; text: its whole content."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines without line ends."""
        return tuple(re.split(r"\r\n|\r|\n", self.text))

    def prose(self) -> Iterator[tuple[int, str]]:
        """Line number and text of each line that readers see, markup blanked out with spaces (columns stay).

        Left out: front matter, fenced code, HTML comments; inside a line: inline code, addresses of links and images,
        HTML tags and attribute lists.
        """
        return prose_lines(self.lines)


def canonical_json(value: object) -> str:
    """JSON text that is equal for equal values."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
