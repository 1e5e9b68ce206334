"""PDF の図に、代替テキストがある

## なぜ
図や写真の内容は、代替テキストがないと、画面を見ない人に伝わりません。

## 直し方
Word では、図を右クリックして「代替テキストを表示」（古い Word では「代替テキストの編集」）を選び、内容を書きます。
飾りの図なら「装飾用にする」に印を付けます。そのあと PDF を作り直します。

## この規則に分かること・分からないこと
代替テキストが図の内容を正しく表しているかは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf
from checks.rule import Finding, Message, Meta, On, failed

META = Meta(criteria=("1.1.1",), severity=Severity.SERIOUS, on=On.PDF, techniques=("PDF1", "F65", "F30"))

_WRITE = (
    "元のファイルの図に、代替テキストを書いてください（Word では図を右クリックして「代替テキストを表示」）。"
    "飾りなら「装飾用にする」に印を付けてください。そのあと PDF を作り直してください。"
)

MESSAGES = {
    "missing": Message("{page}ページの図に、代替テキストがありません。", _WRITE),
    "unsuitable": Message("{page}ページの図の代替テキスト「{alt}」では、内容が伝わりません。", _WRITE),
}

_UNSUITABLE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?|emf|wmf|eps|hei[cf])|(?:画像|写真|図|絵|図形|イラスト|グラフ|image|picture|"
    r"photo|figure|graphic|chart|shape|オブジェクト|テキスト ボックス)[ _-]?\d*",
    re.IGNORECASE,
)


def select(pdf: Pdf) -> Iterable[int]:
    """Figures and formulas of a tagged document that stand alone: a figure inside another is told with it."""
    if not pdf.tagged:
        return []
    found = pdf.of_role("Figure", "Formula")
    inside = {below for number in found if _words(number, pdf) for below in pdf.descendants(number)}
    return [number for number in found if number not in inside]


def _words(number: int, pdf: Pdf) -> str:
    element = pdf.elements[number]
    return (element.alt or element.actual or "").strip()


def check(figure: int, pdf: Pdf) -> Iterator[Finding]:
    """An alternative or replacement text that is no mere name of a file or word for "image"."""
    words, page = _words(figure, pdf), pdf.elements[figure].page
    if not words:
        if not any(_words(below, pdf) for below in pdf.descendants(figure)):
            yield failed("missing", pdf.place(figure), page=page or "?")
    elif _UNSUITABLE.fullmatch(words):
        yield failed("unsuitable", pdf.place(figure), page=page or "?", alt=words)
