"""Names what a person judged by its content: the name changes when the thing does, and with nothing else."""

import hashlib
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag
from bs4.element import Comment, NavigableString

from checks.rule import Judged
from checks.subject import INDEX_ATTRIBUTE, Document, canonical_json

RECORDED = "data-recorded"
"""Marks the part of a page that shows the town's own recorded test results. It is no part of what a person judges:
the record of a judgement would otherwise outdate the judgement."""

_ADDRESSES = ("href", "src", "poster", "data", "action", "srcset")
_PICTURES = ("src", "srcset", "poster", "data")
_IGNORED = frozenset({INDEX_ATTRIBUTE, "data-source", "data-line"})
_SEEN = ("color", "background-color", "background-image", "font-size", "font-weight")
_MEASURED = re.compile(r"[\d.]+")
"""A bare number is how much the machine measured or counted, not what the person looks at."""

Digest = Callable[[str], str]
"""Gives the digest of a file of the site by its url, "" for none."""

_CANDIDATE = re.compile(r"\s+[\d.]+[wx]$")


def question_name(rule: str, criteria: tuple[str, ...], judged: Judged, markup: Tag | str, digest: Digest) -> str:
    """Name of a question: rule, what it says, the element with all inside, and the bytes of its pictures.

    markup: the element the question is about, or its text. For criteria of seeing (1.4) the element's colours and
    letters count too. Where the element stands does not count.
    """
    told = sorted((name, value) for name, value in judged.values.items() if not _MEASURED.fullmatch(value))
    parts: list[object] = [rule, judged.key, told]
    if isinstance(markup, str):
        return _digest([*parts, " ".join(markup.split())])
    document = judged.document
    base = document.base if document else "/"
    parts.append(list(_shape(markup, base, digest)))
    node = document.node(markup) if document else None
    if node and any(number.startswith("1.4.") for number in criteria):
        parts.append([node.style.get(name, "") for name in _SEEN])
    return _digest(parts)


def page_name(url: str, served: str, digest: Digest) -> str:
    """Name of a page by its title and its own text, pictures included; "" when there is nothing to judge.

    Its own text is the one article of the main part, else the main part, else the body. What all pages share (header,
    menu, date of change, footer) is left out: a new menu entry is no reason to judge every page anew.
    """
    document = Document(url, served)
    articles = document.tags("main > article")
    own = articles if len(articles) == 1 else [*document.tags("main"), *document.tags("body")]
    main = next(iter(own), None)
    if main is None:
        return ""
    title = document.soup.title
    return _digest([title.get_text() if title else "", list(_shape(main, document.base, digest))])


def _shape(tag: Tag, base: str, digest: Digest) -> Iterator[object]:
    """The element as nested facts that do not depend on the page it stands on."""
    attributes = {name: " ".join(v) if isinstance(v, list) else str(v) for name, v in tag.attrs.items()}
    facts = {name: _value(name, value, base) for name, value in attributes.items() if name not in _IGNORED}
    yield [tag.name, sorted(facts.items()), list(_bytes(attributes, base, digest))]
    for child in tag.children:
        if isinstance(child, Tag) and RECORDED not in child.attrs:
            yield list(_shape(child, base, digest))
        elif isinstance(child, NavigableString) and not isinstance(child, Comment) and child.strip():
            yield " ".join(child.split())


def _value(name: str, value: str, base: str) -> str:
    if name == "srcset":
        return " ".join(urljoin(base, part) for part in _candidates(value))
    return urljoin(base, value.strip()) if name in _ADDRESSES else " ".join(value.split())


def _bytes(attributes: dict[str, str], base: str, digest: Digest) -> Iterator[str]:
    """Hash of every picture the element shows; "" where the site has no such file."""
    for name in _PICTURES:
        if name in attributes:
            value = attributes[name]
            for address in _candidates(value) if name == "srcset" else [value]:
                yield _file_hash(urljoin(base, address.strip()), digest)


def _candidates(srcset: str) -> list[str]:
    return [_CANDIDATE.sub("", part.strip()) for part in srcset.split(",") if part.strip()]


def _file_hash(address: str, digest: Digest) -> str:
    parts = urlsplit(address)
    return "" if parts.scheme or parts.netloc else digest("/" + unquote(parts.path).lstrip("/"))


def _digest(parts: object) -> str:
    return hashlib.sha256(canonical_json(parts).encode(errors="surrogatepass")).hexdigest()[:16]
