"""表の見出しの行が見出しのセルで書かれている

## なぜ
表の頭（thead）に書いた行でも、セルが td のままでは見出しと伝わりません。読み上げでは、どの列の何か分からないまま
数だけが読まれます。

## 直し方
表の頭のセルを `<th scope="col">` に変えます。Markdown の表なら、いちばん上の行がそのまま見出しになります。
"""

from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, is_blank
from checks.rules.html._names import content_text
from checks.subject import Document

META = Meta(criteria=("1.3.1",), severity=Severity.SERIOUS, on=On.RENDERED, techniques=("H51", "H63", "F91"))

MESSAGES = {
    "data": Message(
        "表の頭（thead）の行に、見出しのセル（th）がありません。",
        '表の頭のセルを <td> から <th scope="col"> に変えてください。',
    ),
}


def select(document: Document) -> Iterable[Tag]:
    """Heads, with words in them, of tables that are presented as such and have rows below the head."""
    return [head for head in document.tags("table > thead") if _is_shown(document, head) and _has_words(head)]


def _is_shown(document: Document, head: Tag) -> bool:
    table = head.parent
    if table is None or not document.exposed(head):
        return False
    rows = [row for row in table.find_all("tr") if row.find_parent(["table", "thead"]) is table]
    return document.role(table) in ("table", "grid", "treegrid") and bool(rows)


def _has_words(head: Tag) -> bool:
    return not is_blank(content_text(head))


def check(head: Tag, _document: Document) -> Iterator[Finding]:
    """At least one header cell, written as th or by role."""
    cells = head.find_all(["th", "td"])
    if not any(cell.name == "th" or attribute(cell, "role") in ("columnheader", "rowheader") for cell in cells):
        yield failed("data")
