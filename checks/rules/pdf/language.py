"""PDF に、正しい言語が書いてある

## なぜ
読み上げソフトは、文書の言語を見て、読み上げる声を選びます。言語が書いてないと、日本語の文書が英語の声で読まれ、
聞き取れないことがあります。

## 直し方
Word では「校閲」の「言語」で日本語にしてから、PDF にします。Acrobat では「文書のプロパティ」の「詳細設定」の
「言語」で「日本語」を選びます。

## この規則に分かること・分からないこと
日本語の文書に、ほかの言語が書いてあるときは分かります。外国語どうしのまちがいと、一部分だけ言語が違うところは、
人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.pdf import Pdf, PdfPlace
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._language import is_language_tag
from checks.rules.pdf._documents import has_text

META = Meta(criteria=("3.1.1",), severity=Severity.SERIOUS, on=On.PDF, techniques=("PDF16", "PDF19"))

_SET = "Acrobat の「文書のプロパティ」の「詳細設定」で、言語を「日本語」にしてください。"

MESSAGES = {
    "missing": Message("PDF に、文書の言語が書かれていません。", _SET),
    "malformed": Message("PDF の言語「{language}」は、言語の書き方（ja、en など）になっていません。", _SET),
    "other": Message("日本語の文書ですが、PDF の言語が「{language}」になっています。", _SET),
}

_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
_ENOUGH: Final = 50
_SHARE: Final = 0.2
"""Japanese prose is about half kana; a document in another language quotes only names in them."""


def select(pdf: Pdf) -> Iterable[PdfPlace]:
    """Documents that show text."""
    return [pdf.whole] if has_text(pdf) else []


def check(document: PdfPlace, pdf: Pdf) -> Iterator[Finding]:
    """A well-formed language of the document, which is Japanese where the text is."""
    if not pdf.language:
        yield failed("missing")
    elif not is_language_tag(pdf.language):
        yield failed("malformed", language=pdf.language)
    elif not pdf.language.lower().startswith("ja") and _japanese(pdf.text):
        yield failed("other", language=pdf.language)


def _japanese(text: str) -> bool:
    kana = len(_KANA.findall(text))
    return kana >= _ENOUGH and kana >= _SHARE * len("".join(text.split()))
