"""What the heads of all written pages say: every key that a page may have, and the days from and until it counts."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationInfo, field_validator

from generate.front_matter import body, head, page_lines
from generate.records import Record

_H1 = re.compile(r"^#\s+(.+?)\s*(?:\{[^}]*\})?\s*$", re.MULTILINE)


class PageHead(Record):
    """The head of a page. What other modules read and check themselves stands here as it is written.

    publish_from, publish_until: first and last day in Japan on which the page is shown; review_by: day until which
    the office looks at it again.
    """

    title: str | None = None
    description: str | None = None
    template: str | None = None
    lang: str | None = None
    search: bool = True
    yomi: Any = None
    aliases: Any = None
    office: Any = None
    measure: Any = None
    published: date | None = None
    publish_from: date | None = None
    publish_until: date | None = None
    review_by: date | None = None
    translation_of: Any = None
    original_hash: Any = None

    @field_validator("publish_until")
    @classmethod
    def _ends_after_it_begins(cls, value: date | None, info: ValidationInfo) -> date | None:
        begins = info.data.get("publish_from")
        if value is not None and begins is not None and value < begins:
            raise ValueError("「publish_from」より前の日です。")
        return value

    @property
    def in_charge(self) -> str | None:
        """The office; a measure of the plan names it below `measure`."""
        office = self.office
        if office is None and isinstance(self.measure, Mapping):
            office = self.measure.get("office")
        return None if office is None else str(office)


def page_heads(root: Path) -> dict[str, PageHead]:
    """Return the head of every written page by its path below docs/, with a title at least.

    DataError names file and line: a key that no page has, a date that is none, an end before the beginning.
    """
    found: dict[str, PageHead] = {}
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root)
        lines = page_lines(root, name)
        told = head(lines, PageHead, name) or PageHead()
        uri = name.relative_to("docs").as_posix()
        found[uri] = told if told.title else told.model_copy(update={"title": _heading(body(lines)) or uri})
    return found


def _heading(markdown: str) -> str | None:
    found = _H1.search(markdown)
    return found[1] if found else None
