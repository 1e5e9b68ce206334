"""資料へのリンクから、種類と大きさが分かる

## なぜ
PDF や Excel などの資料は、開くと別のソフトが動いたり、通信の量が増えたりします。開く前に種類と大きさが分かれば、
携帯電話で見ている人や、読み上げソフトを使う人が、今開くかどうかを決められます。

## 直し方
リンクの文字、またはリンクのすぐ後ろに、種類と大きさを書きます。
例：`[三川町防災計画（PDF、1.2MB）](bosai.pdf)`

## この規則に分かること・分からないこと
書かれた大きさが実際と合っているかは調べません。ほかのサイトの資料は大きさが分からないことがあるので、
種類だけを求めます。表の中では、同じ行のセルに書いてもかまいません。
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from bs4 import PageElement, Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._context import INLINE, PARAGRAPHS, block_of
from checks.rules.html._link_words import FILE_TYPES, extension, names_size, names_type
from checks.rules.html._links import address, named_links
from checks.subject import Document, text_of

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.RENDERED)

MESSAGES = {
    "missing": Message(
        "資料へのリンク「{name}」に、{what}が書かれていません。",
        "リンクの文字に {what}を書き足してください。例：[三川町防災計画（PDF、1.2MB）](bosai.pdf)",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Links to files that are documents by their extension."""
    return [link for link in named_links(document) if extension(address(link)) in FILE_TYPES]


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """The type, and for files of this site the size, in the link's name, right after it, or in its table row."""
    name, href = document.name(link), address(link)
    said = f"{name} {_after(link)} {_row(link)}"
    missing = [] if names_type(said, extension(href)) else [f"種類（{FILE_TYPES[extension(href)][0]}）"]
    if not urlsplit(href).netloc and not names_size(said):
        missing.append("大きさ（例：1.2MB）")
    if missing:
        yield failed("missing", name=name, what="と".join(missing))


def _after(link: Tag) -> str:
    """Text that follows the link in its block, up to the next link."""
    block = block_of(link)
    following: list[str] = []
    for node in link.next_elements:
        if _inside(node, link):
            continue
        if not _inside(node, block) or _ends(node, block):
            break
        if not isinstance(node, Tag):
            following.append(str(node))
    return " ".join(following)


def _ends(node: PageElement, block: Tag) -> bool:
    """Another link ends what is said about this one; so does a new block, unless the words are those of one item."""
    if not isinstance(node, Tag):
        return False
    return node.name in ("a", "li") or (node.name not in INLINE and block.name not in PARAGRAPHS)


def _row(link: Tag) -> str:
    """Text of the cells of the link's table row that hold no link themselves."""
    row = link.find_parent("tr")
    cells = row.find_all(["td", "th"]) if row else []
    return " ".join(text_of(cell) for cell in cells if not cell.find("a"))


def _inside(node: PageElement, tag: Tag) -> bool:
    return any(parent is tag for parent in node.parents)
