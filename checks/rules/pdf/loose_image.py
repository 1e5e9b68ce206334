"""PDF の画像が、図か飾りかに分けてある

## なぜ
図のタグも、飾り（アーティファクト）の印もない画像は、読み上げソフトに伝わりません。内容のある画像なら、
その内容が失われます。

## 直し方
内容のある画像には、元のファイルで代替テキストを書き、PDF を作り直します。飾りの画像なら、Word では図を右クリックして
「代替テキストを表示」の「装飾用にする」に印を付けます。

## この規則に分かること・分からないこと
画像が内容のあるものか飾りかは、人が見て確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, Sheet
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.pdf._documents import place_of

META = Meta(criteria=("1.1.1",), severity=Severity.MODERATE, on=On.PDF, techniques=("PDF1", "PDF4"))

MESSAGES = {
    "image": Message(
        "{page}ページに、図のタグも飾りの印もない画像が{count}個あります。内容のある画像か、人が確かめてください。",
        "内容のある画像なら、図のタグと代替テキストを付けてください。飾りなら「アーティファクト」にしてください。",
    ),
}


def select(pdf: Pdf) -> Iterable[Sheet]:
    """Pages with images, in a tagged document."""
    return [sheet for sheet in pdf.sheets if sheet.images] if pdf.tagged else []


def check(sheet: Sheet, pdf: Pdf) -> Iterator[Finding]:
    """No image outside both the structure tree and the artifacts."""
    if sheet.loose_images:
        yield cant_tell("image", place_of(sheet), page=sheet.number, count=sheet.loose_images)
