"""Reads the structure tree of a PDF: its tags, what they say, and which content and objects they refer to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, String

from checks.pdf import Element
from checks.pdf_content import Content, Owner

_KNOWN: Final = frozenset(
    "Document DocumentFragment Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private Aside Title "
    "FENote P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference "
    "BibEntry Code Link Annot Ruby Warichu RB RT RP WT WP Figure Formula Form Em Strong Sub".split()
)
_SCOPES: Final = ("Row", "Column", "Both")
_MANY: Final = 200_000


@dataclass(frozen=True)
class Structure:
    """The tags in document order. refers: for each element the content directly inside it; contents, objects: all."""

    elements: tuple[Element, ...] = ()
    refers: tuple[tuple[tuple[Owner, int], ...], ...] = ()
    contents: frozenset[tuple[Owner, int]] = frozenset()
    objects: frozenset[Owner] = frozenset()

    def filled(self, pages: Sequence[Content]) -> tuple[Element, ...]:
        """The elements with the words and images that the pages show inside them."""
        texts: dict[tuple[Owner, int], str] = {}
        images: dict[tuple[Owner, int], int] = {}
        for page in pages:
            texts.update(page.texts)
            images.update(page.images_in)
        return tuple(
            replace(
                element,
                text="".join(texts.get(key, "") for key in refers),
                images=sum(images.get(key, 0) for key in refers),
            )
            for element, refers in zip(self.elements, self.refers, strict=True)
        )


def read_structure(root: Object | None, pages: Mapping[Owner, int]) -> Structure:
    """Walks the tree. root: the /StructTreeRoot, None for an untagged document; pages: number of a page by its object.

    Raises ValueError for a tree that runs in a circle.
    """
    if not isinstance(root, Dictionary):
        return Structure()
    reading = _Reading(pages, root.get("/RoleMap"))
    reading.read(root)
    reading.settle_pages()
    every = frozenset(key for keys in reading.refers for key in keys)
    return Structure(
        tuple(reading.elements), tuple(tuple(keys) for keys in reading.refers), every, frozenset(reading.objects)
    )


class _Reading:
    def __init__(self, pages: Mapping[Owner, int], roles: Object | None) -> None:
        self._pages = pages
        self._roles: Any = roles if isinstance(roles, Dictionary) else Dictionary()
        self.elements: list[Element] = []
        self.refers: list[list[tuple[Owner, int]]] = []
        self.objects: set[Owner] = set()

    def read(self, root: Dictionary) -> None:
        """Goes through the tree in document order without recursion: real trees are deep."""
        waiting: list[tuple[Any, int, Owner]] = [(kid, -1, (0, 0)) for kid in _reversed(root.get("/K"))]
        while waiting:
            item, parent, page = waiting.pop()
            if len(self.elements) > _MANY:
                raise ValueError("the structure tree has no end")
            if isinstance(item, int):
                self._refer(parent, (page, int(item)))
            elif isinstance(item, Dictionary) and item.get("/Type") == Name.MCR:
                self._refer(parent, (_owner(item.get("/Stm")) or _owner(item.get("/Pg")) or page, int(item["/MCID"])))
            elif isinstance(item, Dictionary) and item.get("/Type") == Name.OBJR:
                self._refer_object(parent, item)
            elif isinstance(item, Dictionary) and "/S" in item:
                page = _owner(item.get("/Pg")) or page
                self._add(item, parent, page)
                number = len(self.elements) - 1
                waiting += [(kid, number, page) for kid in _reversed(item.get("/K"))]

    def settle_pages(self) -> None:
        """An element that says no page stands where the first of the elements below it stands."""
        silent = [not element.page for element in self.elements]
        for element in reversed(self.elements):
            if element.page and element.parent >= 0 and silent[element.parent]:
                self.elements[element.parent] = replace(self.elements[element.parent], page=element.page)

    def _add(self, item: Dictionary, parent: int, page: Owner) -> None:
        attributes = list(_attributes(item.get("/A")))
        scope = next((str(a["/Scope"]).lstrip("/") for a in attributes if "/Scope" in a), "")
        self.elements.append(
            Element(
                self._role(str(item["/S"]).lstrip("/")),
                parent,
                self._pages.get(page, 0),
                alt=_string(item.get("/Alt")),
                actual=_string(item.get("/ActualText")),
                scope=scope if scope in _SCOPES else "",
                headers=any("/Headers" in a for a in attributes),
            )
        )
        self.refers.append([])

    def _role(self, name: str) -> str:
        """The standard type that a name is mapped to, or the name itself."""
        for _ in range(8):
            mapped = self._roles.get(f"/{name}")
            if name in _KNOWN or not isinstance(mapped, Name):
                break
            name = str(mapped).lstrip("/")
        return name

    def _refer(self, parent: int, key: tuple[Owner, int]) -> None:
        if parent < 0:
            return
        self.refers[parent].append(key)
        element = self.elements[parent]
        if not element.page:
            self.elements[parent] = replace(element, page=self._pages.get(key[0], 0))

    def _refer_object(self, parent: int, item: Dictionary) -> None:
        owner = _owner(item.get("/Obj"))
        if owner:
            self.objects.add(owner)
            self._refer(parent, (owner, -1))


def _reversed(kids: Object | int | None) -> list[Any]:
    if kids is None:
        return []
    return list(reversed(list(kids))) if isinstance(kids, Array) else [kids]


def _owner(item: Object | None) -> Owner | None:
    return item.objgen if isinstance(item, Object) and item.is_indirect else None


def _attributes(item: Object | None) -> Iterator[Dictionary]:
    for one in item if isinstance(item, Array) else [item]:
        if isinstance(one, Dictionary):
            yield one


def _string(item: Object | None) -> str | None:
    return str(item).strip() if isinstance(item, String) else None
