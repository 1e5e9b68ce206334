"""PDF の見出しに、見出しのタグがある

## なぜ
読み上げソフトを使う人は、見出しだけを拾って、長い文書の中を移ります。見出しのタグがないと、はじめから順に聞くしか
ありません。

## 直し方
Word では、見出しを文字の大きさで表さずに、「スタイル」の「見出し 1」「見出し 2」を使います。
そのあと PDF を作り直します。

## この規則に分かること・分からないこと
3ページ以上の文書に見出しが一つもないときに知らせます。見出しのない文書かもしれないので、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.pdf import HEADINGS, Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.pdf._documents import has_text

META = Meta(criteria=("1.3.1",), severity=Severity.SERIOUS, on=On.PDF, techniques=("PDF9",))

MESSAGES = {
    "none": Message(
        "{count}ページの PDF に、見出しのタグが一つもありません。見出しのある文書か、人が確かめてください。",
        "見出しがあるなら、Word の「スタイル」の「見出し 1」「見出し 2」を使って、PDF を作り直してください。",
    ),
    "empty": Message(
        "{page}ページに、中身のない見出しのタグがあります。",
        "元のファイルで、空の行に付いた「見出し」のスタイルを「標準」に戻して、PDF を作り直してください。",
    ),
}

_LONG: Final = 3


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Tagged documents with headings, or so long that they should have some."""
    wanted = len(pdf.sheets) >= _LONG or pdf.of_role(*HEADINGS)
    return [pdf.whole] if pdf.tagged and has_text(pdf) and wanted else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """At least one heading, and none without words."""
    found = pdf.of_role(*HEADINGS)
    if not found:
        yield cant_tell("none", count=len(pdf.sheets))
    for number in found:
        if not _words(number, pdf):
            yield failed("empty", pdf.place(number), page=pdf.elements[number].page or "?")


def _words(number: int, pdf: Pdf) -> bool:
    """Whether anything is shown in the heading; letters that cannot be told do count."""
    inside = [number, *pdf.descendants(number)]
    return any(pdf.elements[n].text or pdf.elements[n].alt or pdf.elements[n].actual for n in inside)
