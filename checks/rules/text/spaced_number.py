"""数字と単位のあいだに空白を入れない

## なぜ
「令和 6 年度」「1 箇所」のように空けると、「令和6年度」「1箇所」で検索しても見つかりません。読み上げが数字と単位の
あいだで切れたり、行の終わりで数字と単位が分かれたりします。

## 直し方
空白を消します。例：`令和 6 年度` → `令和6年度`
"""

import re
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.text._reading import matches, readable
from checks.subject import Span, TextFile

META = Meta(criteria=(), severity=Severity.MINOR, on=On.TEXT)

MESSAGES = {
    "spaced": Message(
        "「{found}」の数字の前か後に、いらない空白があります。",
        "空白を消して「{plain}」と書いてください。",
    ),
}

_SPACE = "[ \u00a0\u3000]+"
_NUMBER = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_SURE = (
    "(?:年度|年間|日間|週間|時間|分間|か月|ヶ月|カ月|箇月|箇所|か所|ヶ所|カ所|世帯|千円|万円|億円|丁目|番地"
    "|メートル|キロ|パーセント|ヘクタール|トン|リットル)"
)
# Behind these a kanji may begin another word: 「1 人口」 is a numbered heading, 「3 人以上」 is not.
_SINGLE = "[年月日時分秒人件個回台冊枚校棟戸歳円倍割号階票](?![\u3400-\u9fff々](?<![以程前後間未超目内]))"
_ERA = f"(?:明治|大正|昭和|平成|令和|西暦){_SPACE}(?:{_NUMBER}|元)(?:{_SPACE}年度?|年度?)?"
_NTH = f"第{_SPACE}{_NUMBER}(?:{_SPACE})?[回号条項章節期次]?"
_COUNTED = f"(?<![0-9０-９A-Za-z.,:：/-]){_NUMBER}{_SPACE}(?:{_SURE}|{_SINGLE})"
_SPACED = re.compile(f"{_ERA}|{_NTH}|{_COUNTED}")
_NUMBERING = " \t#>*+|-.(（"


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No space between a number and the counter, the name of an era or 「第」 it belongs to."""
    for match, span in matches(_SPACED, line):
        found = match[0].rstrip()
        numbering = found[0].isdigit() and not line.text[: match.start()].strip(_NUMBERING)
        if not numbering:
            yield failed("spaced", span, found=found, plain=re.sub(_SPACE, "", found))
