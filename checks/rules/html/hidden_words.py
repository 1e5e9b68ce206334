"""読み上げのための言葉が、読み上げにも隠れていない

## なぜ
`visibility: hidden` や `display: none` は、目からも読み上げからも隠します。リンクに読み上げ用の言葉を足したつもりでも、
だれにも伝わりません。

## 直し方
読み上げだけに伝える言葉は、`aria-label` に書くか、見えないが読み上げられる書き方（1ピクセルの枠に収める）にします。
要らない言葉なら消します。

## この規則に分かること・分からないこと
リンクやボタンの文の途中に、場所だけを取って隠れている言葉（visibility: hidden）を見つけます。マウスを乗せたときに出る
言葉かもしれないので、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._styles import style
from checks.subject import Document, text_of

META = Meta(criteria=("1.3.1", "2.4.4"), severity=Severity.MODERATE, on=On.RENDERED, techniques=("C7", "H33"))

MESSAGES = {
    "words": Message(
        "「{around}」の中の「{words}」が、場所だけを取って、読み上げにも隠れています。人が確かめてください。",
        "読み上げに伝えるなら aria-label などに書き、要らないなら消してください。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Visible links, buttons, headings and labels with words."""
    found = document.tags("a[href], button, h1, h2, h3, h4, h5, h6, label, legend, summary")
    return [tag for tag in found if document.visible(tag) and text_of(tag)]


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """No words inside that take room in the line and are hidden from everybody."""
    for part in tag.find_all(True):
        if not _is_gap(part, document):
            continue
        if part.parent is not None and not _is_gap(part.parent, document):
            words = text_of(part)
            seen = text_of(tag).replace(words, "").strip()
            yield cant_tell("words", part, around=seen[:40], words=words[:40])


def _is_gap(part: Tag, document: Document) -> bool:
    hidden = style(document, part, "visibility") == "hidden"
    flows = style(document, part, "position") in ("static", "relative") and style(document, part, "display") != "none"
    node = document.node(part)
    return hidden and flows and node is not None and node.box[2] > 2 and bool(text_of(part))
