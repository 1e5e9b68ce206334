"""リンクに読み上げられる言葉がある

## なぜ
言葉のないリンクは、読み上げでは「リンク」としか聞こえず、どこへ行くか分かりません。音声で操作する人も選べません。

## 直し方
Markdown では `[行き先が分かる言葉](ページ.md)` と書きます。画像だけのリンクは、画像の代替テキストに行き先を書きます。
例：`[![防災マップ](map.png)](bousai.md)`
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import is_blank
from checks.subject import Document

META = Meta(
    criteria=("2.4.4", "4.1.2"),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("B_14", "C_57.2"),
    act=("c487ae",),
    techniques=("H30", "F89"),
)

MESSAGES = {
    "empty": Message(
        "リンクに言葉がありません。",
        "[ ] の中に、行き先が分かる言葉を書いてください。例：[防災マップ](bousai.md)",
    ),
    "image": Message(
        "画像だけのリンクで、画像の代替テキストが空です。どこへ行くリンクか分かりません。",
        "画像の代替テキストに、リンクの行き先を書いてください。例：[![防災マップ](map.png)](bousai.md)",
    ),
}

_LINK_ROLES: Final = ("link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref")


def select(document: Document) -> Iterable[Tag]:
    """Links by role, those hidden from the eye included; areas of an image have their own rule."""
    return [
        link
        for link in document.tags("a, button, [role]")
        if document.role(link) in _LINK_ROLES and document.exposed(link)
    ]


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """A name that is more than white space."""
    if is_blank(document.name(link)):
        yield failed("image" if link.find(["img", "svg", "picture"]) else "empty")
