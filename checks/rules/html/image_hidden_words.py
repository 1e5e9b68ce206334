"""読み上げから外した画像に、ことばが付いていない

## なぜ
代替テキストや title を書いた画像を、aria-hidden や role="presentation" や空の alt で読み上げから外すと、
書いたことばが画面を見ない人に届きません。

## 直し方
内容のある画像なら、aria-hidden や role を消し、内容を alt に書きます。飾りの画像なら、alt を空にし、title を消します。

## この規則に分かること・分からないこと
書いてあることばが、画像のすぐそばの文字にもあるときは、二重に読ませないための書き方なので問題にしません。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._context import block_of
from checks.rules.html._vocabulary import in_common, meanings
from checks.rules.html._words import folded
from checks.subject import Document, text_of

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("e88epe",),
    techniques=("F38", "F39", "H67"),
)

MESSAGES = {
    "title": Message(
        "画像の alt は空ですが、title に「{text}」とあります。内容が読み上げられません。",
        "内容のある画像なら「{text}」を alt に書いてください。飾りの画像なら title を消してください。",
    ),
    "hidden": Message(
        "画像に代替テキスト「{text}」がありますが、{how} があるため読み上げられません。",
        "内容のある画像なら {how} を消してください。飾りの画像なら alt を空にしてください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Images that are seen, are hidden from assistive technology by their own markup, and have words of their own."""
    return [image for image in document.tags("img") if document.visible(image) and _words(image, document)]


def _words(image: Tag, document: Document) -> str:
    alt, title = attribute(image, "alt").strip(), attribute(image, "title").strip()
    if image.has_attr("alt") and is_blank(alt):
        return "" if is_blank(title) or attribute(image, "aria-hidden") == "true" else title
    return alt if not is_blank(alt) and _how(image) and not _named(image, document) else ""


def _how(image: Tag) -> str:
    if attribute(image, "aria-hidden").strip().lower() == "true":
        return 'aria-hidden="true"'
    role = attribute(image, "role").strip().lower()
    return f'role="{role}"' if role in ("none", "presentation") else ""


def _named(image: Tag, document: Document) -> bool:
    """Whether assistive technology is told of the image all the same, as when it can be focused."""
    return document.exposed(image) and document.role(image) not in (None, "none", "presentation")


def check(image: Tag, document: Document) -> Iterator[Finding]:
    """The image's own words are read anyway, as text beside it or as the name of the control it stands in."""
    text = _words(image, document)
    if _told_beside(image, text, document):
        return
    if _how(image):
        yield failed("hidden", text=text, how=_how(image))
    else:
        yield failed("title", text=text)


def _told_beside(image: Tag, text: str, document: Document) -> bool:
    control = image.find_parent(["a", "button", "figure", "label", "summary"])
    around = [text_of(block_of(image))]
    if control is not None:
        around += [text_of(control), document.name(control)]
    needed = meanings(text)
    return any(
        folded(text) in folded(words) or (needed and needed <= in_common(text, words)) for words in around if words
    )
