"""ページの文字コードが示されている

## なぜ
文字コードの印がないページは、保存して開いたときなどに文字化けし、読むことも読み上げることもできなくなります。

## 直し方
head のはじめに `<meta charset="utf-8">` と書きます。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。印が、ファイルの先頭から 1,024 バイトの中にあることも調べます（HTML の決まりです）。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, inert
from checks.subject import Document

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SERVED, michecker=("C_88.0",))

MESSAGES = {
    "missing": Message(
        "ページの文字コードが示されていません。",
        'head のはじめに <meta charset="utf-8"> と書いてください。',
    ),
    "other": Message(
        "ページの文字コードが「{value}」です。UTF-8 でなければなりません。",
        'ファイルを UTF-8 で保存し、<meta charset="utf-8"> と書いてください。',
    ),
    "late": Message(
        "ページの文字コードの印が、ファイルの先頭から離れすぎています。",
        '<meta charset="utf-8"> を head のいちばん上に移してください。',
    ),
}

_WINDOW: Final = 1024
"""The bytes in which a browser looks for the encoding (HTML Living Standard, 4.2.5.4)."""

_DECLARED = re.compile(r"<meta\b[^>]*\bcharset\s*=", re.IGNORECASE)
_IN_CONTENT = re.compile(r"charset\s*=\s*[\"']?\s*([^\s;\"']+)", re.IGNORECASE)


def select(document: Document) -> Iterable[Tag]:
    """Documents that write a head or html tag."""
    return [document.soup] if document.soup.find(["html", "head"]) else []


def check(soup: Tag, document: Document) -> Iterator[Finding]:
    """A declaration of UTF-8 near the start; a byte order mark says it too."""
    if document.html.startswith("\ufeff"):
        return
    declared = next(
        ((tag, value) for tag in soup.find_all("meta") if not inert(tag) and (value := _charset(tag))), None
    )
    if declared is None:
        yield failed("missing", _head(soup))
        return
    tag, value = declared
    if value.lower() not in ("utf-8", "utf8"):
        yield failed("other", tag, value=value)
    elif not _DECLARED.search(document.html.encode()[:_WINDOW].decode(errors="ignore")):
        yield failed("late", tag)


def _charset(meta: Tag) -> str:
    if meta.has_attr("charset"):
        return attribute(meta, "charset").strip()
    if attribute(meta, "http-equiv").lower() != "content-type":
        return ""
    found = _IN_CONTENT.search(attribute(meta, "content"))
    return found[1] if found else ""


def _head(soup: Tag) -> Tag:
    found = soup.find(["head", "html"])
    return found if isinstance(found, Tag) else soup
