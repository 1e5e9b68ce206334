"""PDF の表とリストのタグが、正しく入れ子になっている

## なぜ
行のタグが表の外にあったり、項目のタグがリストの外にあったりすると、読み上げソフトは表やリストとして読めません。

## 直し方
元のファイルで、表は「挿入」の「表」で、箇条書きは「箇条書き」「段落番号」で作り、PDF を作り直します。
Acrobat で直すときは「タグ」の画面で、タグを正しい親の下に移します。

## この規則に分かること・分からないこと
親のタグだけを調べます。行ごとのセルの数は調べません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from checks.model import Severity
from checks.pdf import Pdf
from checks.rule import Finding, Message, Meta, On, failed

META = Meta(criteria=("1.3.1",), severity=Severity.MODERATE, on=On.PDF, techniques=("PDF6", "PDF21", "PDF20"))

MESSAGES = {
    "outside": Message(
        "{page}ページの {role} のタグが、{parents} のタグの中にありません。",
        "元のファイルで、表や箇条書きの機能を使って作り直し、PDF を保存し直してください。",
    ),
}

_PARENTS: Final[Mapping[str, tuple[str, ...]]] = {
    "LI": ("L",),
    "LBody": ("LI",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
}
"""Which tags must hold a tag (ISO 32000-1, 14.8.4.3)."""

_TRANSPARENT: Final = ("NonStruct", "Private", "Div", "Sect", "Part", "Span")
"""Tags that only group, or say nothing; what stands in them counts as standing in what holds them."""


def select(pdf: Pdf) -> Iterable[int]:
    """Parts of tables and lists in a tagged document."""
    return pdf.of_role(*_PARENTS) if pdf.tagged else []


def check(number: int, pdf: Pdf) -> Iterator[Finding]:
    """Stands in the tag the format asks for."""
    element = pdf.elements[number]
    above = element.parent
    while above >= 0 and pdf.elements[above].role in _TRANSPARENT:
        above = pdf.elements[above].parent
    wanted = _PARENTS[element.role]
    if above < 0 or pdf.elements[above].role not in wanted:
        page, parents = element.page or "?", "か ".join(wanted)
        yield failed("outside", pdf.place(number), page=page, role=element.role, parents=parents)
