"""グラフや地図には、くわしい説明がある

## なぜ
グラフや地図や流れ図の内容は、短い代替テキストでは伝えきれません。数や道順が、画面を見ない人に伝わらないままになります。

## 直し方
代替テキストには「人口の移り変わりのグラフ」のように何の図かを書き、数や道順は、図のすぐ前か後に、表や文章で書きます。

## この規則に分かること・分からないこと
代替テキストから、グラフ・地図・流れ図と分かる画像を調べます。そばに表か、ある長さの文章があるかだけを見ます。
文章が図の内容を伝えているかは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, tokens
from checks.rules.html._context import block_of
from checks.rules.html._words import folded
from checks.subject import Document, text_of

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    techniques=("F67", "G73", "G74", "G92", "G95", "H45"),
)

MESSAGES = {
    "description": Message(
        "図「{name}」のそばに、くわしい説明が見つかりません。図の内容が文字でも伝わるか、人が確かめてください。",
        "図の内容（数や道順）を、図のすぐ前か後に、表や文章で書いてください。",
    ),
    "nowhere": Message(
        "画像の longdesc「{address}」は、くわしい説明のある場所を指していません。",
        "longdesc を消し、くわしい説明を、画像のすぐ後の本文に書いてください。",
    ),
}

_COMPLEX = re.compile(
    r"グラフ|チャート|フロー図|流れ図|組織図|体系図|相関図|関係図|構成図|路線図|系統図|配置図|案内図|位置図|見取り図|間取り図|図表|地図|マップ"
    r"|\b(?:charts?|graphs?|diagrams?|flow ?charts?|infographics?|maps?|organi[sz]ation(?:al)? charts?|floor plans?)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$", re.IGNORECASE)

_LONG: Final = 80
"""Characters of a few sentences; fewer are a caption."""

_TOLD: Final = 120
"""An alternative as long as this tells more than what kind of picture it is."""

_SMALL: Final = 100
"""Pixels of an icon of a map or a chart, which stands for a link or a heading."""


def select(document: Document) -> Iterable[Tag]:
    """Images whose name says that they are a chart, a map or a diagram, and images with longdesc."""
    return [image for image in document.tags("img, svg, object, canvas") if _complex(image, document)]


def _complex(image: Tag, document: Document) -> bool:
    node = document.node(image)
    if node is None or not node.visible or not node.exposed:
        return False
    if image.has_attr("longdesc"):
        return True
    large = min(node.box[2], node.box[3]) >= _SMALL and image.find_parent(["a", "button"]) is None
    return large and bool(_COMPLEX.search(document.name(image)))


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """A description beside the image or bound to it; longdesc leads to a text."""
    address = attribute(image, "longdesc").strip()
    if image.has_attr("longdesc") and not _leads_to_text(address, document):
        yield failed("nowhere", address=address)
    name = document.name(image)
    if _COMPLEX.search(name) and not address and len(name) < _TOLD and not _described(image, document):
        yield cant_tell("description", name=name)


def _leads_to_text(address: str, document: Document) -> bool:
    if address.startswith("#"):
        return any(attribute(tag, "id") == address[1:] and text_of(tag) for tag in document.tags("[id]"))
    return bool(address) and not _PICTURE.search(address) and " " not in address


def _described(image: Tag, document: Document) -> bool:
    bound = [tag for tag in document.tags("[id]") if attribute(tag, "id") in tokens(image, "aria-describedby")]
    if any(text_of(tag) for tag in bound):
        return True
    figure = image.find_parent("figure")
    block = figure or block_of(image)
    around = [block, *_neighbours(block)]
    return any(_tells(tag, image) for tag in around)


def _neighbours(block: Tag) -> list[Tag]:
    """The elements right before and after a block, past short lines such as captions; a heading ends what belongs."""
    found: list[Tag] = []
    for siblings in (block.find_next_siblings(), block.find_previous_siblings()):
        for sibling in [sibling for sibling in siblings if isinstance(sibling, Tag)][:3]:
            if sibling.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
                break
            found.append(sibling)
    return found


def _tells(tag: Tag, image: Tag) -> bool:
    """Whether an element holds data or a text of some length."""
    if tag.name in ("table", "details", "dl") or tag.find(["table", "details", "dl"]):
        return True
    return len(folded(text_of(tag))) >= _LONG
