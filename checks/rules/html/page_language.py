"""ページの言語が正しく示されている

## なぜ
読み上げソフトは、ページの言語を見て声と読み方を選びます。日本語のページに言語の印がないと、
英語の声で読まれて聞き取れないことがあります。

## 直し方
`<html lang="ja">` と書きます。日本語は ja です。jp は国の記号なので使えません。

## この規則に分かること・分からないこと
言語の印があり、書き方が正しいことを調べます。印が本文の言語と合っているかは調べません。
スクリプトで印を付けるページは、この規則では決められないので、axe の規則に任せます。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._language import is_language_tag
from checks.subject import Document

META = Meta(
    criteria=("3.1.1",),
    severity=Severity.SERIOUS,
    on=On.SERVED,
    michecker=("C_21.0", "C_21.1"),
    act=("b5c3f8", "bf051a", "5b7ae0"),
    techniques=("H57",),
)

MESSAGES = {
    "missing": Message(
        "ページの言語が示されていません。",
        '<html> に lang="ja" を付けてください。',
    ),
    "invalid": Message(
        "ページの言語の印「{value}」は、言語を表す記号ではありません。",
        '日本語のページなら <html lang="ja"> と書いてください。',
    ),
    "mismatch": Message(
        "ページの言語の印が、lang は「{value}」、xml:lang は「{other}」と食い違っています。",
        "xml:lang を消すか、lang と同じ言語にしてください。",
    ),
}


_SET_BY_SCRIPT = re.compile(r"documentElement\s*\.\s*(?:lang\s*=|setAttribute\(\s*[\"']lang)")


def select(document: Document) -> Iterable[Tag]:
    """The html element, or the first one where it is left out; not a file of bare text, such as an ownership token."""
    first = document.soup.find("html") or document.soup.find(True)
    return [first] if isinstance(first, Tag) and not _SET_BY_SCRIPT.search(document.html) else []


def check(html: Tag, _document: Document) -> Iterator[Finding]:
    """A lang attribute whose language exists; xml:lang, where written, names the same one."""
    value, other = attribute(html, "lang").strip(), attribute(html, "xml:lang").strip()
    if is_blank(value):
        yield failed("missing")
    elif not is_language_tag(value):
        yield failed("invalid", value=value)
    elif other and _primary(other) != _primary(value):
        yield failed("mismatch", value=value, other=other)


def _primary(tag: str) -> str:
    return re.split(r"[-_]", tag.casefold())[0]
