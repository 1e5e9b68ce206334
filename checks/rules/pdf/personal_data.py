"""PDF に、個人の番号や連絡先が出ていない

## なぜ
住民の個人情報は、一度公開すると取り消せません。個人番号（マイナンバー）は、法律で決められたとき以外は公開できません。

## 直し方
元のファイルから値を消して、PDF を作り直します。黒く塗るだけでは、下の文字が残ります。

## この規則に分かること・分からないこと
タグの付いた文字と、付いていない文字のうち記録した部分を調べます。画像の中の文字は分かりません。
見つけた値そのものは、報告に出しません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules._personal import may_be_personal, personal

META = Meta(criteria=(), severity=Severity.CRITICAL, on=On.PDF, secret=True)

MESSAGES = {
    "personal": Message(
        "{page}ページに、個人の情報らしいもの（{kind}）が書かれています。値は、ここには出しません。",
        "元のファイルから値を消して、PDF を作り直してください。黒く塗るだけでは、下の文字が残ります。",
    ),
}


def select(pdf: Pdf) -> Iterable[tuple[int, str]]:
    """The words of each page that has numbers or addresses, tagged or not."""
    words: dict[int, list[str]] = {}
    for element in pdf.elements:
        words.setdefault(element.page, []).append(element.text)
    for sheet in pdf.sheets:
        words.setdefault(sheet.number, []).append(sheet.loose_text)
    pages = [(page, "\n".join(texts)) for page, texts in sorted(words.items())]
    return [(page, text) for page, text in pages if may_be_personal(text)]


def check(words: tuple[int, str], pdf: Pdf) -> Iterator[Finding]:
    """No value that belongs to one person."""
    page, text = words
    for kind in personal(text):
        yield failed("personal", PdfPlace(page, ""), page=page, kind=kind)
