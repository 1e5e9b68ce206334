"""PDF の漢字が、形の似た別の記号になっていない

## なぜ
ブラウザの「印刷」などで作った PDF では、「人」や「一」のような漢字が、形が同じ「部首」の記号になることがあります。
画面では同じに見えますが、検索で見つからず、読み上げソフトが読み飛ばしたり、違う読み方をしたりします。

## 直し方
PDF を別の方法（Word の「名前を付けて保存」など）で作り直します。ブラウザから作るときは、別のフォントにします。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。部首そのものを説明する文書かもしれないので、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, cant_tell

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.PDF)

MESSAGES = {
    "radical": Message(
        "漢字のかわりに、形の似た部首の記号（{shown} など）が{count}個あります。"
        "検索や読み上げができるか、人が確かめてください。",
        "PDF を別の方法（Word の「名前を付けて保存」など）か、別のフォントで作り直してください。",
    ),
}

_RADICAL = re.compile("[\u2e80-\u2fd5]")
"""The blocks "CJK Radicals Supplement" and "Kangxi Radicals" of Unicode."""

_HAN = re.compile("[\u2e80-\u2fd5\u4e00-\u9fff]")


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Documents with Chinese characters."""
    return [pdf.whole] if _HAN.search(pdf.text) else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """No signs of radicals among them."""
    found = _RADICAL.findall(pdf.text)
    if found:
        yield cant_tell("radical", shown="".join(dict.fromkeys(found))[:5], count=len(found))
