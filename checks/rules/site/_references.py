"""Finds where a text points at a part of the page by its place, shape, size or colour, in English and in Japanese."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Reference:
    """Words such as "the round button". looks: how it is told ("round"); thing: what is meant ("button")."""

    words: str
    looks: str
    thing: str


_THINGS: Final = (
    "button|link|menu|icon|image|picture|photo|navigation|nav|sidebar|panel|box|field|form|tab|banner|column|list|table|chart"
    "|map|graph|arrow|section|logo|check ?box|search"
)
_SIDES: Final = r"(?:(?:upper|lower|top|bottom|far)[ -])?(?:right|left)(?:[ -]hand)?(?: side| corner| column)?"
_SHAPES: Final = (
    "round|circular|square|rectangular|triangular|triangle|circle|oval|star|star-shaped|diamond|diamond-shaped|hexagonal"
    "|big|large|small|tiny|wide|narrow|tall|bigger|larger|smaller|biggest|largest|smallest"
)
_FURTHER: Final = r"(?! (?:bank|hand of|foot|arm|eye|ear|side of (?:the )?(?:road|street|river)))"

_SHAPED = re.compile(rf"\bthe (?P<looks>{_SHAPES}) (?P<thing>{_THINGS})s?\b", re.IGNORECASE)
_BESIDE = re.compile(rf"\bthe (?P<looks>{_SIDES}|top|bottom|upper|lower) (?P<thing>{_THINGS})s?\b", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:the|this|that) (?P<thing>[a-z]+)(?: (?:located|shown|found|displayed|placed))?,? (?:on|at|in|to) the "
    rf"(?P<looks>{_SIDES})\b{_FURTHER}",
    re.IGNORECASE,
)
_OF_PAGE = re.compile(
    rf"\b(?:on|at|in|to) the (?P<looks>{_SIDES})(?: of (?:the|this|your) (?:page|screen|window|site|display))",
    re.IGNORECASE,
)
_ANY_THING = re.compile(rf"\b(?P<thing>{_THINGS})s?\b", re.IGNORECASE)
_WAY = re.compile(
    r"\b(?:streets?|roads?|turn|walk|drive|driving|bridge|river|railway|motorway|junction|roundabout|hand|leg|arm|eye|wing)\b",
    re.IGNORECASE,
)
"""Words of a way through the world outside, where left and right are no places on a screen."""

_JAPANESE_THINGS: Final = (
    "ボタン|メニュー|リンク|バナー|アイコン|画像|写真|地図|図|表|グラフ|カレンダー|一覧|欄|枠|検索窓|フォーム|タブ"
)
_JAPANESE_SIDES: Final = "右上|右下|左上|左下|右側|左側|右端|左端|右|左"
_JAPANESE_SHAPES: Final = "丸い|四角い|三角の|三角形の|円形の|星形の|大きな|大きい|小さな|小さい"
_COLOURS: Final = "red|green|blue|yellow|orange|purple|pink|grey|gray|black|white|brown|coloured|colored"
_COLOURED = re.compile(rf"\bthe (?P<looks>{_COLOURS}) (?P<thing>{_THINGS})s?\b", re.IGNORECASE)
_JAPANESE_COLOURS: Final = (
    "赤い|青い|黒い|白い|黄色い|(?:赤|青|黄|茶|灰|水)色の|(?:緑|紫|オレンジ|ピンク)色?の|グレーの"
)
_JAPANESE_COLOURED = re.compile(rf"(?P<looks>{_JAPANESE_COLOURS})(?P<thing>{_JAPANESE_THINGS})(?![「『（(\[])")
_JAPANESE = re.compile(
    rf"(?:(?P<side>{_JAPANESE_SIDES})(?:の|に(?:ある|出る|出ている|並ぶ|表示され(?:る|た|ている)))|(?P<shape>{_JAPANESE_SHAPES}))(?P<thing>{_JAPANESE_THINGS})(?![「『（(\[])"
)

NAMED = re.compile(
    r"\b(?:label?led|called|named|titled|marked|entitled|reading|that says)\b|[\"“「『][^\"”」』]{2,}[\"”」』]",
    re.IGNORECASE,
)
"""Signs that a sentence gives the name of what it points at."""

_SENTENCE = re.compile(r"[^.。!?！？]+[.。!?！？]?")


def references(text: str) -> Iterator[Reference]:
    """References by place, shape or size; a sentence that also gives a name is left out."""
    for sentence in _nameless_sentences(text):
        for pattern in (_SHAPED, _BESIDE, *(() if _WAY.search(sentence) else (_PLACED,))):
            yield from _found(pattern, sentence)
        for match in _OF_PAGE.finditer(sentence):
            thing = _ANY_THING.search(sentence)
            if thing is not None and not _PLACED.search(sentence):
                yield Reference(match[0], match["looks"].casefold(), thing["thing"].casefold())
        for match in _JAPANESE.finditer(sentence):
            yield Reference(match[0], match["side"] or match["shape"], match["thing"])


def colour_references(text: str) -> Iterator[Reference]:
    """References by colour; a sentence that also gives a name is left out."""
    for sentence in _nameless_sentences(text):
        yield from _found(_COLOURED, sentence)
        yield from _found(_JAPANESE_COLOURED, sentence)


def _nameless_sentences(text: str) -> Iterator[str]:
    return (match[0] for match in _SENTENCE.finditer(text) if not NAMED.search(match[0]))


def _found(pattern: re.Pattern[str], sentence: str) -> Iterator[Reference]:
    for match in pattern.finditer(sentence):
        yield Reference(match[0], match["looks"].casefold(), match["thing"].casefold())
