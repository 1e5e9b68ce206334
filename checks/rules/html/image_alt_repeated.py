"""代替テキストが、となりの文字のくり返しでない

## なぜ
画像の代替テキストが、すぐとなりの文字と同じだと、同じことが続けて二度読まれます。

## 直し方
となりの文字で足りるなら、画像は飾りとして空の alt にします。足りないなら、文字にない内容を代替テキストに書きます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。同じ段落、同じリンク、図の説明（figcaption）の文字と、すっかり同じ場合だけを調べます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._context import PARAGRAPHS, block_of
from checks.rules.html._words import folded
from checks.subject import Document, text_of

META = Meta(criteria=(), severity=Severity.MINOR, on=On.RENDERED, techniques=("H2",))

MESSAGES = {
    "repeated": Message(
        "代替テキスト「{text}」が、となりの文字と同じです。続けて二度読まれます。",
        '文字で足りるなら、画像を飾りにしてください。例：![](map.png){{ alt="" .decorative }}',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Images with an alternative, standing together with text."""
    images = document.tags("img[alt]")
    return [i for i in images if document.exposed(i) and not is_blank(attribute(i, "alt")) and any(_beside(i))]


def _beside(image: Tag) -> list[str]:
    """Texts that are read right with an image."""
    block, figure, link = block_of(image), image.find_parent("figure"), image.find_parent("a")
    found = [text_of(link)] if link is not None else []
    if block.name in PARAGRAPHS:
        found.append(text_of(block))
    if figure is not None:
        found += [text_of(caption) for caption in figure.find_all("figcaption")]
    return [text for text in found if text]


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """None of them is just what the alternative says."""
    text = attribute(image, "alt").strip()
    if any(folded(text) == folded(words) for words in _beside(image)):
        yield failed("repeated", text=text)
