"""見出しに見える文は、見出しとして書かれている

## なぜ
目の見えない人は、見出しだけを拾って読みたい所へ移ります。太字や大きな文字だけの「見出し」は、見出しとして拾えません。

## 直し方
見出しは、行のはじめに `##` と空白を付けて書きます。太字（`**…**`）や文字の大きさで見出しを作らないでください。

## この規則に分かること・分からないこと
短い一行で、太字で、次の文章より大きな文字なら不合格です。太字だけ、または大きいだけのときは、人が確かめます。
箇条書き、表、メニュー、ページの上と下の案内の中は調べません。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._context import INLINE
from checks.rules.html._styles import size, weight
from checks.subject import Document, Node, text_of

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("F2", "G141", "H42"),
)

_MEND = "行のはじめに「## 」（小さな見出しなら「### 」）を付けて、見出しとして書いてください。"

MESSAGES = {
    "heading": Message("「{text}」は見出しに見えますが、見出しとして書かれていません。", _MEND),
    "doubtful": Message("「{text}」は見出しのように見えます。見出しかどうか、人が確かめてください。", _MEND),
}

_LONGEST: Final = 60
_BOLD: Final = 600
_LARGER: Final = 1.18
_FOLLOWERS: Final = ("p", "ul", "ol", "dl", "table", "div")
_ELSEWHERE: Final = """
table nav footer header aside address button a label form li dl figure caption legend blockquote summary
h1 h2 h3 h4 h5 h6 pre code svg
"""
_NOT_INSIDE: Final = _ELSEWHERE.split()
_NOT_HOLDING: Final = ("br", "img", "svg", "input", "a", "button")
_SENTENCE = re.compile(r"[。．.!！,、，;；]$|(?:です|ます|ました|ません|ください|でした|だ|である)$")
_WORDS = re.compile(r"[^\W\d_]{2}")


def select(document: Document) -> Iterable[Tag]:
    """Short lines of their own before a longer text, outside tables, navigation and the like."""
    return [line for line in document.tags("p, div") if _is_line(line, document) and _follower(line, document)]


def _is_line(line: Tag, document: Document) -> bool:
    text = text_of(line)
    if not document.visible(line) or not document.exposed(line) or not 2 <= len(text) <= _LONGEST:
        return False
    plain = not line.find(lambda tag: tag.name not in INLINE or tag.name in _NOT_HOLDING)
    return plain and bool(_WORDS.search(text)) and line.find_parent(_NOT_INSIDE) is None and _role_allows(line)


def _role_allows(line: Tag) -> bool:
    return not any(tag.has_attr("role") and tag.get("role") != "main" for tag in (line, *line.parents))


def _follower(line: Tag, document: Document) -> Tag | None:
    """The text that a line could head: the next visible block, plainer than the line and longer."""
    following = next((tag for tag in line.next_siblings if isinstance(tag, Tag) and document.visible(tag)), None)
    before = next((tag for tag in line.previous_siblings if isinstance(tag, Tag) and document.visible(tag)), None)
    if following is None or following.name not in _FOLLOWERS or (before is not None and _is_heading(before)):
        return None
    text = text_of(following)
    longer = len(text) > 1.3 * len(text_of(line)) and len(text) >= (12 if re.search(r"[ぁ-ん]", text) else 30)
    return following if longer else None


def _is_heading(tag: Tag) -> bool:
    return tag.name in ("h1", "h2", "h3", "h4", "h5", "h6") or tag.get("role") == "heading"


def check(line: Tag, document: Document) -> Iterator[Finding]:
    """The line looks like the text it stands before: no bolder, no larger."""
    following = _follower(line, document)
    own, other = _letters(line, document), _letters(following, document) if following else []
    if not own or not other:
        return
    bold = min(weight(node) for node in own) >= _BOLD > max(weight(node) for node in other[:1])
    large = min(size(node) for node in own) >= _LARGER * size(other[0])
    text = text_of(line)
    if bold and large and not _SENTENCE.search(text):
        yield failed("heading", text=text)
    elif (bold or large) and not _SENTENCE.search(text):
        yield cant_tell("doubtful", text=text)


def _letters(block: Tag, document: Document) -> list[Node]:
    """The elements in which the words of a block stand, in order."""
    found = (text.parent for text in block.find_all(string=True) if type(text) is NavigableString and text.strip())
    nodes = (document.node(tag) for tag in found if tag is not None and document.visible(tag))
    return [node for node in nodes if node is not None]
