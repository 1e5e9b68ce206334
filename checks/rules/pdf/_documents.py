"""What several rules about PDF share: which documents they are about, and the words that tell how to mend one."""

from typing import Final

from checks.pdf import Pdf, PdfPlace, Sheet

SAVE_TAGGED: Final = (
    "Word では「名前を付けて保存」で PDF を選び、「オプション」の「アクセシビリティ用のドキュメント構造タグ」に"
    "印を付けて保存し直してください。"
)


def has_text(pdf: Pdf) -> bool:
    """Whether the document shows letters, and not only pictures."""
    return any(sheet.letters or sheet.hidden for sheet in pdf.sheets)


def place_of(sheet: Sheet) -> PdfPlace:
    """A page as the place of a finding."""
    return PdfPlace(sheet.number, f"{sheet.number}ページ")


def pages_in_words(sheets: list[Sheet]) -> str:
    """The numbers of pages as a person reads them: "1、2、5"; cut off after some."""
    numbers = "、".join(str(sheet.number) for sheet in sheets[:10])
    return f"{numbers} ほか" if len(sheets) > 10 else numbers
