"""embed で埋め込んだ画像・音声・映像に名前がある

## なぜ
embed で埋め込んだものは、名前がないと、読み上げでは何があるのか分かりません。

## 直し方
できれば embed をやめて、画像は `![内容](画像.png)`、音声と映像は audio・video で載せます。
embed を使うときは `<embed src="…" title="町を紹介する映像">` のように名前を付けます。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import author_name
from checks.subject import Document

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("H46", "H53"),
)

MESSAGES = {
    "missing": Message(
        "embed で埋め込んだものに名前がありません。",
        'title か aria-label に内容を書いてください。例：title="町を紹介する映像"',
    ),
}

_MEDIA_TYPE = re.compile(r"(?:image|audio|video)/|application/(?:pdf|x-shockwave-flash)", re.IGNORECASE)
_MEDIA_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|avif|mp3|m4a|wav|ogg|oga|mp4|m4v|webm|ogv|mov|avi|wmv|swf|pdf)(?:[?#]|$)",
    re.IGNORECASE,
)


def select(document: Document) -> Iterable[Tag]:
    """Embedded pictures, sounds, videos and documents that take up room on the page."""
    return [item for item in document.tags("embed") if _is_media(item) and _is_given(item, document)]


def _is_media(item: Tag) -> bool:
    return bool(_MEDIA_TYPE.match(attribute(item, "type")) or _MEDIA_FILE.search(attribute(item, "src")))


def _is_given(item: Tag, document: Document) -> bool:
    node = document.node(item)
    if node is None or not node.exposed or min(node.box[2:]) <= 1:
        return False
    return attribute(item, "role") not in ("none", "presentation") and item.find_parent("object") is None


def check(item: Tag, document: Document) -> Iterator[Finding]:
    """A name from ARIA or title."""
    if is_blank(author_name(document, item)):
        yield failed("missing")
