"""埋め込んだ画像・音声・映像に名前がある

## なぜ
object や applet で埋め込んだ画像・音声・映像は、名前がないと、見えない人・聞こえない人には何があるのか分かりません。

## 直し方
できれば object をやめて、画像は `![内容](画像.png)`、音声と映像は audio・video で載せます。
object を使うときは `<object data="…" aria-label="内容">` のように名前を付けます。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import author_name, content_text
from checks.subject import Document

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_0.0", "C_0.2", "C_1.1"),
    act=("8fc3b6",),
    techniques=("H53", "H35", "ARIA6", "ARIA10"),
)

MESSAGES = {
    "object": Message(
        "object で埋め込んだ画像・音声・映像に名前がありません。",
        'aria-label か title に内容を書いてください。例：aria-label="町を紹介する映像"',
    ),
    "applet": Message(
        "applet に代替テキスト（alt）も、代わりの文章もありません。",
        "applet は今のブラウザでは動きません。消して、内容を本文に書いてください。",
    ),
}

_MEDIA_TYPE = re.compile(r"(?:image|audio|video)/|application/(?:x-shockwave-flash|x-java-applet)", re.IGNORECASE)
_MEDIA_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|bmp|avif|mp3|m4a|wav|ogg|oga|opus|flac|mid|midi|mp4|m4v|webm|ogv|mov|avi|wmv|swf)"
    r"(?:[?#]|$)",
    re.IGNORECASE,
)


def select(document: Document) -> Iterable[Tag]:
    """Embedded pictures, sounds and videos that are drawn themselves, not replaced by their fallback content."""
    return [
        item
        for item in document.tags("object, applet")
        if document.exposed(item)
        and document.role(item) not in ("none", "presentation")
        and (item.name == "applet" or (_is_media(item) and not _shows_fallback(document, item)))
    ]


def _is_media(item: Tag) -> bool:
    return bool(_MEDIA_TYPE.match(attribute(item, "type")) or _MEDIA_FILE.search(attribute(item, "data")))


def _shows_fallback(document: Document, item: Tag) -> bool:
    drawn = [node for inside in item.find_all(True) if (node := document.node(inside)) is not None and node.visible]
    return any(node.box[2] > 0 and node.box[3] > 0 for node in drawn)


def check(item: Tag, document: Document) -> Iterator[Finding]:
    """A name from ARIA or title; for an applet also its alt or the text inside it."""
    if not is_blank(author_name(document, item)):
        return
    if item.name == "object":
        yield failed("object")
    elif is_blank(attribute(item, "alt")) and is_blank(content_text(item)):
        yield failed("applet")
