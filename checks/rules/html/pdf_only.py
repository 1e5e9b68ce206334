"""ページの内容が、PDF だけになっていない

## なぜ
PDF は、携帯電話では拡大と横の移動をくり返さないと読めません。色や文字の大きさを自分に合わせることも、翻訳することも
むずかしくなります。災害のときは、重い PDF を開けないこともあります。

## 直し方
PDF の内容、少なくとも、いつ・どこで・だれが・何をするかを、Markdown のページに書きます。PDF は、印刷する人のために
残します。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。本文のほとんどが PDF へのリンクのページを知らせます。印刷して使う申込書だけの
ページなら、このままでかまいません。人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._link_words import extension
from checks.rules.html._links import address, named_links
from checks.subject import Document, text_of

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.RENDERED)

MESSAGES = {
    "only": Message(
        "このページの内容は、ほとんどが PDF（「{name}」など）です。携帯電話でも読めるか、人が確かめてください。",
        "PDF の内容のうち、大事なところ（いつ、どこで、だれが、何をするか）を、このページに書いてください。",
    ),
}

_ENOUGH: Final = 100
"""Characters of two or three sentences, which tell the essentials."""


def select(document: Document) -> Iterable[Tag]:
    """The text of a page with a link to a PDF."""
    return [text for text in document.tags("main")[:1] if _links(text, document)]


def _links(text: Tag, document: Document) -> list[Tag]:
    return [a for a in named_links(document) if extension(address(a)) == "pdf" and any(p is text for p in a.parents)]


def check(text: Tag, document: Document) -> Iterator[Finding]:
    """Words of its own beside headings, menus and links to documents."""
    links = _links(text, document)
    left_out = [*links, *text.find_all(["h1", "h2", "h3", "h4", "h5", "h6", "nav", "footer"])]
    outer = [tag for tag in left_out if not any(parent is other for parent in tag.parents for other in left_out)]
    written = len("".join(text_of(text).split())) - sum(len("".join(text_of(tag).split())) for tag in outer)
    if written < _ENOUGH:
        yield cant_tell("only", links[0], name=document.name(links[0]))
