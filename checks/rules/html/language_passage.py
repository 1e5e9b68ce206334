"""ほかの言語の文に、言語の印が付いている

## なぜ
日本語のページの中の英語や韓国語の文は、印（lang）がないと、日本語の声で読まれて聞き取れません。点字への変換も
まちがいます。町に住む外国の人に向けた案内でも同じです。

## 直し方
`[Please sort your garbage.]{ lang=en }` のように、その部分に印を付けます。段落全体なら、段落の次の行に
`{ lang=en }` と書きます。英語は en、中国語は zh、韓国語は ko、ベトナム語は vi です。

## この規則に分かること・分からないこと
ほかの種類の文字で書かれた文と、英字で4語以上の文（よく使う言葉が2つ以上あるもの）を見つけます。人や物の名前、書名、
日本語になった言葉、著作権の決まり文句には、印は要りません。短い言葉や、題名に見える英語は、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._context import INLINE
from checks.rules.html._default_language import other_default
from checks.rules.html._language import is_language_tag
from checks.rules.html._page import root
from checks.rules.html._passages import Passage, passages
from checks.rules.html._spoken import in_language, is_told, language_tag, told_attributes
from checks.subject import Document

META = Meta(
    criteria=("3.1.2",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    techniques=("H58",),
)

MESSAGES = {
    "unmarked": Message(
        "「{text}」は{language}の文ですが、言語の印がありません。まわりの言語の声で読まれます。",
        "この部分に言語の印を付けてください。例：{{ lang={code} }}",
    ),
    "unclear": Message(
        "「{text}」は{language}のように見えますが、言語の印がありません。人が確かめてください。",
        "{language}として読ませたい文なら、{{ lang={code} }} を付けてください。名前なら、そのままでかまいません。",
    ),
}

_SHOWN = 40
_QUOTING = frozenset({"blockquote", "cite", "dfn", "em", "i", "q", "span", "a", "b", "strong"})
"""Inline elements that may hold a whole passage; in the others it is read with the line around it."""


def select(document: Document) -> Iterable[Tag]:
    """Elements with words of their own below a known language; not where the page's own language is already wrong."""
    html = root(document)
    tag = attribute(html, "lang").strip()
    if not is_language_tag(tag) or other_default(html, document) is not None:
        return []
    return [unit for unit in document.tags("body, body *") if _is_unit(unit, document)]


def _is_unit(tag: Tag, document: Document) -> bool:
    if not in_language(tag) or not is_told(tag, document) or not is_language_tag(language_tag(tag)):
        return False
    if any(not in_language(parent) for parent in tag.parents):
        return False
    return any(True for _ in _texts(tag, document))


def _texts(tag: Tag, document: Document) -> Iterator[tuple[str, bool]]:
    """Texts of an element, each with whether it stands alone: its line, what it quotes, and its attributes."""
    yield from ((text, True) for text in told_attributes(tag, document))
    if tag.name not in INLINE:
        line = " ".join(" ".join(_line(tag)).split())
        if line:
            yield line, True
    elif tag.name in _QUOTING and attribute(tag, "lang") == "":
        quoted = " ".join(" ".join(_line(tag)).split())
        if quoted:
            yield quoted, False


def _line(tag: Tag) -> Iterator[str]:
    """Words of an element in its own language, without the blocks in it."""
    for child in tag.children:
        if type(child) is NavigableString:
            yield str(child)
        elif isinstance(child, Tag) and child.name in INLINE and in_language(child) and not attribute(child, "lang"):
            yield from _line(child)


def check(unit: Tag, document: Document) -> Iterator[Finding]:
    """No passage in another language; what a block around the element tells already is not told again."""
    tag = language_tag(unit)
    for text, whole in _texts(unit, document):
        if not whole and _told_above(unit, text, tag):
            continue
        for passage in passages(text, tag, whole=whole):
            yield _finding(passage, tag)


def _told_above(unit: Tag, text: str, tag: str) -> bool:
    block = unit.find_parent(lambda parent: parent.name not in INLINE)
    line = " ".join(" ".join(_line(block)).split()) if block is not None else ""
    mine = {passage.text for passage in passages(text, tag, whole=False)}
    around = " ".join(passage.text for passage in passages(line, tag, whole=True))
    return all(passage in around for passage in mine)


def _finding(passage: Passage, tag: str) -> Finding:
    text = passage.text if len(passage.text) <= _SHOWN else passage.text[: _SHOWN - 1] + "…"
    found = passage.language
    told, key = (failed, "unmarked") if found.sure else (cant_tell, "unclear")
    return told(key, text=text, language=found.name, code=found.code)
