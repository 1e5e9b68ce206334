"""画像のボタンに代替テキストがある

## なぜ
画像で作ったボタンは、代替テキスト（alt）がボタンの名前になります。名前がないと、目の見えない人には何のボタンか分かりません。

## 直し方
`<input type="image" src="search.png" alt="検索する">` のように、押すと何が起きるかを alt に書きます。
ボタンの画像は飾りではないので、空の alt は使えません。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import author_name, content_text, labels
from checks.subject import Document

META = Meta(
    criteria=("1.1.1", "4.1.2"),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("B_1", "C_300.4"),
    act=("59796f",),
    techniques=("H36", "F65"),
)

MESSAGES = {
    "missing": Message(
        "画像のボタンに名前がありません。",
        'alt に、押すと何が起きるかを書いてください。例：alt="検索する"',
    ),
    "blank": Message(
        "画像のボタンの代替テキスト（alt）が空白の文字だけです。",
        '空白を消して、押すと何が起きるかを書いてください。例：alt="検索する"',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Image buttons that assistive technology would announce."""
    return [button for button in document.tags('input[type="image"]') if document.exposed(button)]


def check(button: Tag, document: Document) -> Iterator[Finding]:
    """A name from alt, a label, ARIA or title; the browser's own word (送信) does not tell what the image means."""
    names = [author_name(document, button), attribute(button, "alt")]
    names += [content_text(label) for label in labels(document, button)]
    if all(is_blank(name) for name in names):
        yield failed("blank" if attribute(button, "alt") else "missing")
