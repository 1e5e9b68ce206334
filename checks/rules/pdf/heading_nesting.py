"""PDF の見出しの段が飛んでいない

## なぜ
読み上げソフトを使う人は、見出しの段で文書の組み立てをつかみます。見出し 1 の次がいきなり見出し 3 だと、間の見出しを
読み落としたと思って探すことになります。

## 直し方
Word の「スタイル」で、「見出し 1」の次は「見出し 1」か「見出し 2」にします。そのあと PDF を作り直します。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。戻るとき（見出し 4 の次に見出し 2）は何段でもかまいません。
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from checks.model import Severity
from checks.pdf import Pdf
from checks.rule import Finding, Message, Meta, On, failed

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.PDF, techniques=("PDF9", "G141"))

MESSAGES = {
    "jump": Message(
        "{page}ページの見出し「{text}」（段 {level}）が、前の見出し（段 {before}）から飛んでいます。",
        "Word の「スタイル」で、見出しの段を {expected} までにして、PDF を作り直してください。",
    ),
}

_LEVELS = ("H1", "H2", "H3", "H4", "H5", "H6")


def select(pdf: Pdf) -> Iterable[tuple[int, int]]:
    """Each heading that has a level with the one before it."""
    return list(pairwise(pdf.of_role(*_LEVELS))) if pdf.tagged else []


def check(pair: tuple[int, int], pdf: Pdf) -> Iterator[Finding]:
    """At most one level deeper."""
    before, level = (int(pdf.elements[number].role[1]) for number in pair)
    if level > before + 1:
        element = pdf.elements[pair[1]]
        yield failed(
            "jump",
            pdf.place(pair[1]),
            page=element.page or "?",
            text=pdf.text_of(pair[1])[:40],
            level=level,
            before=before,
            expected=before + 1,
        )
