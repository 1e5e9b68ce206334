"""Reads the words around an element: its block, and what a screen reader can tell of a link besides its name."""

from collections.abc import Iterable, Iterator

from bs4 import PageElement, Tag
from bs4.element import NavigableString

from checks.subject import Document

INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "img", "input", "ins", "kbd", "label", "map", "mark", "meter", "nobr", "noscript", "output"}
    | {"picture", "progress", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "script", "select", "small", "span"}
    | {"strike", "strong", "style", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"}
)
"""Elements that stand inside a line of text; every other element starts a block of its own."""

PARAGRAPHS = frozenset(
    {"p", "li", "td", "th", "dd", "dt", "caption", "figcaption", "summary", "legend"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Blocks that hold one thought, so that all their words belong together."""


def block_of(tag: Tag) -> Tag:
    """The nearest element around a tag that is not part of a line of text."""
    block = tag.parent or tag
    while block.name in INLINE and block.parent is not None:
        block = block.parent
    return block


def line_text(tag: Tag, *, without: Tag | None = None) -> str:
    """Words that stand in one line of text with a tag: its neighbours up to the next block. without: left out."""
    piece = tag
    while piece.parent is not None and piece.parent.name in INLINE:
        piece = piece.parent
    before = reversed(list(_until_block(piece.previous_siblings)))
    return _joined([*before, piece, *_until_block(piece.next_siblings)], without)


def own_text(block: Tag, *, without: Tag | None = None) -> str:
    """Words of a block that do not stand in a block inside it."""
    return _joined([child for child in block.children if not _is_block(child)], without)


def link_context(link: Tag, document: Document) -> str:
    """Words outside a link that belong to it programmatically (WCAG: programmatically determined link context).

    The same sentence, paragraph, list item (with the items it is nested in), table cell with its header cells, term of
    a definition, caption of a figure, title and aria-describedby. A heading before the link does not belong (F63).
    """
    block = block_of(link)
    parts = [_joined([block], link) if block.name in PARAGRAPHS else line_text(link, without=link)]
    parts += [own_text(item, without=link) for item in link.find_parents("li")]
    cell = link.find_parent(["td", "th"])
    if cell is not None:
        parts += [_joined([cell], link), *(_joined([header], link) for header in _headers(cell))]
    definition = link.find_parent("dd")
    if definition is not None:
        parts += [_joined([term], None) for term in definition.find_previous_siblings("dt")[:1]]
    figure = link.find_parent("figure")
    if figure is not None:
        parts += [_joined([caption], link) for caption in figure.find_all("figcaption")]
    described = [found for i in str(link.get("aria-describedby") or "").split() if (found := document.soup.find(id=i))]
    parts += [_joined([tag], link) for tag in described if isinstance(tag, Tag)]
    parts.append(str(link.get("title") or ""))
    return " ".join(part for part in parts if part)


def _headers(cell: Tag) -> Iterator[Tag]:
    """Header cells of a table cell: in its row, above it, and those its headers attribute names."""
    row, table = cell.find_parent("tr"), cell.find_parent("table")
    if row is None or table is None:
        return
    yield from (other for other in row.find_all("th", recursive=False) if other is not cell)
    start = _column(cell)
    for above in row.find_all_previous("tr"):
        if isinstance(above, Tag) and above.find_parent("table") is table:
            yield from (th for th in above.find_all("th", recursive=False) if _column(th) <= start < _end(th))
    for identifier in str(cell.get("headers") or "").split():
        header = table.find(id=identifier)
        if isinstance(header, Tag):
            yield header


def _column(cell: Tag) -> int:
    return sum(_span(other) for other in cell.find_previous_siblings(["td", "th"]) if isinstance(other, Tag))


def _end(cell: Tag) -> int:
    return _column(cell) + _span(cell)


def _span(cell: Tag) -> int:
    value = str(cell.get("colspan") or "")
    return int(value) if value.isdecimal() else 1


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name not in INLINE


def _until_block(siblings: Iterable[PageElement]) -> Iterator[PageElement]:
    for sibling in siblings:
        if _is_block(sibling):
            return
        yield sibling


def _joined(nodes: Iterable[PageElement], without: Tag | None) -> str:
    words = (text for node in nodes for where, text in _words(node) if not _inside(where, without))
    return " ".join(" ".join(words).split())


def _words(node: PageElement) -> Iterator[tuple[PageElement, str]]:
    """Texts of an element with the node each comes from; alternatives of images count, scripts and comments do not."""
    for inner in [node, *node.descendants] if isinstance(node, Tag) else [node]:
        if type(inner) is NavigableString:
            yield inner, str(inner)
        elif isinstance(inner, Tag) and inner.name == "img":
            yield inner, str(inner.get("alt") or "")


def _inside(node: PageElement, tag: Tag | None) -> bool:
    return tag is not None and (node is tag or any(parent is tag for parent in node.parents))
