"""Finds the template line of what stands on every page: header, navigation, footer, head."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bs4 import NavigableString, Tag

from checks.locate_stream import words
from checks.model import Location, Origin
from checks.subject import INDEX_ATTRIBUTE, text_of

# A tag of a Jinja template: attributes may hold {{ … }} and {% … %}, with quotes of their own.
_JINJA = r"\{\{.*?\}\}|\{%.*?%\}"
_TAG = re.compile(
    rf"<(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?>{_JINJA}|\"(?>{_JINJA}|[^\"])*+\"|[^<>\"])*+)>", re.DOTALL
)
_LITERAL = re.compile(r"""(?<![\w-])(?P<name>[\w:-]+)="(?P<value>[^"{}]*)\"""")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_CODE = re.compile(_JINJA, re.DOTALL)
_SETTINGS = ("mkdocs.yml", "data/site.yml")
_ID_WEIGHT = 4
_SHORTEST_TEXT = 2
_PARENTS_IN_KEY = 5
_CHANGED_BY_SCRIPT = ("aria-expanded", "aria-pressed", "aria-hidden", "tabindex")
_ONCE = ("html", "head", "body", "title")


@dataclass(frozen=True, slots=True)
class _Written:
    """A tag as it stands in a template. attributes: those whose value is written there; following: words after it."""

    path: str
    line: int
    name: str
    attributes: Mapping[str, str]
    conditional: bool
    following: str


class _Place(NamedTuple):
    path: str
    line: int
    exact: bool


class Templates:
    """The files below overrides/ that make the frame of every page, and the settings whose words stand in it."""

    def __init__(self, root: Path) -> None:
        files = sorted((root / "overrides").rglob("*.html"))
        texts = {file.relative_to(root).as_posix(): _without_comments(file) for file in files}
        self._tags = [tag for path, text in texts.items() for tag in _written(path, text)]
        self._texts: dict[str, list[_Place]] = {}
        for path, text in texts.items():
            self._keep_texts(path, text, _template_texts)
        for path in _SETTINGS:
            if (root / path).is_file():
                self._keep_texts(path, (root / path).read_text(encoding="utf-8"), _setting_texts)
        main = next((name for name in ("main.html", "base.html") if f"overrides/{name}" in texts), "main.html")
        self._nowhere = _Place(f"overrides/{main}", 0, exact=False)
        self._known: dict[str, Location] = {}

    def locate(self, tag: Tag) -> Location:
        """Line of the element, else of the nearest element around it that can be told, else the main template."""
        key = _key(tag)
        if key not in self._known:
            place = self._found(tag)
            origin = Origin.DATA if place.path.startswith("data/") else Origin.TEMPLATE
            self._known[key] = Location(place.path, place.line or None, place.exact, origin)
        return self._known[key]

    def locate_inside(self, tag: Tag, whole: Tag) -> Location | None:
        """Place of an element in the part of a page that Markdown fills, when a template put it there; else None."""
        for element in (tag, *tag.parents):
            if element is whole:
                return None
            place = self._by_markup(element)
            if place and place.exact:
                return Location(place.path, place.line, element is tag, Origin.TEMPLATE)
        return None

    def _keep_texts(self, path: str, text: str, texts_of: Callable[[str], set[str]]) -> None:
        for number, line in enumerate(text.split("\n"), 1):
            for part in texts_of(line):
                self._texts.setdefault(part, []).append(_Place(path, number, exact=True))

    def _found(self, tag: Tag) -> _Place:
        current: Tag | None = tag
        while current is not None:
            place = self._by_markup(current) or self._by_text(current) or self._by_name(current)
            if place:
                return place._replace(exact=place.exact and current is tag)
            current = current.parent
        return self._nowhere

    def _by_markup(self, tag: Tag) -> _Place | None:
        """The tag of a template with the most attributes in common; exact when it is the only one."""
        scores = [(_likeness(tag, written), written) for written in self._tags]
        best = max((score for score, _ in scores), default=0)
        likely = [written for score, written in scores if score == best] if best else []
        if len(likely) > 1:
            text = _opening_words(tag)
            telling = [written for written in likely if text and written.following == text]
            likely = telling or likely
        return _Place(likely[0].path, likely[0].line, len(likely) == 1) if likely else None

    def _by_text(self, tag: Tag) -> _Place | None:
        """The only line with such a tag before the element's first words, else the only one with just its words."""
        text = _opening_words(tag)
        plain = [w for w in self._tags if w.name == tag.name and not w.attributes and text and w.following == text]
        if len(plain) == 1:
            return _Place(plain[0].path, plain[0].line, exact=True)
        text = words(text_of(tag))
        places = self._texts.get(text, []) if len(text) >= _SHORTEST_TEXT else []
        return places[0] if len(places) == 1 else None

    def _by_name(self, tag: Tag) -> _Place | None:
        """The tag of an element that a page has but once."""
        found = [written for written in self._tags if written.name == tag.name] if tag.name in _ONCE else []
        return _Place(found[0].path, found[0].line, len(found) == 1) if found else None


def _opening_words(tag: Tag) -> str:
    """Words between the start tag and the next tag."""
    first = next(iter(tag.children), None)
    return words(str(first)) if isinstance(first, NavigableString) else ""


def _without_comments(file: Path) -> str:
    """Text of a template whose comments are blanked out, line feeds kept."""
    return _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), file.read_text(encoding="utf-8"))


def _template_texts(line: str) -> set[str]:
    return {words(part) for part in re.split(rf"{_JINJA}|<[^>]*>", line)}


def _setting_texts(line: str) -> set[str]:
    """What a line of YAML says: its key (titles of the navigation are keys) and its value."""
    key, _, value = line.strip().removeprefix("- ").partition(":")
    return {words(key), words(value)}


def _written(path: str, text: str) -> Iterator[_Written]:
    for found in _TAG.finditer(text):
        code = found["attributes"]
        attributes = {m["name"]: m["value"] for m in _LITERAL.finditer(_CODE.sub("{}", code))}
        following = words(_CODE.sub("", text[found.end() :].partition("<")[0]))
        line = text.count("\n", 0, found.start()) + 1
        yield _Written(path, line, found["name"].lower(), attributes, "{%" in code, following)


def _likeness(tag: Tag, written: _Written) -> int:
    """How much of what is written the element has; 0 when anything written differs."""
    if tag.name != written.name:
        return 0
    score = 0
    for name, value in written.attributes.items():
        own = set(" ".join(str(v) for v in tag.get_attribute_list(name) if v is not None).split())
        if set(value.split()) <= own and (name == "class" or own <= set(value.split())):
            score += _ID_WEIGHT if name == "id" else max(1, len(value.split()))
        elif not (written.conditional and not tag.has_attr(name)) and name not in _CHANGED_BY_SCRIPT:
            return 0
    return score


def _key(tag: Tag) -> str:
    """The same for the same element on every page: its start tag and words, and the start tags around it."""
    around = [tag, *tag.parents][: _PARENTS_IN_KEY + 1]
    tags = [(t.name, sorted((k, str(v)) for k, v in t.attrs.items() if k != INDEX_ATTRIBUTE)) for t in around]
    return f"{tags}{text_of(tag)}"
