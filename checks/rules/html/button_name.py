"""ボタンに名前がある

## なぜ
名前のないボタンは、読み上げでは「ボタン」としか聞こえず、押すと何が起きるか分かりません。

## 直し方
button の中に言葉を書きます。絵だけのボタンには aria-label を付けます。
`<input type="button">` には `value="言葉"` を付けます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.subject import Document

META = Meta(
    criteria=("4.1.2",),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("B_36",),
    act=("97a4e1",),
    techniques=("H91", "F68", "F111"),
)

MESSAGES = {
    "empty": Message(
        "ボタンに名前がありません。",
        'ボタンの中に、押すと何が起きるかを書いてください。絵だけのボタンには aria-label="言葉" を付けてください。',
    ),
    "value": Message(
        "ボタン（input）に value がないので、名前がありません。",
        'value に、押すと何が起きるかを書いてください。例：value="送る"',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Buttons by role; image buttons have their own rule."""
    return [
        button
        for button in document.tags("button, input, [role]")
        if document.role(button) == "button"
        and document.exposed(button)
        and not (button.name == "input" and attribute(button, "type").lower() == "image")
    ]


def check(button: Tag, document: Document) -> Iterator[Finding]:
    """A name that is more than white space."""
    if is_blank(document.name(button)):
        yield failed("value" if button.name == "input" else "empty")
