"""埋め込んだページ（iframe）に名前がある

## なぜ
地図や動画などを埋め込む枠は、名前（title）がないと、読み上げでは何の枠か分かりません。入るか飛ばすかも選べません。

## 直し方
`<iframe title="三川町の地図" src="…"></iframe>` のように、枠の中身が分かる title を付けます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import author_name
from checks.subject import Document

META = Meta(
    criteria=("4.1.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_51.0", "C_51.1", "C_51.4", "C_51.5"),
    act=("cae760",),
    techniques=("H64",),
)

MESSAGES = {
    "missing": Message(
        "埋め込んだページ（{element}）に名前がありません。",
        'title に、枠の中身を書いてください。例：title="三川町の地図"',
    ),
    "blank": Message(
        "埋め込んだページ（{element}）の title が空です。",
        'title に、枠の中身を書いてください。例：title="三川町の地図"',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Frames that can be reached; those taken out of the Tab order and marked as decoration are not."""
    return [
        frame
        for frame in document.tags("iframe, frame")
        if document.exposed(frame)
        and attribute(frame, "role") not in ("none", "presentation")
        and not attribute(frame, "tabindex").strip().startswith("-")
    ]


def check(frame: Tag, document: Document) -> Iterator[Finding]:
    """A name from title or ARIA; the name attribute is none."""
    if is_blank(author_name(document, frame)):
        yield failed("blank" if frame.has_attr("title") else "missing", element=frame.name)
