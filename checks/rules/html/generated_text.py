"""意味のある文字を CSS で差し込んでいない

## なぜ
CSS（:before と :after）で差し込んだ文字は、読み上げソフトや、見やすい表示に変えて使う人には伝わらないことがあります。

## 直し方
意味のある文字は、Markdown の本文に書きます。CSS で差し込むのは、飾りの記号だけにします。

## この規則に分かること・分からないこと
差し込まれた文字や数字を見つけます。飾りか、意味のある内容かは、人が見て確かめます。同じ文字は一度だけ知らせます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    michecker=("C_90.0", "C_90.1"),
    techniques=("F87",),
)

MESSAGES = {
    "text": Message(
        "CSS で文字「{text}」が差し込まれています（{count} か所）。意味のある内容でないか、人が確かめてください。",
        "意味のある文字なら、CSS でなく本文に書いてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Documents in which CSS puts any text before or after a visible element."""
    return [document.soup] if _generated(document) else []


def _generated(document: Document) -> dict[str, list[Tag]]:
    found: dict[str, list[Tag]] = {}
    for tag in document.tags("*"):
        node = document.node(tag)
        if node is None or not node.visible:
            continue
        for text in (node.before.strip(), node.after.strip()):
            if text:
                found.setdefault(text, []).append(tag)
    return found


def check(_soup: Tag, document: Document) -> Iterator[Finding]:
    """Only signs; letters and digits are asked about, each text once."""
    for text, tags in _generated(document).items():
        if any(character.isalnum() for character in text):
            yield cant_tell("text", tags[0], text=text, count=len(tags))
