"""記号で描いた絵や顔文字に説明がある

## なぜ
記号を並べた絵や顔文字は、読み上げでは「まる、さんかく」のように記号の名前が続くだけで、意味が伝わりません。

## 直し方
絵は画像にして代替テキストを付けます。顔文字は消すか、言葉で書きます。

## この規則に分かること・分からないこと
記号の多い文字のかたまりを見つけます。絵かどうか、すぐそばに説明があるかは、人が見て確かめます。
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    michecker=("C_6.0", "C_6.1"),
    techniques=("H86", "F71", "F72"),
)

MESSAGES = {
    "drawing": Message(
        "記号を並べた絵のようです。絵なら、説明があるか、人が確かめてください。",
        "画像にして代替テキストを付けるか、すぐ前に説明を書いてください。",
    ),
    "face": Message(
        "顔文字「{text}」があります。読み上げても意味が分かるか、人が確かめてください。",
        "顔文字を消すか、言葉で書いてください。",
    ),
}

_EYES: Final = r"\^＾´｀`;；><＞＜≧≦・ﾟ゜°◎●@＠TＴ_＿*＊"
_MOUTH: Final = r"_＿▽∀ω∇Д皿ー\-oＯ.。︿∩"
_FACE = re.compile(
    rf"m[(（]_ _[)）]m|[(（][{_EYES}][{_MOUTH}]+[{_EYES}][^()（）\w\s]{{0,3}}[)）]|(?<![\w.])(?:orz|OTL)(?![\w.])"
)
_FEWEST_LINES: Final = 3
_FEWEST_SIGNS: Final = 12
_CODE: Final = ("code", "kbd", "samp", "script", "style", "textarea", "svg", "math")


def select(document: Document) -> Iterable[Tag]:
    """Visible blocks of preformatted text that hold no code, and elements with text like a face."""
    drawings = [pre for pre in document.tags("pre") if document.visible(pre) and pre.find(_CODE) is None]
    faces = [text.parent for text in document.soup.find_all(string=_FACE) if type(text) is NavigableString]
    return [*drawings, *(tag for tag in faces if tag is not None and document.visible(tag) and not _is_code(tag))]


def _is_code(tag: Tag) -> bool:
    return tag.name in _CODE or tag.find_parent(_CODE) is not None


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """Named as an image, or no drawing and no face after all."""
    if any(part.has_attr("aria-label") or attribute(part, "role") == "img" for part in (tag, *tag.parents)):
        return
    if tag.name == "pre":
        if _is_drawing(tag.get_text()):
            yield cant_tell("drawing")
        return
    found = _FACE.search(tag.get_text())
    if found:
        yield cant_tell("face", text=found[0])


def _is_drawing(text: str) -> bool:
    """Whether several lines consist more of signs than of letters."""
    lines = [line for line in text.splitlines() if line.strip()]
    characters = [character for character in "".join(lines) if not character.isspace()]
    signs = sum(unicodedata.category(character)[0] in "PS" for character in characters)
    return len(lines) >= _FEWEST_LINES and signs >= _FEWEST_SIGNS and signs * 2 > len(characters)
