"""Walks what a PDF page draws: letters, images, and which of it is tagged, decoration, or neither."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Page, Stream, String, parse_content_stream

from checks.pdf_text import Decoder, decoder

Owner = tuple[int, int]
"""Object number and generation of the stream or page that marked content belongs to."""

_OPERATORS: Final = "q Q cm Tf Tr Tj TJ ' \" Do BMC BDC EMC BI ID EI"
_CURVES: Final = "c v y"
_DEEP: Final = 12
_KEPT: Final = 200
_INVISIBLE: Final = 3
_UNKNOWN: Final = "□"
"""Stands for a letter that is shown, but that the font does not tell."""

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass
class Content:
    """What a page shows. texts, images: by the marked content they stand in; see Sheet for the rest."""

    texts: dict[tuple[Owner, int], str] = field(default_factory=lambda: defaultdict(str))
    images_in: Counter[tuple[Owner, int]] = field(default_factory=Counter)
    letters: int = 0
    hidden: int = 0
    unreadable: int = 0
    area: float = 0.0
    images: int = 0
    curves: int = 0
    loose_text: str = ""
    loose_images: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One level of marked content. key: the content a tag may refer to; actual: its replacement text."""

    artifact: bool
    key: tuple[Owner, int] | None
    actual: str | None


@dataclass
class _State:
    matrix: Matrix = _UNIT
    font: Decoder | None = None
    mode: int = 0


def content(page: Page, tagged: frozenset[tuple[Owner, int]], objects: frozenset[Owner]) -> Content:
    """Reads a page. tagged: the marked content, objects: the images and forms the structure tree refers to.

    Raises pikepdf's errors for a stream that is damaged.
    """
    walk = _Walk(tagged, objects)
    walk.run(page.obj, page.resources, page.obj.objgen, _State(), 0)
    found = walk.found
    if not found.letters and not found.hidden:
        found.curves = len(parse_content_stream(page, _CURVES))
    return found


class _Walk:
    def __init__(self, tagged: frozenset[tuple[Owner, int]], objects: frozenset[Owner]) -> None:
        self.found = Content()
        self._tagged = tagged
        self._objects = objects
        self._marks: list[_Mark] = []
        self._decoders: dict[Owner, Decoder] = {}

    def run(self, stream: Object, resources: Object, owner: Owner, state: _State, depth: int) -> None:
        """Goes through one stream. owner: whose marked content it is."""
        saved: list[_State] = []
        opened = len(self._marks)
        for instruction in parse_content_stream(stream, _OPERATORS):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "q":
                    saved.append(_State(state.matrix, state.font, state.mode))
                case "Q" if saved:
                    state = saved.pop()
                case "cm":
                    state.matrix = _product(_numbers(operands), state.matrix)
                case "Tf":
                    state.font = self._font(resources, operands[0])
                case "Tr":
                    state.mode = int(operands[0])
                case "Tj" | "'" | '"' | "TJ":
                    self._show(operands, state)
                case "Do":
                    self._draw(_resource(resources, "/XObject", operands[0]), resources, owner, state, depth)
                case "BMC" | "BDC":
                    self._open(_mark(operands, resources, owner))
                case "EMC" if len(self._marks) > opened:
                    self._marks.pop()
                case "INLINE IMAGE":
                    self._image(state, tagged=False)
        del self._marks[opened:]

    def _open(self, mark: _Mark) -> None:
        """Begins marked content; its replacement text stands for whatever is shown inside."""
        self._marks.append(mark)
        key = self._key()
        if mark.actual is not None and key is not None:
            self.found.texts[key] += mark.actual
            self.found.text += mark.actual

    def _font(self, resources: Object, name: Object) -> Decoder:
        font = _resource(resources, "/Font", name)
        if not isinstance(font, Dictionary):
            return decoder(Dictionary())
        if not font.is_indirect:
            return decoder(font)
        if font.objgen not in self._decoders:
            self._decoders[font.objgen] = decoder(font)
        return self._decoders[font.objgen]

    def _show(self, operands: Any, state: _State) -> None:
        parts = [part for part in operands if isinstance(part, String)]
        parts += [item for part in operands if isinstance(part, Array) for item in part if isinstance(item, String)]
        data = b"".join(bytes(part) for part in parts)
        if state.font is None or not data:
            return
        shown = state.font(data)
        key, replaced = self._key(), any(mark.actual is not None for mark in self._marks)
        count = len("".join(shown.text.split())) if shown.text else shown.count
        if state.mode == _INVISIBLE:
            self.found.hidden += count
        else:
            self.found.letters += count
        if self._artifact() or (replaced and key is not None):
            return
        self.found.unreadable += 0 if shown.readable else shown.count
        self.found.text += shown.text
        text = shown.text or _UNKNOWN * count
        if key is not None:
            self.found.texts[key] += text
        elif state.mode != _INVISIBLE:
            self.found.loose_text = (self.found.loose_text + text)[:_KEPT]

    def _draw(self, item: Object | None, resources: Object, owner: Owner, state: _State, depth: int) -> None:
        if not isinstance(item, Stream):
            return
        if item.get("/Subtype") == Name.Image:
            self._image(state, tagged=item.objgen in self._objects)
        elif item.get("/Subtype") == Name.Form and depth < _DEEP:
            inner = _State(_product(_numbers(item.get("/Matrix", Array(_UNIT))), state.matrix), state.font, state.mode)
            own = item.objgen if "/StructParents" in item else owner
            if item.objgen in self._objects:
                self._marks.append(_Mark(False, (item.objgen, -1), None))
            self.run(item, item.get("/Resources", resources), own, inner, depth + 1)
            if item.objgen in self._objects:
                self._marks.pop()

    def _image(self, state: _State, *, tagged: bool) -> None:
        a, b, c, d, _, _ = state.matrix
        self.found.area += abs(a * d - b * c)
        self.found.images += 1
        key = self._key()
        if key is not None:
            self.found.images_in[key] += 1
        elif not tagged and not self._artifact():
            self.found.loose_images += 1

    def _key(self) -> tuple[Owner, int] | None:
        """The innermost marked content that a tag refers to."""
        keys = (mark.key for mark in reversed(self._marks) if mark.key is not None)
        return next((key for key in keys if key in self._tagged or key[0] in self._objects), None)

    def _artifact(self) -> bool:
        return any(mark.artifact for mark in self._marks)


def _mark(operands: Any, resources: Object, owner: Owner) -> _Mark:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, Name):
        properties = _resource(resources, "/Properties", properties)
    if not isinstance(properties, Dictionary):
        return _Mark(operands[0] == Name.Artifact, None, None)
    number, actual = properties.get("/MCID"), properties.get("/ActualText")
    key = (owner, int(number)) if number is not None else None
    return _Mark(operands[0] == Name.Artifact, key, str(actual) if actual is not None else None)


def _resource(resources: Object, kind: str, name: Object) -> Object | None:
    """What a name stands for in a resource dictionary, None where it stands for nothing."""
    found: Mapping[str, Object] | Any = resources.get(kind) if isinstance(resources, Dictionary) else None
    return found.get(str(name)) if isinstance(found, Dictionary) else None


def _numbers(operands: Any) -> Matrix:
    values = [float(value) for value in operands]
    return (values[0], values[1], values[2], values[3], values[4], values[5]) if len(values) == 6 else _UNIT


def _product(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
