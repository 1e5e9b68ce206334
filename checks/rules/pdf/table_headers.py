"""PDF の表に、見出しのセルがある

## なぜ
読み上げソフトは、表のセルを読むときに、その列や行の見出しを合わせて読みます。見出しのセルがないと、数字だけが続き、
何の数字か分かりません。

## 直し方
Word では、表の1行目を選び、「レイアウト」の「タイトル行の繰り返し」に印を付け、「テーブル デザイン」の「タイトル行」に
印を付けます。そのあと PDF を作り直します。できるなら、表は Markdown のページに書いてください。

## この規則に分かること・分からないこと
2行2列に満たない表は調べません。見出しの内容が正しいかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf
from checks.rule import Finding, Message, Meta, On, cant_tell, failed

META = Meta(criteria=("1.3.1",), severity=Severity.SERIOUS, on=On.PDF, techniques=("PDF6", "PDF20"))

MESSAGES = {
    "missing": Message(
        "{page}ページの表に、見出しのセルがありません。",
        "Word では表の1行目を選び、「レイアウト」の「タイトル行の繰り返し」と「テーブル デザイン」の「タイトル行」に"
        "印を付けて、PDF を作り直してください。",
    ),
    "direction": Message(
        "{page}ページの表の見出しのセルに、行の見出しか列の見出しかが書かれていません。読み上げで分かるか、人が確かめてください。",
        "Acrobat の「表エディター」で、見出しのセルの「範囲」を「行」か「列」にしてください。",
    ),
}


def select(pdf: Pdf) -> Iterable[int]:
    """Tables of two rows and two columns or more."""
    return [table for table in pdf.of_role("Table") if _is_grid(table, pdf)] if pdf.tagged else []


def _is_grid(table: int, pdf: Pdf) -> bool:
    rows = [n for n in pdf.descendants(table) if pdf.elements[n].role == "TR"]
    return len(rows) >= 2 and sum(len(_cells(row, pdf)) >= 2 for row in rows) >= 2


def _cells(parent: int, pdf: Pdf) -> list[int]:
    return [n for n in pdf.descendants(parent) if pdf.elements[n].role in ("TH", "TD")]


def check(table: int, pdf: Pdf) -> Iterator[Finding]:
    """A header cell; and where there are headers beside and above, each says for what, or the cells name theirs."""
    page = pdf.elements[table].page or "?"
    cells = [pdf.elements[n] for n in _cells(table, pdf)]
    if not any(cell.role == "TH" for cell in cells):
        yield failed("missing", pdf.place(table), page=page)
    elif _two_ways(table, pdf) and not any(cell.headers for cell in cells):
        unsaid = [cell for cell in cells if cell.role == "TH" and not cell.scope and cell.text]
        if unsaid:
            yield cant_tell("direction", pdf.place(table), page=page)


def _two_ways(table: int, pdf: Pdf) -> bool:
    """Whether there are headers in the first row and again in later ones."""
    rows = [_cells(n, pdf) for n in pdf.descendants(table) if pdf.elements[n].role == "TR"]
    headed = [any(pdf.elements[n].role == "TH" for n in row) for row in rows]
    return headed[0] and any(headed[1:])
