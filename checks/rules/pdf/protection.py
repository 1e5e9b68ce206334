"""PDF の保護が、読み上げを妨げていない

## なぜ
コピーを禁じる保護の中には、読み上げソフトが文字を取り出すことまで禁じるものがあります。読み上げソフトを使う人だけが、
文書を読めなくなります。

## 直し方
保護を外します。必要なときは、Acrobat の「文書のプロパティ」の「セキュリティ」で「スクリーンリーダーデバイスの
テキストアクセスを有効にする」に印を付けます。

## この規則に分かること・分からないこと
開くのにパスワードがいる PDF は、だれも中を調べられないので、「試験できない」と知らせます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, failed

META = Meta(criteria=("1.1.1", "4.1.2"), severity=Severity.CRITICAL, on=On.PDF)

MESSAGES = {
    "forbidden": Message(
        "PDF の保護が、読み上げソフトが文字を読むことを禁じています。",
        "Acrobat の「文書のプロパティ」の「セキュリティ」で、保護を外すか、"
        "「スクリーンリーダーデバイスのテキストアクセスを有効にする」に印を付けてください。",
    ),
}


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Encrypted documents."""
    return [pdf.whole] if pdf.encrypted else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """The permission to extract text for accessibility (ISO 32000-1, table 22, bit 10)."""
    if not pdf.speech:
        yield failed("forbidden")
