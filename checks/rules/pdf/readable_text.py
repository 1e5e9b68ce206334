"""PDF の文字が、どの文字か分かる

## なぜ
PDF には、画面には正しく見えるのに、どの文字かという情報（ToUnicode）がない文字があります。読み上げソフトは読めないか、
でたらめに読みます。コピーや検索をしても、文字が化けます。

## 直し方
元のファイルから、Word の「名前を付けて保存」などの別の方法で PDF を作り直します。古い PDF 作成ソフトや、
「印刷」から作った PDF で起きることがあります。

## この規則に分かること・分からないこと
文字の情報が正しいかは分かりません。作った PDF から文字をコピーして、貼り付けてみると確かめられます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.pdf import Pdf, Sheet
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.pdf._documents import place_of

META = Meta(criteria=("1.1.1",), severity=Severity.CRITICAL, on=On.PDF)

MESSAGES = {
    "unreadable": Message(
        "{page}ページに、どの文字か分からない文字が{count}個あります。読み上げや検索ができません。",
        "元のファイルから、PDF を別の方法（Word の「名前を付けて保存」など）で作り直してください。",
    ),
    "some": Message(
        "{page}ページに、どの文字か分からない文字が{count}個あります。飾りの記号か、人が確かめてください。",
        "読む必要のある文字なら、元のファイルから PDF を別の方法で作り直してください。",
    ),
}

_CERTAIN: Final = 20
"""More than the bullets and ornaments a page has."""


def select(pdf: Pdf) -> Iterable[Sheet]:
    """Pages with letters."""
    return [sheet for sheet in pdf.sheets if sheet.letters or sheet.hidden]


def check(sheet: Sheet, pdf: Pdf) -> Iterator[Finding]:
    """Every glyph has a Unicode value (text is "programmatically determined"; ISO 32000-1, 9.10 and 14.8.2.4)."""
    if sheet.unreadable >= _CERTAIN:
        yield failed("unreadable", place_of(sheet), page=sheet.number, count=sheet.unreadable)
    elif sheet.unreadable:
        yield cant_tell("some", place_of(sheet), page=sheet.number, count=sheet.unreadable)
