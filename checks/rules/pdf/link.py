"""PDF のリンクに、タグと名前がある

## なぜ
タグのないリンクは、読み上げソフトがリンクと知らせないので、そこから先へ進めることが分かりません。文字のない画像の
リンクは、行き先が分かりません。

## 直し方
Word では「挿入」の「リンク」でリンクを作り、「アクセシビリティ用のドキュメント構造タグ」に印を付けて PDF を保存します。
画像のリンクには、画像の代替テキストに行き先を書きます。

## この規則に分かること・分からないこと
リンクの文字で行き先が分かるかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pdf import Pdf, Sheet
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.pdf._documents import SAVE_TAGGED, place_of

META = Meta(criteria=("1.3.1", "2.4.4"), severity=Severity.SERIOUS, on=On.PDF, techniques=("PDF11", "PDF13"))

MESSAGES = {
    "untagged": Message("{page}ページのリンク{count}個に、リンクのタグがありません。", SAVE_TAGGED),
    "empty": Message(
        "{page}ページに、文字も代替テキストもないリンクがあります。",
        "リンクに文字を入れるか、画像の代替テキストに行き先を書いて、PDF を作り直してください。",
    ),
}


def select(pdf: Pdf) -> Iterable[Sheet | int]:
    """In a tagged document: pages with links, and the tags of links."""
    if not pdf.tagged:
        return []
    return [*(s for s in pdf.sheets if any(a.kind == "Link" for a in s.annotations)), *pdf.of_role("Link")]


def check(target: Sheet | int, pdf: Pdf) -> Iterator[Finding]:
    """The structure tree refers to every link, and every tag of a link holds words."""
    if isinstance(target, Sheet):
        count = sum(a.kind == "Link" and not a.tagged for a in target.annotations)
        if count:
            yield failed("untagged", place_of(target), page=target.number, count=count)
    elif not _words(target, pdf) and not _described(pdf.elements[target].page, pdf):
        yield failed("empty", pdf.place(target), page=pdf.elements[target].page or "?")


def _described(page: int, pdf: Pdf) -> bool:
    """Whether links of the page have words of their own (/Contents), which may be this one's."""
    return any(a.kind == "Link" and a.label for sheet in pdf.sheets if sheet.number == page for a in sheet.annotations)


def _words(link: int, pdf: Pdf) -> bool:
    inside = [pdf.elements[number] for number in (link, *pdf.descendants(link))]
    return any(element.text or element.alt or element.actual for element in inside)
