"""PDF に、内容を表す題名がある

## なぜ
読み上げソフトは、PDF を開くと題名を読みます。題名がないと「keikaku_r8_v2.pdf」のようなファイル名が読まれ、
いくつも開いたときに、どの文書か分かりません。

## 直し方
Word では「ファイル」の「情報」で「タイトル」を書いてから、PDF にします。Acrobat では「文書のプロパティ」の
「概要」に題名を書き、「開き方」の「表示」で「文書のタイトル」を選びます。

## この規則に分かること・分からないこと
題名が内容を正しく表しているかは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, failed

META = Meta(criteria=("2.4.2",), severity=Severity.SERIOUS, on=On.PDF, techniques=("PDF18", "F25", "G88"))

_WRITE = "Word では「ファイル」の「情報」の「タイトル」に、文書の題名を書いてから PDF にしてください。"

MESSAGES = {
    "missing": Message("PDF に題名がありません。", _WRITE),
    "unsuitable": Message("PDF の題名「{title}」は、文書の内容を表していません。", _WRITE),
    "not_shown": Message(
        "PDF の題名「{title}」が、表示する設定になっていません。かわりにファイルの名前が表示されます。",
        "Acrobat の「文書のプロパティ」の「開き方」で、「表示」を「文書のタイトル」にしてください。"
        "Word からは「アクセシビリティ用のドキュメント構造タグ」に印を付けて保存すると、この設定になります。",
    ),
}

_FILE = re.compile(r".*\.(?:pdf|docx?|xlsx?|pptx?|jtdc?|indd|ai|dwg|txt|rtf|html?)", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:microsoft (?:word|excel|powerpoint) ?- ?.*|(?:無題|名称未設定|タイトルなし|文書|文書名|題名|タイトル)[ -]?\d*"
    r"|(?:untitled|document|title|presentation|book|sheet|slide|print|scan|powerpoint プレゼンテーション)[ _-]?\d*)",
    re.IGNORECASE,
)


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Every document that has pages."""
    return [pdf.whole] if pdf.sheets else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """A title that is no file name or placeholder, and that readers show (PDF18)."""
    if not pdf.title:
        yield failed("missing")
    elif _FILE.fullmatch(pdf.title) or _EMPTY.fullmatch(pdf.title) or _is_file_name(pdf):
        yield failed("unsuitable", title=pdf.title)
    elif not pdf.shows_title:
        yield failed("not_shown", title=pdf.title)


def _is_file_name(pdf: Pdf) -> bool:
    """Whether the title is the file's name; a name in Japanese words may well be the title."""
    return pdf.title.isascii() and pdf.title == PurePosixPath(pdf.path).stem
