"""picture の中に画像（img）が一つだけある

## なぜ
picture は、画面に合わせて画像を選ぶための入れ物です。画像と代替テキストは中の img で決まります。
img がないと何も表示されず、二つあると要らない画像まで読み上げられます。

## 直し方
picture の終わりに `<img src="画像.jpg" alt="内容">` を一つだけ書きます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import inert
from checks.subject import Document

META = Meta(
    criteria=("4.1.1",),
    severity=Severity.MODERATE,
    on=On.SERVED,
    michecker=("C_600.21",),
    techniques=("H88",),
)

MESSAGES = {
    "none": Message(
        "picture の中に画像（img）がないので、何も表示されません。",
        'picture の終わりに <img src="画像.jpg" alt="内容"> を書いてください。',
    ),
    "many": Message(
        "picture の中に画像（img）が {count} 個あります。1つでなければなりません。",
        "img を1つだけ残してください。画面に合わせて選ぶ画像は source で書きます。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Picture elements."""
    return [picture for picture in document.tags("picture") if not inert(picture)]


def check(picture: Tag, _document: Document) -> Iterator[Finding]:
    """Exactly one img, as the content model of picture has it."""
    count = len(picture.find_all("img"))
    if count != 1:
        yield failed("many" if count else "none", count=count)
