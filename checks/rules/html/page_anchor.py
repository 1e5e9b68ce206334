"""ページの中のリンクに行き先がある

## なぜ
「このページの先頭へ」のような、ページの中へ移るリンクの行き先がないと、押しても何も起きません。
目の見えない人は、移ったのかどうかも分かりません。

## 直し方
リンクの # の後ろと、行き先の見出しの id を同じにします。見出しの id は `## 見出し { #id }` で決められます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。ほかのページの中へ移るリンクは、別の規則で調べます。
"""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._anchors import fragment, in_page_links
from checks.subject import Document

META = Meta(
    criteria=(),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("B_8", "B_18", "B_33", "B_35"),
    techniques=("G1", "G123", "G124"),
)

MESSAGES = {
    "missing": Message(
        "リンクの行き先「#{name}」が、このページにありません。",
        "# の後ろを、行き先の見出しの id と同じにしてください。見出しの id は「## 見出し {{ #id }}」で決められます。",
    ),
    "hidden": Message(
        "リンクの行き先「#{name}」が隠されています。押すと現れるか、人が確かめてください。",
        "行き先を隠さないか、見えている所へのリンクに直してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Links into the page itself; empty fragments and the top of the page always work."""
    return [link for link in in_page_links(document) if document.exposed(link)]


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """An element has the fragment as its id, or an old anchor as its name, and is there for the reader."""
    name = fragment(link)
    named = [
        document.soup.find(id=word) or document.soup.find("a", attrs={"name": word}) for word in (name, unquote(name))
    ]
    target = next((tag for tag in named if isinstance(tag, Tag)), None)
    if target is None:
        yield failed("missing", name=unquote(name))
    elif not document.exposed(target) and not document.visible(target):
        yield cant_tell("hidden", name=unquote(name))
