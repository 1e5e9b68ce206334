"""目に見えない文字が入っていない

## なぜ
幅のない空白や、見えないハイフン、文字の向きを変える記号は、ほかの文書から写したときに入りこみます。画面では
分かりませんが、検索で見つからなくなり、読み上げがことばの途中で切れることがあります。

## 直し方
知らせの行の、その場所の前後を消して、打ち直します。
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.text._reading import matches, readable
from checks.subject import Span, TextFile

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.TEXT)

MESSAGES = {
    "invisible": Message(
        "目に見えない文字（{name}）が{where}にあります。",
        "この場所の前後の文字を消して、打ち直してください。",
    ),
}

_NAMES: Final = {
    "\u00ad": "見えないハイフン",
    "\u200b": "幅のない空白",
    "\u200c": "幅のない区切り",
    "\u200d": "幅のないつなぎ",
    "\u2060": "幅のないつなぎ",
    "\ufeff": "幅のない空白（BOM）",
}
# Joiners and selectors between emoji are part of the emoji; selectors after kanji choose the shape of a name.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
    "|&(?:shy|ZeroWidthSpace|zwnj|lrm|rlm|NoBreak|#0*173|#0*820[3-7]|#[xX]0*(?:ad|AD|200[bBcCeEfF]|2060|feff|FEFF));"
)

_NEARBY: Final = 6


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No character without shape of its own, but for those that shape an emoji or a kanji."""
    for match, span in matches(_INVISIBLE, line):
        if (span.line, span.column, match[0]) != (1, 1, "\ufeff"):  # a byte order mark that begins a file is no text
            yield failed("invisible", span, name=_name(match[0]), where=_where(match, line.text))


def _name(found: str) -> str:
    if len(found) > 1:
        return found
    return f"{_NAMES.get(found) or unicodedata.name(found, '名前のない文字')}、U+{ord(found):04X}"


def _where(match: re.Match[str], line: str) -> str:
    before, after = line[: match.start()].strip(), line[match.end() :].strip()
    return f"「{before[-_NEARBY:]}」のすぐ後" if before else f"「{after[:_NEARBY]}」のすぐ前"
