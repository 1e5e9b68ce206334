"""半角カタカナを使わない

## なぜ
半角カタカナは、濁点が別の文字になるため、検索で見つからなかったり、読み上げソフトが正しく読まなかったりします。

## 直し方
全角のカタカナに書きかえます。例：`ﾊﾞｽ` → `バス`
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.text._reading import matches, readable
from checks.subject import Span, TextFile

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.TEXT)

MESSAGES = {
    "kana": Message(
        "半角カタカナ「{found}」があります。",
        "「{plain}」に書きかえてください。",
    ),
}

_HALFWIDTH = re.compile(r"[\uff61-\uff9f]+")


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No character of JIS X 0201's katakana set."""
    for match, span in matches(_HALFWIDTH, line):
        yield failed("kana", span, found=match[0], plain=unicodedata.normalize("NFKC", match[0]))
