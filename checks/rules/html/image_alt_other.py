"""代替テキストが、画像のファイルの名前と食い違っていない

## なぜ
画像だけを差し替えて代替テキストを直し忘れると、見えない人に別の内容が伝わります。

## 直し方
画像を見て、代替テキストを書き直します。ファイルの名前のほうがまちがっているときは、そのままでかまいません。

## この規則に分かること・分からないこと
英字の代替テキストと英字のファイルの名前が、同じ言葉を含みながら、ほかの言葉で食い違うとき（`w3c-logo.png` と
「HTML 5 logo」など）だけを、人に確かめてもらいます。
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute
from checks.rules.html._vocabulary import in_common, meanings
from checks.subject import Document

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    act=("qt1vmo",),
    techniques=("G94", "F20"),
)

MESSAGES = {
    "differs": Message(
        "代替テキスト「{text}」と画像のファイルの名前「{file}」が食い違っています。画像の内容と合うか、人が確かめてください。",
        "画像を見て、代替テキストを書き直してください。",
    ),
}

_DATA: Final = ("data:", "blob:")


def select(document: Document) -> Iterable[Tag]:
    """Images with a name in Latin letters and a file named with such words."""
    images = document.tags("img[src], input[type=image][src]")
    return [image for image in images if document.exposed(image) and _is_latin(document.name(image)) and _file(image)]


def _is_latin(name: str) -> bool:
    return bool(name) and name.isascii()


def _file(image: Tag) -> str:
    """Words of the file's name, without its ending."""
    source = attribute(image, "src").strip()
    if source.startswith(_DATA):
        return ""
    stem = PurePosixPath(unquote(urlsplit(source).path)).stem
    return " ".join(re.findall(r"[A-Za-z]\w{1,}", re.sub(r"[_-]+|(?<=[a-z])(?=[A-Z])", " ", stem)))


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """Words in common do not stand beside words that exclude one another."""
    name, file = document.name(image), _file(image)
    shared = in_common(name, file)
    only_name, only_file = meanings(name) - in_common(name, file), meanings(file) - in_common(file, name)
    if shared and only_name and only_file:
        yield cant_tell("differs", text=name, file=file)
