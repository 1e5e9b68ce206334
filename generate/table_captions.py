"""Markdown extension: gives pipe tables a caption and tells which cells are headings, in words an editor can type.

    表: 避難場所の一覧

    | # 名前 | 住所 |
    |---|---|
    | 町民体育館 | 横山 |

A paragraph 「表: …」 right before a table becomes its caption. Each cell of the first row is a heading of its column
(scope="col"). 「# 」 before the name of a column makes the cells of that column headings of their rows (scope="row").
WCAG 2.0 / JIS X 8341-3 success criterion 1.3.1, techniques H39, H51 and H63.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_CAPTION = re.compile(r"表[:：]\s*(?P<text>\S.*)")
_GLUED = re.compile(r"(?P<caption> {0,3}表[:：][^\n]*\S)\n(?P<table>.+)", re.DOTALL)
_ROW_HEADING = re.compile(r"#\s*(?=\S)")


class TableCaptions(Extension):
    """Adds captions and scopes to the tables of the `tables` extension; raw HTML tables are left alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Python-Markdown calls
        """Register before tables (75) and before inline markup (20), so that a caption may hold a link."""
        md.parser.blockprocessors.register(_GluedCaption(md.parser), "table-caption", 76)
        md.treeprocessors.register(_Captions(md), "table-caption", 26)
        md.treeprocessors.register(_Scopes(md), "table-scope", 25)


class _GluedCaption(BlockProcessor):
    """Parts 「表: …」 from a table on the very next line, which would otherwise not be read as a table."""

    def test(self, parent: Element, block: str) -> bool:
        glued = _GLUED.fullmatch(block)
        return glued is not None and self.parser.blockprocessors["table"].test(parent, glued["table"])

    def run(self, _parent: Element, blocks: list[str]) -> None:
        glued = _GLUED.fullmatch(blocks[0])
        if glued is not None:
            blocks[:1] = [glued["caption"], glued["table"]]


class _Captions(Treeprocessor):
    """Turns a paragraph 「表: …」 into the caption of the table after it; without a table it stays a paragraph."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for paragraph, table in pairwise(list(parent)):
                words = _CAPTION.fullmatch((paragraph.text or "").strip())
                if paragraph.tag == "p" and table.tag == "table" and words:
                    caption = Element("caption")
                    caption.text = words["text"]
                    table.insert(0, caption)
                    parent.remove(paragraph)


class _Scopes(Treeprocessor):
    """Marks the heading cells of every pipe table."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            row_headings = set(self._mark_columns(table))
            for row in table.iterfind("tbody/tr"):
                for position, cell in enumerate(row):
                    # An empty heading would name nothing; the row then goes by its other cells.
                    if position in row_headings and cell.text:
                        cell.tag = "th"
                        cell.set("scope", "row")

    def _mark_columns(self, table: Element) -> Iterator[int]:
        """Set the scope of the first row; yield the columns whose name is marked with #."""
        for row in table.iterfind("thead/tr"):
            for position, cell in enumerate(row):
                cell.set("scope", "col")
                if cell.text and _ROW_HEADING.match(cell.text):
                    cell.text = _ROW_HEADING.sub("", cell.text, count=1)
                    yield position
