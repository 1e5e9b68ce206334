"""画像の中の文字が、読み上げられる

## なぜ
画像に書いてある日時や場所は、代替テキストか本文にも書いてないと、画面を見ない人に伝わりません。

## 直し方
画像の文字を、本文か代替テキストに書きます。長いときは本文に書き、代替テキストには何の画像かだけを書きます。

## この規則に分かること・分からないこと
読み上げから外した画像の文字が、ページのどこにも書いてなければ不合格です。文字だけの画像の長い文の大部分が、代替テキストにも
本文にもないときも同じです。短い言葉は、別の言葉で言いかえてあるかもしれないので、人が確かめます。絵のまじった画像もそうです。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._pictures import (
    Picture,
    is_text,
    long_text,
    only_words,
    pictures,
    said_on,
    same_script,
    seen_words,
    shown,
    target,
    tells_of_look,
    untold,
)
from checks.subject import Page

META = Meta(
    criteria=("1.1.1",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("pictures",),
    act=("e88epe", "qt1vmo"),
    techniques=("F3", "F38", "F39", "G94", "G95"),
)

MESSAGES = {
    "hidden": Message(
        "画像の文字「{words}」が、読み上げられません。画像は読み上げから外してあり、本文にも同じ内容がありません。",
        "画像の文字を本文に書くか、代替テキスト（alt）に書いてください。",
    ),
    "background": Message(
        "背景の画像の文字「{words}」が、読み上げられません。本文にも同じ内容がありません。",
        "画像の文字を本文に書くか、背景ではなく代替テキストのある画像にしてください。",
    ),
    "maybe": Message(
        "読み上げから外した画像に「{words}」という文字があります。伝わらない内容がないか、人が確かめてください。",
        "大事な文字なら、本文か代替テキスト（alt）に書いてください。",
    ),
    "missing": Message(
        "画像は文字だけですが、その文字「{words}」の大部分が、代替テキスト「{name}」にも本文にもありません。",
        "画像の文字を本文に書いてください。短いときは、すべて代替テキストに書いてください。",
    ),
    "partial": Message(
        "画像の文字「{words}」が、代替テキスト「{name}」にも本文にもないようです。人が確かめてください。",
        "画像の文字のうち、代替テキストにないものを、代替テキストか本文に書き足してください。",
    ),
}

_MOST: Final = 0.5


def select(page: Page) -> Iterable[Picture]:
    """Pictures with text that are hidden from assistive technology or have a name; without either, others tell."""
    found = [p for p in pictures(page) if p["kind"] != "canvas" and (p["hidden"] or p["name"])]
    return [p for p in found if is_text(seen_words(p)) and not _spoken_itself(p)]


def _spoken_itself(picture: Picture) -> bool:
    """Text in inline SVG without a role is read like any other."""
    return picture["kind"] == "svg" and not picture["hidden"] and not picture["name"]


def check(picture: Picture, page: Page) -> Iterator[Finding]:
    """Most of the words are read out somewhere."""
    words, place = seen_words(picture), target(picture)
    if untold(words, said_on(page, picture)) < _MOST:
        return
    if not picture["hidden"]:
        yield _named(picture, words)
    elif only_words(picture) and not picture["logo"]:
        yield failed("background" if picture["kind"] == "background" else "hidden", place, words=shown(words))
    else:
        yield cant_tell("maybe", place, words=shown(words))


def _named(picture: Picture, words: list[str]) -> Finding:
    """A picture of a whole message is told by that message; a label may be told in other words, as may a thumbnail."""
    values = {"words": shown(words), "name": picture["name"]}
    free = picture["control"] is not None or picture["logo"] or picture["decided"] or tells_of_look(picture)
    if only_words(picture) and long_text(words) and same_script(words, picture["name"]) and not free:
        return failed("missing", target(picture), **values)
    return cant_tell("partial", target(picture), **values)
