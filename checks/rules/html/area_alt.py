"""画像の中のリンク領域に代替テキストがある

## なぜ
一枚の画像の一部を押せるようにした領域（area）は、代替テキスト（alt）がリンクの名前になります。
ないと、どこへ行くリンクか分かりません。

## 直し方
`<area href="map.html" alt="地図のページ" …>` のように、領域ごとに行き先を書きます。
できれば、画像の下に文字のリンクを並べてください。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import is_blank
from checks.rules.html._names import author_name
from checks.subject import Document

META = Meta(
    criteria=("1.1.1", "2.4.4", "4.1.2"),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("B_2",),
    act=("c487ae",),
    techniques=("H24", "F65"),
)

MESSAGES = {
    "missing": Message(
        "画像の中のリンク領域（area）に代替テキストがありません。",
        'area の alt に、リンクの行き先を書いてください。例：alt="役場への地図"',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Areas that lead somewhere, in maps that an image uses."""
    used = {str(image["usemap"]).lstrip("#") for image in document.tags("img[usemap]") if document.exposed(image)}
    return [area for area in document.tags("map[name] area[href]") if _map_name(area) in used]


def _map_name(area: Tag) -> str:
    holder = area.find_parent("map")
    return str(holder["name"]) if holder is not None else ""


def check(area: Tag, document: Document) -> Iterator[Finding]:
    """A name from alt, ARIA or title."""
    alternative = area.get("alt")
    if is_blank(str(alternative or "")) and is_blank(author_name(document, area)):
        yield failed("missing")
