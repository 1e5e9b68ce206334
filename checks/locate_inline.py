"""Reads the inside of Markdown blocks: which characters readers see, and where links, pictures and HTML tags stand."""

import html
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from checks.locate_links import Links
from checks.locate_stream import Stream, words

_ATTRIBUTE = r"""[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_ITEM = r"""(?:[#.][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s}]+))"""
_NO_BLANK_LINE = r"(?:(?!\n[ \t]*\n).)+?"
_SPECIAL = re.compile(
    rf"""\\.
    | (?P<ticks>`+)(?!`)(?P<code>{_NO_BLANK_LINE})(?<!`)(?P=ticks)(?!`)
    | (?P<raw><(?P<rawname>script|style)\b.*?</(?P=rawname)\s*>)
    | <(?P<tag>/?[A-Za-z][\w:-]*)(?P<attributes>(?:\s+{_ATTRIBUTE})*)\s*/?>
    | (?P<list>\{{:?[ ]*{_ITEM}(?:[ ]+{_ITEM})*[ ]*\}})
    | \[\^(?P<note>[^\]\s]+)\]
    | (?P<picture>!?)\[
    """,
    re.VERBOSE | re.DOTALL,
)
_PAIR = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_TITLED = re.compile(r"""^\s*(?P<href><[^>\n]*>|.*?)(?:\s+(?:"[^"]*"|'[^']*'))?\s*$""", re.DOTALL)
_REFERENCE = re.compile(r"[ ]?\n?\[(?P<name>[^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Names:
    """What a block may refer to. references: name of a link → its address; notes: labels of the footnotes."""

    references: Mapping[str, str]
    notes: Set[str]


class Inline:
    """Writes Markdown text into a stream."""

    def __init__(self, names: Names, links: Links) -> None:
        self._names = names
        self._links = links

    def write(self, text: str, stream: Stream) -> None:
        """Adds what readers see of `text` (which may run over several lines), and a mark for each thing in it."""
        position = 0
        while found := _SPECIAL.search(text, position):
            stream.show(text[position : found.start()])
            position = self._special(text, found, stream)
        stream.show(text[position:])

    def words(self, text: str) -> str:
        """The words of a text without its marks, as they stand in the built element."""
        stream = Stream(0)
        self.write(text, stream)
        return words(stream.text)

    def _special(self, text: str, found: re.Match[str], stream: Stream) -> int:
        """Writes the special thing and returns where reading goes on."""
        if found["picture"] is not None:
            return self._bracket(text, found, stream)
        if found["note"] in self._names.notes:
            stream.add_mark("note", found["note"])
        elif found["code"] is not None:
            stream.show(found["code"], literal=True)
        elif found["tag"]:
            self._tag(found, stream)
        elif found["raw"] or found["list"]:
            stream.hide(found[0])
        else:
            stream.show(found[0])
        return found.end()

    def _bracket(self, text: str, found: re.Match[str], stream: Stream) -> int:
        """A link or picture, or merely a bracket."""
        inner_end = _closing(text, found.end(), "[", "]")
        target = self._target(text, found.end(), inner_end) if inner_end >= 0 else None
        if target is None:
            return found.end()
        href, end = target
        inner = text[found.end() : inner_end]
        if found["picture"]:
            stream.add_mark("img", picture_key(self._links.written(href), self.words(inner)))
            stream.hide(inner)
        else:
            stream.add_mark("a", self._links.written(href))
            self.write(inner, stream)
        stream.hide(text[inner_end:end])
        return end

    def _target(self, text: str, start: int, end: int) -> tuple[str, int] | None:
        """Address of the link whose words stand in text[start:end], and where the link ends; None for no link."""
        if text.startswith("(", end + 1):
            close = _closing(text, end + 2, "(", ")")
            titled = _TITLED.match(text[end + 2 : close]) if close >= 0 else None
            if titled:
                return html.unescape(titled["href"].strip().removeprefix("<").removesuffix(">")), close + 1
        reference = _REFERENCE.match(text, end + 1)
        own = text[start:end]
        name = (reference["name"] or own) if reference else own
        href = self._names.references.get(reference_name(name))
        return (href, reference.end() if reference else end + 1) if href is not None else None

    def _tag(self, found: re.Match[str], stream: Stream) -> None:
        """An HTML tag that the editor wrote."""
        name = found["tag"].casefold()
        if not name.startswith("/"):
            pairs = _PAIR.findall(found["attributes"])
            values = {key.casefold(): html.unescape(a or b or c) for key, a, b, c in pairs}
            stream.add_mark("element", name)
            if "id" in values:
                stream.add_mark("id", values["id"])
            if name == "a" and "href" in values:
                stream.add_mark("a", self._links.built(values["href"]))
            elif name == "img":
                stream.add_mark(
                    "img", picture_key(self._links.built(values.get("src", "")), words(values.get("alt", "")))
                )
        stream.hide(found[0])


def picture_key(src: str, alt: str) -> str:
    """Identity of a picture: its address and the words of its alternative text."""
    return f"{src} {alt}"


def reference_name(name: str) -> str:
    """A name of a link as Markdown compares it."""
    return " ".join(name.split()).casefold()


def _closing(text: str, start: int, opening: str, closing: str) -> int:
    """Position of the bracket that closes the one before `start`; -1 when there is none in this block."""
    depth = 1
    for i in range(start, len(text)):
        if text[i - 1] == "\\" and i > start:
            continue
        if text[i] == opening:
            depth += 1
        elif text[i] == closing:
            depth -= 1
            if not depth:
                return i
        elif text.startswith("\n\n", i):
            return -1
    return -1
