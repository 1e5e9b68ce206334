"""ページの骨組み（html・head・body）が一つずつ正しい場所にある

## なぜ
骨組みが二重だったり入れ子だったりすると、ブラウザや読み上げソフトごとに違う直し方をされ、内容が抜けたり、
題名や言語が伝わらなかったりします。

## 直し方
ほかのページの HTML を丸ごと貼り付けたときに起こります。貼り付けた所から `<html>` `<head>` `<body>` を消し、
中身だけを残します。

## この規則に分かること・分からないこと
HTML の決まりで省いてよいタグ（`<head>` の終わりなど）を省いても、不合格にはなりません。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import inert
from checks.subject import Document

META = Meta(
    criteria=("4.1.1",),
    severity=Severity.SERIOUS,
    on=On.SERVED,
    michecker=("C_1000.0", "C_1000.1", "C_1000.2", "C_1000.3", "C_1000.4", "C_1000.5"),
    techniques=("H74", "H88", "F70"),
)

MESSAGES = {
    "repeated": Message(
        "ページに {name} 要素が {count} 個あります。1つでなければなりません。",
        "貼り付けた HTML から <{name}> と </{name}> を消し、中身だけを残してください。",
    ),
    "head_in_body": Message(
        "body の中に head 要素があります。",
        "貼り付けた HTML から <head> から </head> までを消してください。",
    ),
    "misplaced": Message(
        "body 要素の位置が正しくありません。body より前に本文があるか、ほかの要素の中に body があります。",
        "本文がすべて <body> と </body> の間に入るように直してください。",
    ),
}

_BEFORE_BODY: Final = ("head", "base", "link", "meta", "noscript", "script", "style", "template", "title")
"""What may stand before body: the head, or its content when the tags of head are left out."""


def select(document: Document) -> Iterable[Tag]:
    """Documents that write any of the three tags; HTML lets an author leave all of them out."""
    return [document.soup] if document.soup.find(["html", "head", "body"]) else []


def check(soup: Tag, _document: Document) -> Iterator[Finding]:
    """Each of the three stands once, and where it belongs."""
    for name in ("html", "head", "body"):
        found = [tag for tag in soup.find_all(name) if not inert(tag)]
        if len(found) > 1 and not (name == "head" and _in_body(found[1])):
            yield failed("repeated", found[1], name=name, count=len(found))
    for head in soup.find_all("head"):
        if _in_body(head):
            yield failed("head_in_body", head)
    body = soup.find("body")
    if isinstance(body, Tag) and _misplaced(body):
        yield failed("misplaced", body)


def _in_body(head: Tag) -> bool:
    return head.find_parent("body") is not None and not inert(head)


def _misplaced(body: Tag) -> bool:
    if any(parent.name not in ("html", "head", "[document]") for parent in body.parents):
        return True
    return any(isinstance(tag, Tag) and tag.name not in _BEFORE_BODY for tag in body.previous_siblings)
