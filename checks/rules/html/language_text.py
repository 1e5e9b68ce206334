"""ページの言語の印が、本文の言語と合っている

## なぜ
読み上げソフトは、ページの言語の印（lang）を見て声を選びます。日本語のページに英語の印が付いていると、
英語の声で読まれ、まったく聞き取れません。

## 直し方
`<html lang="ja">` のように、本文の大部分を書いている言語の印にします。

## この規則に分かること・分からないこと
文字の種類（かな、ハングル、キリル文字など）と、英字の言語ではよく使う言葉の多さで、本文の言語を見分けます。
英字の言語は19言語を知っています。言葉が少なくて決められないページは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._default_language import other_default
from checks.rules.html._language import is_language_tag
from checks.rules.html._page import is_page, root
from checks.rules.html._spoken import spoken_text
from checks.rules.html._written_in import NAMES, primary
from checks.subject import Document

META = Meta(
    criteria=("3.1.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("ucwvc8",),
    techniques=("H57",),
)

MESSAGES = {
    "wrong": Message(
        "ページの言語の印は「{tag}」（{claimed}）ですが、本文は{found}で書かれています。",
        '本文の言語の印に直してください。日本語のページなら <html lang="ja"> です。',
    ),
    "unclear": Message(
        "ページの言語の印は「{tag}」（{claimed}）ですが、本文は{found}のように見えます。人が確かめてください。",
        "本文の大部分を書いている言語の印に直してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """The html element of a page whose lang names a language, when the page has words that inherit it."""
    html = root(document)
    known = is_page(document) and is_language_tag(attribute(html, "lang").strip())
    return [html] if known and spoken_text(html, document) else []


def check(html: Tag, document: Document) -> Iterator[Finding]:
    """The words that inherit the page's language are not surely those of another one."""
    tag = attribute(html, "lang").strip()
    found = other_default(html, document)
    if found is not None:
        told, key = (failed, "wrong") if found.sure else (cant_tell, "unclear")
        yield told(key, tag=tag, claimed=NAMES.get(primary(tag), tag), found=found.name)
