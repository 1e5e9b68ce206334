"""対応度を、試験で確かめた以上に言っていない

## なぜ
「準拠しています」と書いてあるのに使えないと、困るのは利用者です。確かめていないことを言うと、町への信頼も失われます。
試験したページだけを直して「準拠」と言うことや、支援の部品を置いて「対応した」と言うことは、国の指針で不適切な取組とされています。

## 直し方
対応度は、記録された試験の結果（ウェブアクセシビリティの試験結果のページ）と同じか、それより弱い言葉で書きます。
目標なら「めざします」と書きます。「適合」は、別の手続き（JIS Q 17050）が要るので使いません。

## この規則に分かること・分からないこと
規格の名前かアクセシビリティの言葉がある文だけを調べます。目標、条件、打ち消しの文は、言い切りとみなしません。
画像の中の文字は読めません。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.subject import Page, Site, text_of

MESSAGES = {
    "stronger": Message(
        "「{text}」は、記録された試験の結果（{claim}）より強い言い方です。",
        "試験の結果と同じ言葉にするか、目標なら「めざします」と書いてください。",
    ),
    "conforming": Message(
        "「{text}」の「適合」は、使えない言い方です。",
        "試験の結果のページにある対応度（準拠、一部準拠、配慮）の言葉にするか、消してください。",
    ),
}

_STRENGTH: Final = {"": 0, "配慮": 1, "一部準拠": 2, "準拠": 3, "適合": 4}
_SUBJECT = re.compile(r"JIS|8341|WCAG|アクセシビリティ|適合レベル|レベル ?A", re.IGNORECASE)
_CLAIM = re.compile(
    r"(?:に|へ)(?P<verb>一部準拠|準拠|配慮|適合)(?:し(?:ています|ており|ております|ました)|です|済み|した(?:ページ|サイト|ホームページ))"
    r"|8341-3.*(?:に|へ)(?P<end>一部準拠|準拠|配慮|適合)$"
    r"|対応度は?[:：、 ]*(?P<noun>一部準拠|準拠|配慮|適合)"
    r"|(?P<tail>一部準拠|準拠|適合)(?:済み|サイト)"
)
_NO_CLAIM = re.compile(r"ません|ない|目標|めざ|目指|場合|とき|予定|ため|とは|必要|よう|かどうか|まで|たら|れば|ずに")
_BLOCKS = "p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, figcaption, caption, summary"
_SENTENCE = re.compile(r"[。！？\n]")
_SHOWN = 60


class Sentence(NamedTuple):
    """Words about conformance, and the number of the element they stand in."""

    number: int
    words: str


def sentences(page: Page) -> tuple[Sentence, ...]:
    """Sentences of a page that speak of the standard and of how far it is kept."""
    document = page.document
    return tuple(
        Sentence(document.number(tag), words)
        for tag in document.tags(_BLOCKS)
        if tag.find(_BLOCKS.split(", ")) is None
        for words in map(str.strip, _SENTENCE.split(text_of(tag)))
        if _SUBJECT.search(words) and re.search("準拠|適合|配慮", words)
    )


META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SITE, reads=(sentences,))


def select(site: Site) -> Iterable[tuple[str, Sentence]]:
    """Such sentences of every page, each with the page's url; none where nobody records tests."""
    if site.claim is not None:
        for page, found in site.read(sentences).items():
            yield from ((page, sentence) for sentence in found)


def check(sentence: tuple[str, Sentence], site: Site) -> Iterator[Finding]:
    """A claim is no stronger than the record; 「適合」 is none at all."""
    page, (number, words) = sentence
    if _NO_CLAIM.search(words):
        return
    for match in _CLAIM.finditer(words):
        word = next(filter(None, match.groups()))
        text = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
        target = SiteTarget(page, number)
        if word == "適合":
            yield failed("conforming", target, text=text)
        elif _STRENGTH[word] > _STRENGTH[site.claim or ""]:
            yield failed("stronger", target, text=text, claim=site.claim or "表明できるものはありません")
        return
