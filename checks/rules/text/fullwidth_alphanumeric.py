"""英字と数字は半角で書く

## なぜ
全角の英字や数字は、読み上げソフトが1文字ずつ読むことがあり、電話番号や住所を検索しても見つかりません。
全角と半角が混じると、同じことばが別のことばとして扱われます。

## 直し方
半角の英字・数字に書きかえます。例：`２０２５年` → `2025年`、`ＰＤＦ` → `PDF`
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.text._reading import matches, readable
from checks.subject import Span, TextFile

META = Meta(criteria=(), severity=Severity.MINOR, on=On.TEXT)

MESSAGES = {
    "fullwidth": Message(
        "全角の英字か数字「{found}」があります。",
        "半角の「{plain}」に書きかえてください。",
    ),
}

# Signs count only between letters and digits: 「０２３５－６８－０１２０」 is one number, 「：」 alone is punctuation.
_FULLWIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+(?:[－．，／＠＿＋＆][０-９Ａ-Ｚａ-ｚ]+)*")


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No full-width letter or digit."""
    for match, span in matches(_FULLWIDTH, line):
        yield failed("fullwidth", span, found=match[0], plain=unicodedata.normalize("NFKC", match[0]))
