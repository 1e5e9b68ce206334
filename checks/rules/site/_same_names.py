"""Reads which links of a page have the same name and nothing around them that tells them apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from bs4 import Tag
from bs4.element import NavigableString

from checks.rules.html._attributes import attribute
from checks.rules.html._context import PARAGRAPHS, block_of, line_text, link_context
from checks.rules.html._links import address, named_links
from checks.subject import Document, Page, text_of

_PARTS = ("nav", "main", "header", "footer", "aside")
_SCRIPTED = re.compile(r"location(?:\.href)?\s*=\s*(['\"])(.*?)\1")


class Namesake(NamedTuple):
    """A link whose name another link has too. number: of its element; href: where it leads, "" for unknown.

    script: what its onclick says; introduced: the block before it, when it is alone in its own and that ends with a
    colon, else ""; content: the words at its goal, seen by the probe that followed it, None where none did;
    addressed: whether href is its own, not its script's.
    """

    number: int
    name: str
    href: str
    script: str
    introduced: str
    content: str | None
    addressed: bool


class Alike(NamedTuple):
    """An earlier link. words_between: whether letters stand between it and the later one."""

    link: Namesake
    words_between: bool


class Later(NamedTuple):
    """A link, and the earlier ones of its name that nothing tells from it, the nearest first."""

    link: Namesake
    earlier: tuple[Alike, ...]


def namesakes(page: Page) -> tuple[Later, ...]:
    """Every link of a page with such an earlier one that is not written with the very same address."""
    by_name: dict[str, list[Tag]] = defaultdict(list)
    for tag in named_links(page.document):
        if _written(tag):
            by_name[unicodedata.normalize("NFKC", page.document.name(tag)).casefold()].append(tag)
    return tuple(
        later
        for name, tags in by_name.items()
        if len(set(map(_written, tags))) > 1
        for later in _later([(tag, _namesake(tag, name, page)) for tag in tags], page.document)
    )


def _written(tag: Tag) -> str:
    """Where a link leads, in its own words or in those of its script; else all that its script says."""
    return _href(tag) or attribute(tag, "onclick")


def _href(tag: Tag) -> str:
    scripted = _SCRIPTED.search(attribute(tag, "onclick"))
    return address(tag) or (scripted[2] if scripted else "")


def _namesake(tag: Tag, name: str, page: Page) -> Namesake:
    href, script = _href(tag), attribute(tag, "onclick")
    return Namesake(
        page.document.number(tag), name, href, script, _introduction(tag), _seen(href, page), bool(address(tag))
    )


def _seen(href: str, page: Page) -> str | None:
    parts = urlsplit(urljoin(page.url, href))
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    seen = page.probes.get("same-links", {}).get(asked) if href else None
    return None if seen is None else str(seen["text"])


def _later(links: Sequence[tuple[Tag, Namesake]], document: Document) -> Iterator[Later]:
    surroundings = [_Surroundings.of(tag, document) for tag, _ in links]
    for later, (tag, link) in enumerate(links):
        earlier = tuple(
            Alike(other, _words_between(before, tag))
            for number, (before, other) in reversed(list(enumerate(links[:later])))
            if _written(before) != _written(tag) and surroundings[number].alike(surroundings[later])
        )
        if earlier:
            yield Later(link, earlier)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around a link: its menu or main part, its block with the line in it, and its context."""

    part: Tag | None
    block: Tag
    line: str
    context: str

    @classmethod
    def of(cls, tag: Tag, document: Document) -> "_Surroundings":
        block = block_of(tag)
        line = "" if block.name in PARAGRAPHS else line_text(tag)
        return cls(tag.find_parent(_PARTS), block, line, link_context(tag, document))

    def alike(self, other: "_Surroundings") -> bool:
        together = self.block is other.block and self.line == other.line
        return self.part is other.part and (together or self.context == other.context)


def _introduction(link: Tag) -> str:
    block = block_of(link)
    before = block.find_previous_sibling()
    if not isinstance(before, Tag) or text_of(block) != text_of(link):
        return ""
    return text_of(before) if text_of(before).endswith((":", "：")) else ""


def _words_between(first: Tag, second: Tag) -> bool:
    """Whether letters stand between the end of one link and the start of the next."""
    for node in first.next_elements:
        if node is second:
            return False
        inside = any(parent is first for parent in node.parents)
        if not inside and type(node) is NavigableString and any(c.isalnum() for c in node):
            return True
    return True


def main_text(page: Page) -> str:
    """Words of a page's main part, else of its body."""
    soup = page.document.soup
    main = soup.find("main") or soup.find("body")
    return text_of(main) if isinstance(main, Tag) else ""
