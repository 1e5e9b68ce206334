"""PDF のページは、画像ではなく文字でできている

## なぜ
紙をスキャンしただけの PDF は、1枚の写真です。読み上げソフトは何も読めず、文字を大きくしたり、検索したりすることも
できません。

## 直し方
スキャンではなく、元の Word や Excel のファイルから PDF を作ります。元のファイルがないときは、内容を Markdown の
ページに書き起こすか、文字認識（OCR）をして、まちがいを直します。

## この規則に分かること・分からないこと
文字が一つもない文書は、確かに不合格です。写真だけのページがまじる文書、文字認識をした文書、文字が線の絵になっている
かもしれないページは、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.pdf._documents import has_text, pages_in_words, place_of

META = Meta(criteria=("1.1.1", "1.4.5"), severity=Severity.CRITICAL, on=On.PDF, techniques=("PDF1", "PDF7", "G140"))

_FROM_SOURCE: Final = "元の Word や Excel のファイルから PDF を作り直すか、内容を Markdown のページに書いてください。"

MESSAGES = {
    "scanned": Message(
        "この PDF には文字がなく、画像だけです（{pages}ページ）。読み上げも検索もできません。",
        _FROM_SOURCE,
    ),
    "image_page": Message(
        "{pages}ページには文字がなく、画像だけです。文字を写した画像でないか、人が確かめてください。",
        "文字の画像なら、文字にしてください。写真なら、内容を表す代替テキストを付けてください。",
    ),
    "recognised": Message(
        "{pages}ページは、スキャンした画像に、文字認識の結果を重ねたものです。読まれる文字が正しいか、人が確かめてください。",
        "まちがいがあれば直してください。" + _FROM_SOURCE,
    ),
    "outlined": Message(
        "{pages}ページには文字がなく、線の絵だけです。文字が線になっていないか、人が確かめてください。",
        "文字が線になっているときは、「アウトライン化」をせずに PDF を作り直してください。",
    ),
}

_MANY_CURVES: Final = 300
"""Some dozens of letters as outlines; a frame or a simple drawing has fewer."""


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Documents that show anything that could be, or stand for, text."""
    return [pdf.whole] if has_text(pdf) or any(s.only_image or s.curves >= _MANY_CURVES for s in pdf.sheets) else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """Letters on every page that is not a picture with an alternative of its own."""
    described = {pdf.elements[n].page for n in pdf.of_role("Figure") if pdf.elements[n].alt} if pdf.tagged else set()
    pictures = [sheet for sheet in pdf.sheets if sheet.only_image]
    bare = [sheet for sheet in pictures if sheet.number not in described]
    if pictures and not has_text(pdf) and bare:
        yield failed("scanned", place_of(bare[0]), pages=pages_in_words(bare))
    elif pictures:
        yield cant_tell("image_page", place_of(pictures[0]), pages=pages_in_words(pictures))
    behind = [sheet for sheet in pdf.sheets if sheet.covered >= 0.5 and sheet.hidden > sheet.letters]
    if behind:
        yield cant_tell("recognised", place_of(behind[0]), pages=pages_in_words(behind))
    drawn = [sheet for sheet in pdf.sheets if sheet.curves >= _MANY_CURVES and not sheet.only_image]
    if drawn:
        yield cant_tell("outlined", place_of(drawn[0]), pages=pages_in_words(drawn))
