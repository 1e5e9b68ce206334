"""パスワードや確かめの番号を、覚えたり写したりしないで入れられる

## なぜ
覚えること、写し取ること、なぞなぞを解くことのむずかしい人がいます。貼り付けやパスワードの記憶が使えれば、入れられます。

## 直し方
貼り付けを止めず、`autocomplete="current-password"` を付けます。番号の欄は1つにします。
絵のなぞなぞ（キャプチャ）のほかの方法を用意します。

## この規則に分かること・分からないこと
パスワードの欄で、属性に書いた処理が貼り付けを止め、ブラウザの記憶も止めていれば不合格です。片方だけのとき、番号の欄が1文字ずつに
分かれているとき、キャプチャがあるときは、ほかの方法で入れるかを人が確かめます。プログラムの中の貼り付けの処理は分かりません。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(
    criteria=("3.3.8",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("F109", "G218", "H100"),
)

MESSAGES = {
    "blocked": Message(
        "パスワードの欄が、貼り付けも、ブラウザの記憶も止めています。",
        "onpaste の処理を消し、autocomplete を current-password か new-password にしてください。",
    ),
    "no_paste": Message(
        "この欄は貼り付けを止めています。覚えたり写したりしないで入れられるか、人が確かめてください。",
        "onpaste の処理を消してください。",
    ),
    "no_memory": Message(
        "この欄はブラウザの記憶を止めています。貼り付けができるか、人が確かめてください。",
        "autocomplete を current-password か new-password にしてください。",
    ),
    "split": Message(
        "番号を入れる欄が、1文字ずつに分かれています。番号をまとめて貼り付けられるか、人が確かめてください。",
        "番号の欄を1つにし、autocomplete を one-time-code にしてください。",
    ),
    "puzzle": Message(
        "人かどうかを確かめるなぞなぞ（キャプチャ）があるようです。ほかの方法でも入れるか、人が確かめてください。",
        "なぞなぞのほかの確かめ方を用意してください。",
    ),
}

_SECRETS: Final = 'input[type="password" i], input[autocomplete="one-time-code" i]'
_PUZZLES: Final = 'iframe[src*="captcha" i], [class*="captcha" i], [id*="captcha" i], img[src*="captcha" i]'
_CELLS: Final = 4
"""Fields of one character in a row that make a code."""
_STOPS = re.compile(r"return\s+false|preventDefault")


def select(document: Document) -> Iterable[Tag]:
    """Password and code fields, the first of a row of fields of one character, and puzzles."""
    shown = [tag for tag in document.tags(f"{_SECRETS}, {_PUZZLES}") if document.visible(tag)]
    outer = [tag for tag in shown if not any(other is parent for parent in tag.parents for other in shown)]
    return [*outer, *_split_codes(document)]


def _split_codes(document: Document) -> Iterator[Tag]:
    around: dict[int, list[Tag]] = {}
    for tag in document.tags('input[maxlength="1"]'):
        form = tag.find_parent("form") or tag.find_parent("body")
        around.setdefault(id(form), []).append(tag)
    yield from (cells[0] for cells in around.values() if len(cells) >= _CELLS)


def check(tag: Tag, document: Document) -> Iterator[Finding]:
    """It can be pasted into and filled by the browser; there is no puzzle."""
    if tag.name != "input":
        yield cant_tell("puzzle")
        return
    pastes = not _STOPS.search(attribute(tag, "onpaste"))
    remembers = attribute(tag, "autocomplete").lower() != "off"
    if attribute(tag, "maxlength") == "1":
        yield cant_tell("split")
    elif not pastes and not remembers:
        yield failed("blocked")
    elif not pastes or not remembers:
        yield cant_tell("no_paste" if not pastes else "no_memory")
