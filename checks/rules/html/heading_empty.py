"""見出しにことばがある

## なぜ
読み上げソフトを使う人は、見出しから見出しへ移って、読みたいところを探します。ことばのない見出しは「見出し」
とだけ読まれ、何も伝わりません。

## 直し方
`##` だけの行を消すか、見出しのことばを書きます。すきまを空けるために見出しを使ってはいけません。
見出しを画像にするときは、画像の内容を [ ] の中に書きます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.subject import Document

META = Meta(
    criteria=("1.3.1", "2.4.6"),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("ffd0e9",),
    techniques=("F43", "G130", "H42"),
)

MESSAGES = {
    "empty": Message(
        "ことばのない見出しがあります。",
        "見出しのことばを書くか、# だけの行を消してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Headings that assistive technology is told of (ACT rule ffd0e9)."""
    candidates = document.tags('h1, h2, h3, h4, h5, h6, [role~="heading"]')
    return [tag for tag in candidates if document.role(tag) == "heading" and document.exposed(tag)]


def check(heading: Tag, document: Document) -> Iterator[Finding]:
    """A name with at least one sign that is not white space."""
    if not document.name(heading):
        yield failed("empty")
