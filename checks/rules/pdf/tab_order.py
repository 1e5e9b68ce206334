"""PDF のリンクと入力欄に、Tab キーで移る順が決めてある

## なぜ
順が決めてないと、Tab キーで移る順は PDF を読むソフトしだいです。書いてある順に移れないと、書きまちがいや
読み落としが起きます。

## 直し方
Acrobat では「ページサムネール」でページをすべて選び、右クリックして「ページのプロパティ」の「タブオーダー」で
「文書構造を使用」を選びます。

## この規則に分かること・分からないこと
決めてある順が正しいかは、人が Tab キーで確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, Sheet
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.pdf._documents import place_of

META = Meta(criteria=("2.4.3",), severity=Severity.MODERATE, on=On.PDF, techniques=("PDF3",))

MESSAGES = {
    "unset": Message(
        "{page}ページのリンクや入力欄に、Tab キーで移る順が決めてありません。"
        "正しい順に移れるか、人が確かめてください。",
        "Acrobat の「ページのプロパティ」の「タブオーダー」で「文書構造を使用」を選んでください。",
    ),
}


def select(pdf: Pdf) -> Iterable[Sheet]:
    """Pages on which more than one thing can be reached."""
    return [sheet for sheet in pdf.sheets if len(sheet.annotations) > 1]


def check(sheet: Sheet, pdf: Pdf) -> Iterator[Finding]:
    """The order of the structure tree (/Tabs /S)."""
    if sheet.tabs != "S":
        yield cant_tell("unset", place_of(sheet), page=sheet.number)
