"""PDF/UA と名乗る PDF が、その最低限を満たしている

## なぜ
PDF/UA は、だれもが読める PDF の国際規格（ISO 14289）です。満たしていない PDF がそう名乗ると、読む人も、
調べる人もだまされます。

## 直し方
PDF を作り直して、タグ・題名・言語を入れます。入れられないときは、PDF/UA の印を外します。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です。タグ・題名・言語・図の代替テキスト・保護だけを確かめます。PDF/UA を満たすという
証明にはなりません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, failed

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.PDF)

MESSAGES = {
    "false": Message(
        "PDF/UA と名乗っていますが、{missing}がありません。",
        "足りないものを入れて PDF を作り直すか、PDF/UA の印（pdfuaid:part）を外してください。",
    ),
}


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Documents that claim PDF/UA."""
    return [pdf.whole] if pdf.ua else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """What ISO 14289-1 asks of every document and this audit can see (clauses 7.1, 7.2, 7.3 and 7.16)."""
    figures = [pdf.elements[number] for number in pdf.of_role("Figure")]
    conditions = {
        "タグ": pdf.tagged,
        "表示される題名": bool(pdf.title) and pdf.shows_title,
        "言語": bool(pdf.language),
        "図の代替テキスト": all(figure.alt or figure.actual for figure in figures),
        "読み上げの許可": pdf.speech,
    }
    missing = [name for name, met in conditions.items() if not met]
    if missing:
        yield failed("false", missing="、".join(missing))
