"""記事のまとまり（article）を、メニューに使っていない

## なぜ
article は、それだけで読める記事のしるしです。関連リンクなどのメニューに使うと、読み上げで「記事」と言われ、
本文があると思って探すことになります。

## 直し方
メニューやリンクの集まりは `<nav>` か `<section>` に入れ、`<article>` で囲まないでください。

## この規則に分かること・分からないこと
見出しのほかは nav だけの article が不合格です。見出しとリンクの一覧だけの article は、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import is_blank
from checks.subject import Document

META = Meta(criteria=("1.3.1",), severity=Severity.MINOR, on=On.RENDERED, techniques=("F43", "G115"))

_MEND = "article をやめて、nav か section にしてください。"

MESSAGES = {
    "navigation": Message("article の中に、見出しのほかはメニュー（nav）しかありません。記事ではありません。", _MEND),
    "links": Message(
        "article の中に、見出しのほかはリンクの一覧しかありません。記事かどうか、人が確かめてください。", _MEND
    ),
}

_HEADINGS: Final = ["h1", "h2", "h3", "h4", "h5", "h6", "header"]
_CONTENT: Final = "img, video, audio, table, form, figure, iframe, object, canvas, time, blockquote"


def select(document: Document) -> Iterable[Tag]:
    """Articles with words besides their headings."""
    return [tag for tag in document.tags("article, [role=article]") if document.exposed(tag) and _texts(tag)]


def _texts(article: Tag) -> list[NavigableString]:
    return [
        text
        for text in article.find_all(string=True)
        if type(text) is NavigableString and not is_blank(text) and text.find_parent(_HEADINGS) is None
    ]


def check(article: Tag, _document: Document) -> Iterator[Finding]:
    """Something to read besides navigation."""
    texts = _texts(article)
    if article.select_one(_CONTENT) is not None:
        return
    if all(_inside(text, "nav", article) for text in texts):
        yield failed("navigation")
    elif len(article.select("li a[href]")) > 1 and all(_inside(text, "a", article) for text in texts):
        yield cant_tell("links")


def _inside(text: NavigableString, name: str, article: Tag) -> bool:
    """Whether a text stands in such an element within the article."""
    for parent in text.parents:
        if parent is article:
            return False
        if parent.name == name or (name == "nav" and parent.get("role") == "navigation"):
            return True
    return False
