"""PDF の入力欄に、名前がある

## なぜ
入力欄の名前（ツールヒント）がないと、読み上げソフトは「編集」とだけ読みます。何を書く欄か分かりません。

## 直し方
Acrobat では「フォームを準備」で欄を右クリックし、「プロパティ」の「ツールヒント」に「氏名」のような名前を書きます。
できるなら、PDF の申込書ではなく、Web の申込フォームにしてください。

## この規則に分かること・分からないこと
名前が欄の内容に合っているかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, Sheet
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.pdf._documents import place_of

META = Meta(criteria=("1.3.1", "3.3.2", "4.1.2"), severity=Severity.CRITICAL, on=On.PDF, techniques=("PDF10", "PDF12"))

MESSAGES = {
    "unnamed": Message(
        "{page}ページの入力欄{count}個に、名前（ツールヒント）がありません。",
        "Acrobat の「フォームを準備」で、欄の「プロパティ」の「ツールヒント」に、何を書く欄かを書いてください。",
    ),
}


def select(pdf: Pdf) -> Iterable[Sheet]:
    """Pages with form fields."""
    return [sheet for sheet in pdf.sheets if any(a.kind == "Widget" for a in sheet.annotations)]


def check(sheet: Sheet, pdf: Pdf) -> Iterator[Finding]:
    """Every field has a name for assistive technology (/TU)."""
    count = sum(a.kind == "Widget" and not a.label for a in sheet.annotations)
    if count:
        yield failed("unnamed", place_of(sheet), page=sheet.number, count=count)
