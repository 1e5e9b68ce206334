"""データの表に題がある

## なぜ
目の見えない人は、表の題を聞いて、読む表かどうかを決めます。題がないと、中を聞いてみないと分かりません。

## 直し方
表のすぐ前の行に `表: 避難場所の一覧` のように題を書きます。HTML の表なら、はじめに `<caption>` を書きます。

## この規則に分かること・分からないこと
すぐ前の見出しや文が題の代わりになっているかどうかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import author_name
from checks.rules.html._tables import data_tables, grid
from checks.subject import Document, text_of

META = Meta(criteria=("1.3.1",), severity=Severity.MINOR, on=On.RENDERED, techniques=("H39", "H73"))

MESSAGES = {
    "untitled": Message(
        "表に題がありません。すぐ前の見出しなどで何の表か分かるか、人が確かめてください。",
        "表のすぐ前の行に「表: 何の表か」と書いてください。HTML の表なら <caption>何の表か</caption> を書きます。",
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Visible data tables with more than one row."""
    return [
        table
        for table in data_tables(document)
        if document.visible(table) and len({cell.row for cell in grid(table).cells}) > 1
    ]


def check(table: Tag, document: Document) -> Iterator[Finding]:
    """A caption, a name from ARIA or title, a summary, or the caption of the figure that holds nothing else."""
    caption = table.find("caption", recursive=False)
    figure = table.find_parent("figure")
    around = figure.find("figcaption") if figure is not None else None
    titles = [text_of(tag) for tag in (caption, around) if isinstance(tag, Tag)]
    if all(is_blank(text) for text in (*titles, author_name(document, table), attribute(table, "summary"))):
        yield cant_tell("untitled")
