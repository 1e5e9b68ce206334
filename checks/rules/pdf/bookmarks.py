"""長い PDF に、しおりがある

## なぜ
長い文書にしおり（目次）がないと、読みたいところへ移れません。読み上げソフトを使う人や、マウスを使わない人は、
はじめから順にめくることになります。

## 直し方
Word では「見出し」のスタイルを使い、PDF を保存するときの「オプション」で、
「次を使用してブックマークを作成」の「見出し」を選びます。

## この規則に分かること・分からないこと
20ページをこえる文書を調べます。リンクの付いた目次など、ほかの移り方があるかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, cant_tell

META = Meta(criteria=("2.4.5",), severity=Severity.MODERATE, on=On.PDF, techniques=("PDF2",))

MESSAGES = {
    "missing": Message(
        "{count}ページの PDF に、しおりがありません。目次など、読みたいところへ移る方法があるか、"
        "人が確かめてください。",
        "Word で PDF を保存するときの「オプション」で、"
        "「次を使用してブックマークを作成」の「見出し」を選んでください。",
    ),
}

_LONG: Final = 20


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Documents too long to leaf through."""
    return [pdf.whole] if len(pdf.sheets) > _LONG else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """Bookmarks."""
    if not pdf.bookmarks:
        yield cant_tell("missing", count=len(pdf.sheets))
