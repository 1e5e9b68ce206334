"""同じ行き先のリンクが続けて二度読まれない

## なぜ
画像のリンクと文字のリンクが並んでいて、行き先も言葉も同じだと、同じリンクが続けて二度読まれ、
キーボードでも二度通ることになります。

## 直し方
画像と文字を一つのリンクにまとめ、画像の代替テキストを空にします。
例：`[![](map.png){ alt="" .decorative } 防災マップ](bousai.md)`

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。
"""

from collections.abc import Iterable, Iterator

from bs4 import NavigableString, Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._words import folded
from checks.subject import Document, text_of

META = Meta(criteria=(), severity=Severity.MINOR, on=On.RENDERED, michecker=("B_9",), techniques=("H2",))

MESSAGES = {
    "twice": Message(
        "画像のリンクと文字のリンク「{text}」が並んでいて、行き先も言葉も同じです。続けて二度読まれます。",
        "画像と文字を一つのリンクにまとめ、画像の代替テキストを空にしてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Links with an image and without text."""
    return [
        link
        for link in document.tags("a[href]")
        if document.exposed(link) and link.find("img") is not None and is_blank(text_of(link))
    ]


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """The links right before and after it lead elsewhere, or say something else."""
    name = folded(document.name(link))
    for other in (_beside(link, forward=True), _beside(link, forward=False)):
        same = other is not None and attribute(other, "href").strip() == attribute(link, "href").strip()
        if other is not None and same and name and name == folded(document.name(other)):
            yield failed("twice", text=document.name(other))


def _beside(link: Tag, *, forward: bool) -> Tag | None:
    """The neighbouring element when it is a link and nothing but white space and line breaks stands between."""
    for part in link.next_siblings if forward else link.previous_siblings:
        if isinstance(part, Tag):
            if part.name == "br":
                continue
            return part if part.name == "a" and part.has_attr("href") else None
        if type(part) is NavigableString and not is_blank(part):
            return None
    return None
