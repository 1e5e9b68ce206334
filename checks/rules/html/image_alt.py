"""画像に代替テキストの属性がある

## なぜ
画像が見えない人は、代替テキスト（alt）の読み上げで内容を知ります。alt がないと、ファイル名が読み上げられたり、
画像があることさえ分からなかったりします。

## 直し方
Markdown では `![ここに画像の内容を書く](画像.png)` と書きます。飾りの画像は、飾りだと分かるように
`![](画像.png){ alt="" .decorative }` と書きます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.subject import Document

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("B_0",),
    act=("23a2a8",),
    techniques=("H37", "F65"),
)

MESSAGES = {
    "missing": Message(
        "画像に代替テキスト（alt）がありません。",
        "画像の内容を [ ] の中に書いてください。例：![役場の正面玄関](genkan.jpg)",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Images that assistive technology would announce."""
    return [image for image in document.tags("img") if document.exposed(image)]


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """An alt attribute, or a name from ARIA or title."""
    if not image.has_attr("alt") and not document.name(image) and document.role(image) not in ("none", "presentation"):
        yield failed("missing")
