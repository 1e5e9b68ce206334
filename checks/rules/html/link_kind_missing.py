"""リンクの文字に、行き先が何であるかがある

## なぜ
「説明会」とだけ書いたリンクでは、案内なのか、申し込みなのか、終わったあとの報告なのか分かりません。
段落の中にリンクしかないと、ほかに手がかりがありません。

## 直し方
行き先が何であるかを足します。例：「説明会」→「説明会の報告」「説明会の申し込み」

## この規則に分かること・分からないこと
リンクだけの段落で、行き先の住所（URL）に、リンクの文字と一緒に report（報告）や form（申込書）のような言葉が
あるものを見つけます。リンクの文字で分かるかどうかは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._context import block_of
from checks.rules.html._links import address, named_links
from checks.rules.html._vocabulary import in_common, meanings
from checks.subject import Document, text_of

META = Meta(
    criteria=("2.4.4",),
    severity=Severity.MINOR,
    on=On.RENDERED,
    act=("5effbb",),
    techniques=("G91",),
)

MESSAGES = {
    "kind": Message(
        "リンクの文字は「{name}」だけですが、行き先の住所には「{kind}」とあります。行き先が分かるか、人が確かめてください。",
        "行き先が何であるか（報告、申込書、地図など）をリンクの文字に足してください。",
    ),
}

_KINDS: Final = re.compile(
    r"report|minutes|agenda|registration|register|form|application|map|slides|programme?|schedule|photos|gallery|video"
    r"|proceedings|summary|results|survey|guidelines?|manual|faq|archive"
)
_FEW: Final = 2


def select(document: Document) -> Iterable[Tag]:
    """Links of one or two words that are all there is in their paragraph."""
    return [
        link
        for link in named_links(document)
        if block_of(link).name == "p"
        and text_of(block_of(link)) == text_of(link)
        and len(text_of(link).split()) <= _FEW
    ]


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """The last part of the address does not name, besides the link's words, a kind of document that they leave out."""
    path = unquote(urlsplit(address(link)).path).rstrip("/")
    words = re.split(
        r"[^a-z]+", path.rpartition("/")[2].casefold().rpartition(".")[0] or path.rpartition("/")[2].casefold()
    )
    kind = next((word for word in words if _KINDS.fullmatch(word)), "")
    name = document.name(link)
    if kind and in_common(name, " ".join(words)) and not meanings(kind) & meanings(name):
        yield cant_tell("kind", name=name, kind=kind)
