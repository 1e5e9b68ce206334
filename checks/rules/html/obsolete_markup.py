"""廃止された書き方を使っていない

## なぜ
廃止された要素や属性は、ブラウザや読み上げソフトが正しく扱わなくなります。色や文字の大きさを直接決めると、
見やすい配色に変えている人の画面で読めなくなることもあります。

## 直し方
飾りの指定は消します。ワードやエクセルから貼り付けたときは、文字だけを貼り付け直し、Markdown で書きます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。同じ書き方が何か所あっても、一度だけ知らせます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import inert
from checks.subject import Document

META = Meta(
    criteria=(),
    severity=Severity.MINOR,
    on=On.SERVED,
    michecker=("C_3.0", "C_31.0", "C_48.0", "C_48.1", "C_48.2", "C_48.3", "C_48.4", "C_48.5", "C_48.7", "C_48.8"),
)

MESSAGES = {
    "element": Message(
        "廃止された要素 {name} が {count} か所で使われています。",
        "{advice}",
    ),
    "attribute": Message(
        "廃止された属性 {name} が {element} 要素などの {count} か所で使われています。",
        "{advice}",
    ),
}

_PLAIN: Final = "<{0}> と </{0}> を消し、中の文字だけを残してください。"
_FRAMES: Final = "枠に分けるのをやめ、一つのページに書くか、ページごとに分けてリンクでつないでください。"
_LIST: Final = "箇条書き（- で始まる行）にしてください。"
_CODE: Final = "``` で囲むコードの書き方にしてください。"
_DELETE: Final = "{0} を消してください。今のブラウザでは動きません。"

_ELEMENTS: Final = {
    "acronym": "<acronym> を <abbr> に変えてください。",
    "applet": _DELETE,
    "basefont": _DELETE,
    "bgsound": _DELETE,
    "isindex": _DELETE,
    "keygen": _DELETE,
    "multicol": _DELETE,
    "noembed": _DELETE,
    "spacer": _DELETE,
    "big": _PLAIN,
    "center": _PLAIN,
    "font": _PLAIN,
    "nobr": _PLAIN,
    "tt": _PLAIN,
    "strike": "取り消しは <del>、もう正しくない内容は <s> で書いてください。",
    "dir": _LIST,
    "menuitem": _LIST,
    "frame": _FRAMES,
    "frameset": _FRAMES,
    "noframes": _FRAMES,
    "listing": _CODE,
    "plaintext": _CODE,
    "xmp": _CODE,
}
"""Elements that the HTML Living Standard (16.2, "non-conforming features") tells authors not to use.

blink and marquee are judged by the rule on moving text.
"""

_COLOUR: Final = "{0} を消してください。色は、サイトの配色に任せてください。"
_LAYOUT: Final = "{0} を消してください。見た目は、サイトのデザインに任せてください。"
_DESCRIPTION: Final = "{0} を消し、説明は本文に書くか、説明のページへのリンクを置いてください。"

_ATTRIBUTES: Final = {
    "alink": _COLOUR,
    "background": _COLOUR,
    "bgcolor": _COLOUR,
    "link": _COLOUR,
    "vlink": _COLOUR,
    "text": _COLOUR,
    "align": _LAYOUT,
    "cellpadding": _LAYOUT,
    "cellspacing": _LAYOUT,
    "clear": _LAYOUT,
    "frameborder": _LAYOUT,
    "hspace": _LAYOUT,
    "noshade": _LAYOUT,
    "nowrap": _LAYOUT,
    "valign": _LAYOUT,
    "vspace": _LAYOUT,
    "longdesc": _DESCRIPTION,
    "summary": _DESCRIPTION,
}
"""Obsolete attributes of HTML elements (same section) that fix colours or layout, or hide a description."""

_NOT_HTML: Final = ("svg", "math")


def select(document: Document) -> Iterable[Tag]:
    """Documents with any element."""
    return [document.soup] if document.soup.find(True) else []


def check(soup: Tag, _document: Document) -> Iterator[Finding]:
    """Each kind of obsolete markup once, at its first place."""
    elements, attributes = _found(soup)
    for name, tags in elements.items():
        yield failed("element", tags[0], name=name, count=len(tags), advice=_ELEMENTS[name].format(name))
    for name, tags in attributes.items():
        yield failed(
            "attribute",
            tags[0],
            name=name,
            element=tags[0].name,
            count=len(tags),
            advice=_ATTRIBUTES[name].format(name),
        )


def _found(soup: Tag) -> tuple[dict[str, list[Tag]], dict[str, list[Tag]]]:
    elements: dict[str, list[Tag]] = {}
    attributes: dict[str, list[Tag]] = {}
    for tag in soup.find_all(True):
        names = sorted(_ATTRIBUTES.keys() & tag.attrs.keys())
        if not (names or tag.name in _ELEMENTS) or _foreign(tag):
            continue
        if tag.name in _ELEMENTS:
            elements.setdefault(tag.name, []).append(tag)
        for name in names:
            attributes.setdefault(name, []).append(tag)
    return elements, attributes


def _foreign(tag: Tag) -> bool:
    """Whether other rules hold for the element: pictures and formulas, elements of scripts, content of templates."""
    return "-" in tag.name or tag.name in _NOT_HTML or tag.find_parent(_NOT_HTML) is not None or inert(tag)
