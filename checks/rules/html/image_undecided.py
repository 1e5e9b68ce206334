"""代替テキストが空の画像は、飾りだと決めてある

## なぜ
`![](photo.jpg)` と書くと、読み上げソフトはその画像をないものとして飛ばします。書き忘れなのか、飾りなのかが
文書から分からないと、大事な写真や図が伝わらないまま公開されてしまいます。

## 直し方
- 内容のある画像：`![令和6年度の予算の円グラフ](graph.png)` のように、内容を [ ] の中に書きます。
- 飾りの画像：`![](line.png){ alt="" .decorative }` のように、飾りだと書きます。

## この規則に分かること・分からないこと
本文の画像だけを調べます。飾りだと書かれた画像が本当に飾りかどうかは、人が見て確かめます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.subject import Document

META = Meta(
    criteria=(),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("H67",),
)

MESSAGES = {
    "undecided": Message(
        "代替テキストが空の画像です。書き忘れか、飾りかが分かりません。",
        "内容のある画像なら [ ] の中に内容を書いてください。"
        '飾りなら、後ろに {{ alt="" .decorative }} を付けてください。',
    ),
}

_ARTICLE = "article.md-content__inner"
DECISION = "decorative"
"""Class by which an author says that an image only decorates."""


def select(document: Document) -> Iterable[Tag]:
    """Images with an empty alternative in a page's own text (the article element of the Material theme)."""
    return [image for image in document.tags(f"{_ARTICLE} img[alt]") if not str(image["alt"]).strip()]


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """The class `decorative` on the image, or a role or aria-hidden that says the same."""
    decided = DECISION in (image.get("class") or []) or str(image.get("role")) in ("none", "presentation")
    if not decided and image.get("aria-hidden") != "true":
        yield failed("undecided")
