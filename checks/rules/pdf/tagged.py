"""PDF に、文書の組み立てを表すタグがある

## なぜ
PDF のタグは、見出し・段落・表・リストの区別と、読む順を表します。タグがない PDF は、読み上げソフトには文字の
ばらばらな集まりです。段組みや表では、意味の通らない順に読まれます。

## 直し方
Word では「名前を付けて保存」で PDF を選び、「オプション」の「アクセシビリティ用のドキュメント構造タグ」に印を付けて
保存します。「印刷」から PDF を作ると、タグは付きません。できるなら、PDF ではなく Markdown のページにしてください。

## この規則に分かること・分からないこと
タグがあることだけを確かめます。タグの内容は、ほかの PDF の規則が調べます。読む順が正しいかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.pdf._documents import SAVE_TAGGED, has_text

META = Meta(criteria=("1.3.1", "1.3.2"), severity=Severity.CRITICAL, on=On.PDF, techniques=("PDF3", "PDF9", "PDF21"))

MESSAGES = {
    "untagged": Message(
        "PDF に、見出しや段落を表すタグがありません。読み上げソフトが正しい順に読めません。",
        SAVE_TAGGED + "または、内容を Markdown のページにしてください。",
    ),
}


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Documents that show text; a scan is another rule's matter."""
    return [pdf.whole] if has_text(pdf) else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """A structure tree, and the mark that readers may trust it (ISO 32000-1, 14.7 and 14.8)."""
    if not pdf.tagged:
        yield failed("untagged")
