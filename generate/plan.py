"""The plan as a whole, read once for all its pages, and how one page of it names and links another."""

import html
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from generate.errata import PlanText, plan_text
from generate.measures import Measure, load_measures
from generate.plan_source import GROUPS, Block, Kind, blocks

NAME = "三川町官民データ活用推進計画"
ERRATA_PAGE = "plan/errata.md"
KPI_PAGE = "plan/kpi.md"
WHOLE_PAGE = "plan/whole.md"
NOT_PUBLISHED = "公表されていません"

_SPECIAL = re.compile(r"([\\`*_\[\]|#])")


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the pages of the plan are made from. blocks: the content as published, in reading order."""

    text: PlanText
    blocks: tuple[Block, ...]
    measures: tuple[Measure, ...]

    def page_of(self, line: int) -> str:
        """Return the page that publishes this line of the source."""
        return next(block.page for block in self.blocks if block.line == line)

    def title_of(self, page: str) -> str:
        """Return the first heading of a page."""
        return next(block.text for block in self.blocks if block.page == page)

    def group_title(self, group: int) -> str:
        """Return the heading of a section of chapter 6, such as 「(1) 手続における…」."""
        headings = [block for block in self.blocks if block.page == GROUPS and block.kind is Kind.HEADING]
        return next(block.text for block in headings if block.group == group)


def load_plan(root: Path) -> Plan:
    """Return the plan of the repository at `root`; DataError names file and line of what must be mended."""
    text = plan_text(root)
    return Plan(text, blocks(text.published), load_measures(root, text))


def short_name(page: str) -> str:
    """Return how the town speaks of a page of the plan: 施策14, 第5章, 柱(4), 表紙と目次."""
    number = "".join(character for character in page if character.isdecimal())
    if page.startswith("plan/measures/"):
        return f"施策{int(number)}"
    if page.startswith("plan/pillar-"):
        return f"柱({number})"
    return f"第{number}章" if number else "表紙と目次"


def link(text: str, target: str, page: str) -> str:
    """Return a Markdown link as `page` must write it; target: page below docs/, with #anchor where wanted."""
    return f"[{escape(text)}]({posixpath.relpath(target, posixpath.dirname(page))})"


def escape(text: str) -> str:
    """Return text that Markdown shows as it stands, in a table cell too."""
    return _SPECIAL.sub(r"\\\1", html.escape(text, quote=False))
