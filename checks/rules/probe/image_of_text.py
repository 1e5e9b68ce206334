"""文字は、画像ではなく文字で書いてある

## なぜ
画像になった文字は、大きくするとぼやけ、色や書体を自分に合わせることも、翻訳することもできません。

## 直し方
画像の文字を本文に書き、画像を消します。見出しや案内文の飾りは、画像ではなく文字の書式で付けます。
ロゴと、書体そのものを見せる画像は、そのままでかまいません。

## この規則に分かること・分からないこと
文字だけの画像で、2語または4文字より多く読めたものは不合格です。写真や図の中の文字と、読めたのが1語だけの画像は、
人が確かめます。文字を読むプログラム（tesseract）が入っていないときは、画像ごとに、人が見て確かめるように知らせます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._pictures import (
    Picture,
    doubtful_word,
    is_button_of_words,
    is_text,
    mixed,
    only_words,
    pictures,
    seen_words,
    shown,
    target,
    tells_of_look,
)
from checks.subject import Page

META = Meta(
    criteria=("1.4.5",),
    severity=Severity.MODERATE,
    on=On.PAGE,
    needs=("pictures",),
    act=("0va7u6",),
    techniques=("C22", "C30", "G140"),
)

_WRITE: Final = "画像の文字を、文字として本文に書いてください。"

MESSAGES = {
    "text": Message("画像の文字「{words}」が、文字ではなく画像になっています。", _WRITE),
    "essential": Message(
        "画像に「{words}」という文字があります。書体や見た目そのものを伝える画像か、人が確かめてください。",
        "見た目が大事でなければ、" + _WRITE,
    ),
    "mixed": Message(
        "絵のまじった画像に「{words}」という文字があります。文字で書けないか、人が確かめてください。",
        "文字で書けるところは、" + _WRITE,
    ),
    "word": Message("画像に「{words}」という文字があるようです。人が確かめてください。", _WRITE),
    "unread": Message(
        "画像の中の文字を調べられませんでした（{reason}）。文字の画像でないか、人が見て確かめてください。",
        "文字の画像なら、" + _WRITE,
    ),
}

_NARROW: Final = 60
"""Pixels that a word of four small letters needs; an unread picture that is narrower is an icon."""

_LOGOTYPE: Final = 20
"""Letters of a name; where logotypes stand, so short a text may be one."""


def select(page: Page) -> Iterable[Picture]:
    """Pictures with words, and those that could not be read; no logotypes, and no text in inline SVG, which is text."""
    found = [p for p in pictures(page) if p["kind"] != "svg" and not p["logo"]]
    return [p for p in found if seen_words(p) or doubtful_word(p) or (p["unread"] and p["width"] >= _NARROW)]


def check(picture: Picture, page: Page) -> Iterator[Finding]:
    """No text, unless its look is essential or it is part of a picture of something else."""
    words, place = seen_words(picture), target(picture)
    if picture["unread"]:
        yield cant_tell("unread", place, reason=picture["unread"])
    elif not is_text(words):
        word = doubtful_word(picture) or (shown(words) if only_words(picture) and len(shown(words)) >= 4 else "")
        if word:
            yield cant_tell("word", place, words=word)
    elif not only_words(picture) and not is_button_of_words(picture):
        if mixed(picture):
            yield cant_tell("mixed", place, words=shown(words))
    elif picture["decided"] or tells_of_look(picture) or (picture["brand"] and len(shown(words)) <= _LOGOTYPE):
        yield cant_tell("essential", place, words=shown(words))
    else:
        yield failed("text", place, words=shown(words))
