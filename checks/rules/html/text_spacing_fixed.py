"""文字や行の間を、読む人が広げられる

## なぜ
文字の読みにくい人は、ブラウザの機能で行や文字の間を広げて読みます。要素の style に `!important` で狭い間が書いて
あると、広げられません。

## 直し方
`style="…"` の letter-spacing、word-spacing、line-height から `!important` を消してください。

## この規則に分かること・分からないこと
要素の style に書いたものだけを調べます。文字の間は文字の大きさの0.12倍、単語の間は0.16倍、行の高さは1.5倍あれば、
決めてあってもかまいません。
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._styles import pixels, size, style
from checks.subject import Document, Node, text_of

META = Meta(
    criteria=("1.4.12",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("24afc2", "9e45ec", "78fd32"),
    techniques=("C36",),
)

_MEND = "style の {name} から !important を消してください。"

MESSAGES = {
    "letter": Message("文字の間（letter-spacing）が {value} に固定されていて、広げられません。", _MEND),
    "word": Message("単語の間（word-spacing）が {value} に固定されていて、広げられません。", _MEND),
    "line": Message("行の高さ（line-height）が {value} に固定されていて、広げられません。", _MEND),
}

_LEAST: Final = {"letter-spacing": ("letter", 0.12), "word-spacing": ("word", 0.16), "line-height": ("line", 1.5)}
_TOLERANCE: Final = 0.01
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_INHERITED: Final = ("inherit", "unset", "revert", "revert-layer")


@dataclass(frozen=True, slots=True)
class Fixed:
    """An element whose spacing the page's own style attribute decides, whatever the reader's style sheet says."""

    tag: Tag
    node: Node
    name: str


def select(document: Document) -> Iterable[Fixed]:
    """Visible texts with a spacing that a style attribute, theirs or one above, declares as important."""
    return [
        Fixed(tag, node, name)
        for tag in document.tags("[style*=important i], [style*=important i] *")
        if document.visible(tag) and (node := document.node(tag)) is not None and _on_screen(node) and _has_text(tag)
        for name in _LEAST
        if _is_fixed(tag, name, document) and _matters(tag, node, name)
    ]


def _has_text(tag: Tag) -> bool:
    return any(type(child) is NavigableString and child.strip() for child in tag.children)


def _on_screen(node: Node) -> bool:
    x, y, width, height = node.box
    return x + width > 0 and y + height > 0


def _is_fixed(tag: Tag, name: str, document: Document) -> bool:
    """Whether an important declaration wins: the element's own, or one it inherits without having any of its own."""
    for element in (tag, *tag.parents):
        declared = _declared(element).get(name)
        if declared is None:
            continue
        value, important = declared
        if value in _INHERITED:
            return False
        return important and (element is tag or style(document, tag, name) == style(document, element, name))
    return False


def _declared(tag: Tag) -> dict[str, tuple[str, bool]]:
    """What a style attribute says of each property: the value, and whether as important, which then wins."""
    found: dict[str, tuple[str, bool]] = {}
    for name, text in _DECLARATION.findall(attribute(tag, "style").lower()):
        value, mark, _ = text.partition("!")
        important = mark != "" and "important" in text
        if important or not found.get(name, ("", False))[1]:
            found[name] = (value.strip(), important)
    return found


def _matters(tag: Tag, node: Node, name: str) -> bool:
    """Whether a wider spacing would show at all: words between spaces, lines below each other."""
    if name == "word-spacing":
        return " " in text_of(tag)
    if name == "line-height":
        height = pixels(node.style.get("line-height", "")) or size(node) * 1.2
        return node.box[3] >= 1.9 * height and _fills_more_than_a_line(tag, node)
    return True


def _fills_more_than_a_line(tag: Tag, node: Node) -> bool:
    """Whether the text, its letters taken as narrow, is longer than the element is wide, or broken by br."""
    narrow = sum(1.0 if ord(letter) > 0x2E7F else 0.35 for letter in text_of(tag)) * size(node)
    return tag.find("br") is not None or narrow > node.box[2]


def check(fixed: Fixed, _document: Document) -> Iterator[Finding]:
    """Wide enough as it is."""
    key, least = _LEAST[fixed.name]
    value = fixed.node.style.get(fixed.name, "")
    if (pixels(value) or 0.0) < least * size(fixed.node) - _TOLERANCE:
        yield failed(key, fixed.tag, value=value, name=fixed.name)
