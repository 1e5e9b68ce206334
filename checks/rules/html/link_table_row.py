"""表の中のリンクの行き先が、行の見出しから分かる

## なぜ
表の中に「ダウンロード」とだけ書いたリンクは、行の見出しが印（th）で示されていないと、何のダウンロードか
読み上げでは分かりません。表の題は、どの行にも同じなので役に立ちません。

## 直し方
リンクの文字に行き先を書きます。例：「防災マップをダウンロード」
または、行のはじめのセルを見出しのセル（th scope="row"）にします。

## この規則に分かること・分からないこと
リンクの文字が決まり文句だけで、見出しのセルが表全体の題しかない行を調べます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._link_words import is_file_type, is_vague, says_something
from checks.rules.html._links import address, named_links
from checks.subject import Document, text_of

META = Meta(
    criteria=("2.4.4",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    act=("5effbb",),
    techniques=("F63", "H79"),
)

MESSAGES = {
    "no_header": Message(
        "リンク「{name}」は、「{row}」の行にありますが、その言葉が行の見出しになっていません。",
        "リンクの文字に行き先を書いてください。例：「{row}の{name}」",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Links in table cells whose own words and cell tell nothing."""
    return [link for link in named_links(document) if _is_empty(link, document) and _cell(link) is not None]


def _is_empty(link: Tag, document: Document) -> bool:
    name, cell = document.name(link), _cell(link)
    stock = is_vague(name) or is_file_type(name, address(link))
    return stock and cell is not None and not says_something(text_of(cell).replace(text_of(link), " "))


def _cell(link: Tag) -> Tag | None:
    return link.find_parent("td")


def check(link: Tag, document: Document) -> Iterator[Finding]:
    """Another cell of the row that tells what it is about is a header cell, or a column has a header of its own."""
    cell = _cell(link)
    row, table = (cell.find_parent("tr"), cell.find_parent("table")) if cell is not None else (None, None)
    if cell is None or row is None or table is None or row.find("th") is not None:
        return
    width = sum(_span(other) for other in row.find_all("td", recursive=False))
    if any(_span(header) < width for header in table.find_all("th")) or attribute(cell, "headers"):
        return
    cells = [td for td in row.find_all("td", recursive=False) if td is not cell and td.find("a") is None]
    others = [text_of(td) for td in cells if says_something(text_of(td))]
    if others:
        yield failed("no_header", name=document.name(link), row=others[0])


def _span(cell: Tag) -> int:
    value = attribute(cell, "colspan")
    return int(value) if value.isdecimal() else 1
