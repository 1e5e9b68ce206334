"""言語の印を付けた部分が、その言語で書かれている

## なぜ
外国語の部分に付けた言語の印（lang）がまちがっていると、読み上げソフトが別の国の発音で読み、聞き取れません。

## 直し方
その部分を書いている言語の印に直します。英語は en、中国語は zh、韓国語は ko、ベトナム語は vi です。
印が要らなければ消します。

## この規則に分かること・分からないこと
文字の種類と、よく使う言葉の多さで見分けます。一つか二つの言葉だけの部分は、見分けられないことがあります。
印の書き方は、辞書にある言語かどうかを調べます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._language import is_language_tag
from checks.rules.html._spoken import spoken_text
from checks.rules.html._written_in import NAMES, other_language, primary
from checks.subject import Document

META = Meta(
    criteria=("3.1.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("off6ek", "de46e4"),
    techniques=("H58",),
)

MESSAGES = {
    "invalid": Message(
        "言語の印「{tag}」は、言語を表す記号ではありません。",
        "英語なら en、中国語なら zh、韓国語なら ko のように書いてください。要らなければ印を消してください。",
    ),
    "wrong": Message(
        "「{text}」には「{tag}」（{claimed}）の印が付いていますが、{found}で書かれています。",
        "書かれている言語の印に直してください。まわりと同じ言語なら、印を消してください。",
    ),
    "unclear": Message(
        "「{text}」には「{tag}」（{claimed}）の印が付いていますが、{found}のように見えます。人が確かめてください。",
        "書かれている言語の印に直してください。",
    ),
}

_SHOWN = 40


def select(document: Document) -> Iterable[Tag]:
    """Elements inside a page that have a lang attribute and words that inherit it."""
    marked = [tag for tag in document.tags("[lang]") if tag.name != "html" and attribute(tag, "lang")]
    return [tag for tag in marked if spoken_text(tag, document)]


def check(part: Tag, document: Document) -> Iterator[Finding]:
    """The tag names a language, and the words that inherit it are not surely those of another one."""
    tag = attribute(part, "lang").strip()
    if not is_language_tag(tag):
        yield failed("invalid", tag=tag)
        return
    text = spoken_text(part, document)
    found = other_language(text, tag)
    if found is not None:
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        told, key = (failed, "wrong") if found.sure else (cant_tell, "unclear")
        yield told(key, text=shown, tag=tag, claimed=NAMES.get(primary(tag), tag), found=found.name)
