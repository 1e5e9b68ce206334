"""見出しの段と、見た目の大きさが合う

## なぜ
見出しの段（# の数）は、話の大きさを表します。見た目では小さな見出しが、書き方では大きな段になっていると、聞く人には
違う組み立てに聞こえます。

## 直し方
見出しの段は、文字の大きさではなく話の組み立てで決めます。大きさはスタイルシートで変えます。

## この規則に分かること・分からないこと
下の段の見出しが上の段の見出しよりも大きく見えるとき、または段を飛ばしているときに、組み立てが合っているかを
人が確かめます。メニューやページの上と下の案内の見出しは調べません。
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute
from checks.rules.html._styles import size
from checks.subject import Document, text_of

META = Meta(criteria=("1.3.1",), severity=Severity.MINOR, on=On.RENDERED, techniques=("G141", "H42", "F43"))

_MEND = "話の組み立てに合わせて # の数を直してください。大きさのために段を選ばないでください。"

MESSAGES = {
    "larger": Message(
        "見出し「{text}」（段 {level}）は、段 {other} の見出し「{above}」より大きく見えます。人が確かめてください。",
        _MEND,
    ),
    "skipped": Message(
        "見出し「{text}」（段 {level}）の前に、段 {other} の見出しがありません。組み立てを人が確かめてください。", _MEND
    ),
}

_LARGER: Final = 1.1


def select(document: Document) -> Iterable[Tag]:
    """Documents with two or more visible headings in their main part."""
    return [document.soup] if len(_headings(document)) > 1 else []


def _headings(document: Document) -> list[Tag]:
    found = document.tags("h1, h2, h3, h4, h5, h6")
    return [tag for tag in found if document.visible(tag) and document.exposed(tag) and tag.find_parent(_ASIDE) is None]


_ASIDE: Final = ["nav", "aside", "footer", "header"]


def _level(tag: Tag) -> int:
    told = attribute(tag, "aria-level").strip()
    return int(told) if told.isdigit() else int(tag.name[1])


def check(_soup: Tag, document: Document) -> Iterator[Finding]:
    """No heading is clearly larger than one of a higher level; each level is entered through the one above it."""
    headings = _headings(document)
    for heading in headings:
        above = next((other for other in headings if _stands_out(heading, other, document)), None)
        if above is not None:
            values = {"level": _level(heading), "other": _level(above), "above": text_of(above)[:30]}
            yield cant_tell("larger", heading, text=text_of(heading)[:30], **values)
            return
    for before, heading in pairwise(headings):
        if _level(heading) > _level(before) + 1:
            yield cant_tell(
                "skipped", heading, text=text_of(heading)[:30], level=_level(heading), other=_level(heading) - 1
            )
            return


def _stands_out(heading: Tag, other: Tag, document: Document) -> bool:
    own, its = document.node(heading), document.node(other)
    return own is not None and its is not None and _level(heading) > _level(other) and size(own) > _LARGER * size(its)
