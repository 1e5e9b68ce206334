"""PDF の文字が、すべてタグの中にある

## なぜ
読み上げソフトは、タグの付いた文字だけを読みます。タグの外に置かれた文字は、画面には見えるのに、読み飛ばされます。

## 直し方
元のファイルから PDF を作り直します。Acrobat で直すときは「読み上げ順序」で、その文字に「テキスト」などの
タグを付けます。ページ番号やくり返しの見出しなど、読まなくてよい文字は「背景／アーティファクト」にします。

## この規則に分かること・分からないこと
ページ番号のような短い文字と、飾り（アーティファクト）とされた文字が、読まなくてよいものかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.pdf import Pdf, Sheet
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.pdf._documents import place_of

META = Meta(criteria=("1.3.1", "1.3.2"), severity=Severity.SERIOUS, on=On.PDF)

_TAG: Final = (
    "読む文字なら、タグを付けてください。ページ番号などの、読まなくてよい文字なら、「アーティファクト」にしてください。"
)

MESSAGES = {
    "text": Message(
        "{page}ページの文字「{text}」に、タグがありません。読み上げられません。",
        _TAG,
    ),
    "short": Message("{page}ページの文字「{text}」に、タグがありません。読む文字か、人が確かめてください。", _TAG),
}


_CERTAIN: Final = 10
"""Letters of a phrase; fewer may be a page number or a mark that only guides the eye."""


def select(pdf: Pdf) -> Iterable[Sheet]:
    """Pages with text, in a tagged document."""
    return [sheet for sheet in pdf.sheets if sheet.letters] if pdf.tagged else []


def check(sheet: Sheet, pdf: Pdf) -> Iterator[Finding]:
    """No letters outside both the structure tree and the artifacts (ISO 32000-1, 14.8.2.2)."""
    text = " ".join(sheet.loose_text.split())
    letters = sum(character.isalpha() for character in text)
    shown = text[:30] + ("…" if len(text) > 30 else "")
    if letters >= _CERTAIN or text.count("□") >= _CERTAIN:
        yield failed("text", place_of(sheet), page=sheet.number, text=shown)
    elif letters or any(character.isdigit() for character in text):
        yield cant_tell("short", place_of(sheet), page=sheet.number, text=shown)
