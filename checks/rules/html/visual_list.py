"""箇条書きに見えるものは、箇条書きとして書かれている

## なぜ
箇条書きとして書けば、「5項目の一覧」のように読み上げられ、項目ごとに移れます。「・」や「1.」を打って改行しただけでは、
一続きの文として読まれます。

## 直し方
行のはじめを `- `（順番があれば `1. `）にして書きます。箇条書きの前に、何も書かない行を1行入れます。

## この規則に分かること・分からないこと
同じ印で始まる行が3行以上続けば不合格です。2行のとき、「※」の注のときは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._lines import Line, runs
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("F2", "H48"),
)

_MEND = "行のはじめを「- 」（順番があれば「1. 」）にして、箇条書きとして書いてください。"

MESSAGES = {
    "list": Message("「{first}」から {count} 行は箇条書きに見えますが、箇条書きとして書かれていません。", _MEND),
    "doubtful": Message(
        "「{first}」から {count} 行は、箇条書きのように見えます。箇条書きかどうか、人が確かめてください。", _MEND
    ),
}

_BULLETS: Final = "・･●○◆◇■□▲△▼▽★☆◎•‣▪▸►▶➢✓✔*＊"
_DASHES: Final = "-–—‐−ー"
_NOTE: Final = "※"
_BULLET = re.compile(rf"([{_BULLETS}{_NOTE}])\s*[^\s{_BULLETS}]|([{re.escape(_DASHES)}])\s+\S")
_NUMBER = re.compile(r"[(（]?(\d{1,2})(?:[)）．、:：]|\.(?!\d))\s*\S|([①-⑳])\s*\S|[(（]([a-zア-ンｱ-ﾝ])[)）]\s*\S")
_CIRCLED: Final = ord("①") - 1
_ENOUGH: Final = 3
_SHOWN: Final = 20


def select(document: Document) -> Iterable[list[Line]]:
    """Two or more lines that follow each other."""
    return runs(document)


def _mark(line: Line) -> str:
    found = _BULLET.match(line.text)
    return (found[1] or found[2]) if found else ""


def _marked(run: list[Line]) -> Iterator[list[Line]]:
    for mark, lines in groupby(run, key=_mark):
        group = list(lines)
        if mark and len(group) > 1:
            yield group


def _place(line: Line) -> int:
    """The number a line begins with, 0 for none."""
    found = _NUMBER.match(line.text)
    if not found:
        return 0
    if found[1]:
        return int(found[1])
    return ord(found[2]) - _CIRCLED if found[2] else ord(found[3])


def _numbered(run: list[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line, following in pairwise([*run, Line("", run[0].tag)]):
        if _place(line):
            group.append(line)
        if group and _place(following) != _place(line) + 1:
            if len(group) > 1:
                yield group
            group = []


def check(run: list[Line], _document: Document) -> Iterator[Finding]:
    """No lines that all begin with a mark, or with numbers that follow each other; three of them are surely a list."""
    for group in (*_marked(run), *_numbered(run)):
        first = group[0]
        sure = len(group) >= _ENOUGH and _mark(first) != _NOTE
        yield (failed if sure else cant_tell)(
            "list" if sure else "doubtful", first.tag, first=first.text[:_SHOWN], count=len(group)
        )
