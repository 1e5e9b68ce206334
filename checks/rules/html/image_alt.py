"""画像に代替テキストの属性がある

## なぜ
画像が見えない人は、代替テキスト（alt）の読み上げで内容を知ります。alt がないと、ファイル名が読み上げられたり、
画像があることさえ分からなかったりします。空白だけの alt は、書いていないのと同じです。

## 直し方
Markdown では `![ここに画像の内容を書く](画像.png)` と書きます。飾りの画像は、飾りだと分かるように
`![](画像.png){ alt="" .decorative }` と書きます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.subject import Document

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("B_0", "B_38"),
    act=("23a2a8",),
    techniques=("H37", "H67", "F39", "F65"),
)

MESSAGES = {
    "missing": Message(
        "画像に代替テキスト（alt）がありません。",
        "画像の内容を [ ] の中に書いてください。例：![役場の正面玄関](genkan.jpg)",
    ),
    "blank": Message(
        "画像の代替テキスト（alt）が空白の文字だけです。",
        '画像の内容を書いてください。飾りの画像なら、空白を消して alt="" にしてください。',
    ),
    "titled": Message(
        "飾り（空の alt）とされた画像に、title「{text}」があります。飾りかどうか、人が確かめてください。",
        "内容のある画像なら、title の言葉を alt に書いてください。飾りなら、title を消してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Images that assistive technology would announce."""
    return [image for image in document.tags("img") if document.exposed(image)]


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """An alt attribute that is empty or says something, or a name from ARIA or title."""
    title = attribute(image, "title")
    if image.has_attr("alt") and not attribute(image, "alt") and not is_blank(title):
        yield cant_tell("titled", text=title)
        return
    if not is_blank(document.name(image)) or document.role(image) in ("none", "presentation"):
        return
    if not image.has_attr("alt"):
        yield failed("missing")
    elif attribute(image, "alt") and is_blank(attribute(image, "alt")):
        yield failed("blank")
