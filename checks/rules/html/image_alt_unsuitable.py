"""代替テキストが画像の内容を伝えている

## なぜ
「画像」「写真」やファイル名だけの代替テキストでは、画像が見えない人に内容が伝わりません。

## 直し方
画像を見せずに電話で説明するつもりで、内容を短く書きます。例：「役場の正面玄関。右手にスロープがある」
飾りの画像なら、空の alt にします。

## この規則に分かること・分からないこと
ファイル名や「画像」という語だけの代替テキストは、確かに不合格です。代替テキストが内容を正しく表しているかは、人が見て確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._words import folded
from checks.subject import Document

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("B_4", "B_5", "B_6", "B_27", "C_80.0", "C_300.0", "C_300.1", "C_300.2"),
    act=("9eb3f6",),
    techniques=("F30", "G94"),
)

MESSAGES = {
    "file_name": Message(
        "代替テキスト「{text}」は、ファイルの名前です。画像の内容が伝わりません。",
        "画像に何が写っているか、何を伝えたいかを書いてください。",
    ),
    "placeholder": Message(
        "代替テキスト「{text}」だけでは、何の画像か分かりません。",
        "画像に何が写っているか、何を伝えたいかを書いてください。飾りの画像なら空の alt にしてください。",
    ),
    "same_as_file": Message(
        "代替テキスト「{text}」は、画像のファイルの名前と同じです。内容が伝わるか、人が確かめてください。",
        "画像の内容が分かる言葉に書き直してください。",
    ),
    "vague": Message(
        "代替テキスト「{text}」で画像の内容が伝わるか、人が確かめてください。",
        "何のロゴか、押すと何が起きるかなど、内容が分かる言葉にしてください。飾りの画像なら空の alt にしてください。",
    ),
    "long": Message(
        "代替テキストが {count} 文字あります。長すぎないか、人が確かめてください。",
        "代替テキストは短くし、くわしい説明は本文に書いてください。",
    ),
}

_LONGEST: Final = 150
"""More than this many characters is a description, not an alternative (as in miChecker's C_80.0)."""

_IMAGE_FILE = re.compile(r"\S+\.(?:jpe?g|jfif|png|gif|svg|webp|bmp|tiff?|avif|hei[cf]|ico)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|data:|file:)\S+", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:dsc[nf]?|img|pict?|mvi|gopr|pxl|photo|image|screen ?shot|スクリーンショット)[ _-]?\d{3,}[\d _-]*"
)
_UNDERLINED = re.compile(r"(?=.*\d|\w+_\w+_)[a-z0-9-]+(?:_[a-z0-9-]+)+")
"""Words joined as only names of files are, such as "yakuba_genkan_01"."""
_HASH = re.compile(r"(?=.*\d)[0-9a-f]{12,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLACEHOLDER = re.compile(
    r"(?:画像|写真|図|絵|挿絵|イメージ|イラスト|サムネイル|スペーサー?|ダミー|代替テキスト|説明"
    r"|(?:ここに)?画像の(?:内容|説明|代替テキスト)(?:を書く)?"
    r"|image|img|photo|photograph|picture|pic|graphic|figure|thumbnail|spacer|blank|dummy|placeholder|alt|alt text"
    r"|image alt text|undefined|null|none|nan|untitled|no alt)(?:データ|ファイル)?[ _-]?[（(]?\d*[)）]?"
)
_VAGUE = re.compile(r"(?:ロゴ|ロゴマーク|アイコン|バナー|マーク|矢印|logo|icon|banner|arrow|bullet)[ _-]?\d*")


def select(document: Document) -> Iterable[Tag]:
    """Images, image buttons, areas and applets with a written alternative."""
    found = document.tags('img[alt], input[type="image"][alt], area[href][alt], applet[alt]')
    return [
        image
        for image in found
        if not is_blank(attribute(image, "alt")) and document.exposed(image) and _speaks(document, image)
    ]


def _speaks(document: Document, image: Tag) -> bool:
    """Whether the alternative is what is read: aria-label and aria-labelledby take its place."""
    return not image.has_attr("aria-label") and not image.has_attr("aria-labelledby")


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """Words that could tell the content: no file name, no address, no mere word for "image"."""
    text = " ".join(attribute(image, "alt").split())
    plain = folded(text)
    stem, name = _file_of(image)
    if _is_file_name(plain, stem, name):
        yield (
            failed("file_name", text=text)
            if not _names_its_download(image, text)
            else cant_tell("same_as_file", text=text)
        )
    elif _PLACEHOLDER.fullmatch(plain):
        yield failed("placeholder", text=text)
    elif plain == stem and plain.isascii():
        yield cant_tell("same_as_file", text=text)
    elif _VAGUE.fullmatch(plain) or not any(character.isalnum() for character in plain):
        yield cant_tell("vague", text=text)
    elif len(text) > _LONGEST:
        yield cant_tell("long", count=len(text))


def _file_of(image: Tag) -> tuple[str, str]:
    """Name of the image's file without and with its ending, folded."""
    path = PurePosixPath(unquote(urlsplit(attribute(image, "src")).path))
    return folded(path.stem), folded(path.name)


def _is_file_name(plain: str, stem: str, name: str) -> bool:
    if _IMAGE_FILE.fullmatch(plain) or _ADDRESS.fullmatch(plain) or _CAMERA.fullmatch(plain) or _HASH.fullmatch(plain):
        return True
    if _UNDERLINED.fullmatch(plain):
        return True
    return "." in name and plain == name != stem


def _names_its_download(image: Tag, text: str) -> bool:
    """A file's name can be the right text when the image stands for the file that a link around it loads."""
    link = image.find_parent("a")
    return link is not None and unquote(attribute(link, "href")).endswith(text)
