"""ページに読める内容がある

## なぜ
文字も、名前の付いた画像もないページは、読み上げソフトでは何もないページです。作りかけや、表示の失敗のこともあります。

## 直し方
ページの内容を文字で書きます。画像だけのページなら、画像に代替テキストを付け、説明の文を書きます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。少しでも文字があれば、足りているかどうかは問いません。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import is_blank
from checks.rules.html._page import root
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.RENDERED, michecker=("C_89.0",))

MESSAGES = {
    "empty": Message(
        "ページに読める文字がありません。",
        "ページの内容を文字で書いてください。画像だけなら、代替テキストと説明の文を付けてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Pages of text and images; what frames and players hold is not theirs."""
    framed = document.tags("iframe, frame, object, embed, audio, video, canvas")
    return [] if document.frame or framed else [root(document)]


def check(html: Tag, document: Document) -> Iterator[Finding]:
    """Any text that assistive technology reads, or any element with a name."""
    body = html.find("body")
    parts = body.descendants if isinstance(body, Tag) else iter(())
    for part in parts:
        if isinstance(part, Tag):
            if not is_blank(document.name(part)) and document.exposed(part):
                return
        elif _is_text(part) and part.parent is not None and document.exposed(part.parent) and not is_blank(str(part)):
            return
    yield failed("empty", body if isinstance(body, Tag) else html)


def _is_text(part: object) -> bool:
    return type(part) is NavigableString  # comments, scripts and styles are its subclasses
