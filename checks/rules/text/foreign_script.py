"""1つのことばに、ほかの文字の種類が混じっていない

## なぜ
カタカナの「イ」や「ド」とそっくりなロシア文字、英字の「A」とそっくりなギリシャ文字などが混じると、見た目では
分かりません。読み上げソフトは「キリル文字」などと1文字ずつ読み、検索しても見つかりません。
PDF や画像から写した文章でよく起こります。

## 直し方
知らせの文が示す文字を消して、ひらがな・カタカナ・漢字・英字で打ち直します。
外国語のことばを書くときは、前後を空白やかっこで区切ります。例：`ハングル（한글）`

## この規則に分かること・分からないこと
「α線」「プラスα」のように、ギリシャ文字を記号として1文字だけ使う書き方は問題にしません。
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.text._reading import JAPANESE, matches, readable
from checks.subject import Span, TextFile

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.TEXT)

MESSAGES = {
    "mixed": Message(
        "「{word}」の中に、{script}の「{letters}」が混じっています。",
        "「{letters}」を消して打ち直してください。外国語のことばなら、前後を空白かかっこで区切ってください。",
    ),
}

_SCRIPTS: Final = {
    "ギリシャ文字": "\u0370-\u03ff\u1f00-\u1fff",
    "ロシア文字（キリル文字）": "\u0400-\u052f",
    "アルメニア文字": "\u0530-\u058f",
    "ヘブライ文字": "\u0590-\u05ff",
    "アラビア文字": "\u0600-\u06ff",
    "インドの文字（デーバナーガリー）": "\u0900-\u097f",
    "タイ文字": "\u0e00-\u0e7f",
    "ジョージア文字": "\u10a0-\u10ff",
    "ハングル": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af\uffa0-\uffdc",
    "注音字母": "\u3100-\u312f",
}
_LATIN = "A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f"
_FOREIGN = re.compile("|".join(f"(?P<s{number}>[{letters}]+)" for number, letters in enumerate(_SCRIPTS.values())))
_WORD = re.compile(f"[{JAPANESE}{_LATIN}{''.join(_SCRIPTS.values())}]+")
_OWN = re.compile(f"[{JAPANESE}{_LATIN}]")
_LOOKALIKES = frozenset("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf")
"""Greek letters that look just like Latin ones (Alpha, Beta … omicron), and so are no symbols but slips."""


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No word holds Japanese or Latin letters together with letters of another script."""
    for word, span in matches(_WORD, line):
        if not _OWN.search(word[0]):
            continue
        for foreign in _FOREIGN.finditer(word[0]):
            letters = foreign[0]
            if not _symbol(letters):
                place = Span(span.line, span.column + foreign.start(), letters)
                yield failed("mixed", place, word=word[0], letters=letters, script=_script(foreign))


def _script(match: re.Match[str]) -> str:
    return list(_SCRIPTS)[int((match.lastgroup or "s0")[1:])]


def _symbol(letters: str) -> bool:
    """Whether it is one Greek letter used as a symbol, as in 「α線」 or "kΩ"."""
    return len(letters) == 1 and unicodedata.name(letters, "").startswith("GREEK") and letters not in _LOOKALIKES
