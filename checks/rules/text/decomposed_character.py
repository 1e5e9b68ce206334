"""濁点や半濁点が、文字から離れていない

## なぜ
「が」が「か」と濁点の2文字に分かれていると、画面では同じに見えても、検索で見つからず、読み上げソフトが「か」と
読むことがあります。Mac のファイル名や PDF から写した文章でよく起こります。

## 直し方
知らせの文が示す文字を消して、打ち直します。
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.text._reading import KANA, matches, readable
from checks.subject import Span, TextFile

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.TEXT)

MESSAGES = {
    "decomposed": Message(
        "「{plain}」が、2つの文字に分かれています。",
        "この文字を消して、「{plain}」と打ち直してください。",
    ),
}

# Letters with marks that combine with them, and kana followed by a sound mark that stands for itself (゛゜).
_MARKED = re.compile(f"\\w[\u0300-\u036f\u3099\u309a]+|[{KANA}][\u309b\u309c]")
_COMBINING = str.maketrans("\u309b\u309c", "\u3099\u309a")


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No letter and mark for which one character exists (Unicode normalization form C)."""
    for match, span in matches(_MARKED, line):
        plain = unicodedata.normalize("NFC", match[0].translate(_COMBINING))
        if len(plain) < len(match[0]):
            yield failed("decomposed", span, plain=plain)
