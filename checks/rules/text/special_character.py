"""機種によって読めない文字を使わない

## なぜ
自分の機械だけの文字（外字）や、文字化けした文字は、ほかの人の画面では空白や「□」になり、読み上げられません。
「㈱」「㍻」「㎡」のようにいくつかの文字を1文字に詰めた記号は、検索で見つからず、読み上げソフトが飛ばすことが
あります。漢字の部品の文字（⼀、⽇ など）は、ふつうの漢字と見分けが付かず、検索で見つかりません。

## 直し方
知らせの文が示す、ふつうの書き方に直します。人の名前の字などで、ほかの字に替えられないときは、読みを
かっこに入れて書きます。

## この規則に分かること・分からないこと
丸数字（①）とローマ数字（Ⅱ）は、今の機械と読み上げソフトで広く読めるので、問題にしません。
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.text._reading import matches, readable
from checks.subject import Span, TextFile

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.TEXT)

MESSAGES = {
    "broken": Message(
        "ほかの機械では読めない文字（U+{code}）があります。",
        "外字か、文字化けした文字です。ふつうの文字に直してください。",
    ),
    "composite": Message(
        "機種によって読めないことがある文字「{found}」があります。",
        "「{plain}」に書きかえてください。",
    ),
    "radical": Message(
        "「{found}」は漢字の部品の文字で、ふつうの漢字ではありません。",
        "この文字を消して、ふつうの「{plain}」と打ち直してください。",
    ),
    "variant": Message(
        "「{found}」は、機械によって「{plain}」に変わることがある字です。",
        "人の名前などでなければ「{plain}」にしてください。名前なら、読みをかっこに入れて書いてください。",
    ),
}

_BROKEN = re.compile(
    "[\ue000-\uf8ff\U000f0000-\U0010ffff\ufffd\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
# Not in JIS X 0208, several signs squeezed into one: ㈱ ㊤ ㋿ ㍻ ㎡ № ℡. Circled and Roman numerals are left alone.
_COMPOSITE = re.compile(
    "[\u2113\u2116\u2121\u213b\u3220-\u3247\u328a-\u32b0\u32c0-\u32cf\u32ff-\u33ff\U0001f200-\U0001f265]"
)
_RADICAL = re.compile("[\u2e80-\u2eff\u2f00-\u2fdf]")
_VARIANT = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")

_PLAIN: Final = {
    "㈱": "株式会社",
    "㈲": "有限会社",
    "㈳": "社団法人",
    "㈶": "財団法人",
    "㈹": "代表",
    "㎡": "平方メートル",
    "㎥": "立方メートル",
    "㎞": "キロメートル",
    "㎝": "センチメートル",
    "㎜": "ミリメートル",
    "㎏": "キログラム",
    "㎎": "ミリグラム",
    "㏊": "ヘクタール",
    "ℓ": "リットル",
    "№": "番号",
    "℡": "電話",
    "℻": "ファクス",
}


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No private-use, damaged, squeezed or look-alike character."""
    for match, span in matches(_BROKEN, line):
        yield failed("broken", span, code=f"{ord(match[0]):04X}")
    for match, span in matches(_COMPOSITE, line):
        yield failed("composite", span, found=match[0], plain=_PLAIN.get(match[0]) or _compatible(match[0]))
    for match, span in matches(_RADICAL, line):
        yield failed("radical", span, found=match[0], plain=_compatible(match[0]))
    for match, span in matches(_VARIANT, line):
        if _compatible(match[0]) != match[0]:  # twelve characters of this block are kanji in their own right
            yield cant_tell("variant", span, found=match[0], plain=_compatible(match[0]))


def _compatible(character: str) -> str:
    return unicodedata.normalize("NFKC", character)
