"""リンクの title が空でない

## なぜ
空の title は、行き先の説明を書き忘れた跡です。ブラウザや読み上げソフトによっては、リンクの言葉の代わりに空の title を
使ってしまうことがあります。

## 直し方
title を消します。説明が要るときは、リンクの言葉そのものに書きます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。リンクに言葉があるかどうかは「リンクに読み上げられる言葉がある」で調べます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.MINOR, on=On.RENDERED, michecker=("C_57.3",), techniques=("H33",))

MESSAGES = {
    "blank": Message(
        "リンクの title が空です。",
        'リンクから title を消してください。Markdown では [言葉](ページ.md "") の "" を消します。',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Links with a title."""
    return [link for link in document.tags("a[href][title], area[href][title]") if document.exposed(link)]


def check(link: Tag, _document: Document) -> Iterator[Finding]:
    """The title says something."""
    if is_blank(attribute(link, "title")):
        yield failed("blank")
