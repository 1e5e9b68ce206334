"""ページの題名が、本文の内容を表している

## なぜ
題名（title）は、読み上げソフトがはじめに読み、タブや検索結果に出る言葉です。本文と合わない題名では、
ほしいページかどうかを開く前に決められません。

## 直し方
本文の見出しと同じ言葉を題名に入れます。ページを写して作ったときは、題名も書き直します。

## この規則に分かること・分からないこと
題名が、本文の話題と同じ種類の別のもの（「令和5年度」と「令和6年度」など）を指しているときと、題名の言葉が見出しにも
本文にも一度も出てこないときは、確かに不合格です。見出しがないページは、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._page import is_page, root
from checks.rules.html._sections import headings
from checks.rules.html._spoken import spoken_text
from checks.rules.html._topics import speaks_of_another, swapped, topics
from checks.rules.html._vocabulary import in_common, japanese, meanings
from checks.subject import Document, text_of

META = Meta(
    criteria=("2.4.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("c4a8a4",),
    techniques=("F25", "G88"),
)

MESSAGES = {
    "swapped": Message(
        "題名「{title}」には「{mine}」とありますが、本文は「{theirs}」のことです。",
        "題名を本文に合わせて直してください。ページを写して作ったときは、題名も書き直してください。",
    ),
    "second": Message(
        "題名（title）が2つあり、使われるはじめの「{title}」は本文と合いません。",
        "本文に合う「{other}」だけを残してください。",
    ),
    "unrelated": Message(
        "題名「{title}」の言葉が、見出しにも本文にも出てきません。",
        "本文の見出しと同じ言葉を題名に入れてください。",
    ),
    "unclear": Message(
        "題名「{title}」の言葉が、本文に出てきません。内容を表しているか、人が確かめてください。",
        "本文の内容が分かる題名にしてください。",
    ),
}

_ENOUGH: Final = 25


def select(document: Document) -> Iterable[Tag]:
    """The html element of a page with a title and words in its body."""
    html = root(document)
    return [html] if is_page(document) and _titles(html) and _body(html, document) else []


def _titles(html: Tag) -> list[str]:
    return [text_of(title) for title in html.find_all("title") if title.find_parent("svg") is None and text_of(title)]


def _body(html: Tag, document: Document) -> str:
    body = html.find("main") or html.find("body")
    return spoken_text(body, document) if isinstance(body, Tag) else ""


def check(html: Tag, document: Document) -> Iterator[Finding]:
    """The title shares words with the headings or the text, and names the same things."""
    (title, *others), body = _titles(html), _body(html, document)
    if len(meanings(title)) == 0:
        return
    exchanged = swapped(title, body)
    better = [other for other in others if in_common(other, body) and other != title]
    if exchanged is not None and in_common(title, body):
        yield failed("swapped", title=title, mine=exchanged[0], theirs=exchanged[1])
    elif better and not in_common(title, body):
        yield failed("second", title=title, other=better[0])
    elif _unrelated(title, body):
        known = [document.name(heading) for heading in headings(document)]
        sure = (
            bool(known)
            and len(meanings(title)) > 1
            and len(meanings(body)) >= _ENOUGH
            and not any(in_common(title, heading) for heading in known)
        )
        yield failed("unrelated", title=title) if sure else cant_tell("unclear", title=title)


def _unrelated(title: str, body: str) -> bool:
    """Whether a title and a text in the same language share neither a word nor a subject.

    The text is a longer one, or both speak of known subjects, the text at least twice.
    """
    if not (len(meanings(body)) >= _ENOUGH or speaks_of_another(title, body)) or japanese(title) != japanese(body):
        return False
    return not in_common(title, body) and not topics(title).keys() & topics(body).keys()
