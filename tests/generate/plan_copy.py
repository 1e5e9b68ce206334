"""The plan's files in a folder of their own, to be spoiled by a test; and the plan as its pages publish it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from generate.errata import PlanText, undo
from generate.plan import load_plan
from generate.plan_appendix import appendices
from generate.plan_source import GROUPS, INDEX, Kind, blocks

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)

_LINK = re.compile(r"\[(?P<text>.+)\]\((?P<target>[^)]+)\)")
_FIGURES = re.compile(r"^(?P<term>KPI|スケジュール)\n:   (?P<text>.+)$", re.MULTILINE)
_ID = re.compile(r" \{#[\w-]+\}$")


@dataclass(frozen=True, slots=True)
class Said:
    """A heading, sentence or entry of a published page, and where it stands."""

    kind: Kind
    text: str
    where: str


def plan_copy(folder: Path) -> Path:
    """Copy all that the pages of the plan are made from; return `folder`."""
    shutil.copytree(ROOT / "docs/plan", folder / "docs/plan")
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def said(root: Path) -> list[Said]:
    """Return what the pages publish as the plan's own words, in reading order.

    Lists of links to other pages are ways through the plan, not its words, except in the table of contents. A link
    that is not named as the page it leads to counts as words.
    """
    plan = load_plan(root)
    figures = appendices(plan, TODAY)
    found: list[Said] = []
    for page in dict.fromkeys(block.page for block in plan.blocks if "/measures/" not in block.page):
        for item in _page(root, page):
            found.append(item)
            if page == GROUPS and item.kind is Kind.HEADING and item.text.startswith("("):
                for measure in plan.measures:
                    if plan.group_title(measure.source.group) == item.text:
                        found.extend(_page(root, measure.page))
                        found.extend(_figures(figures[measure.page], measure.page))
    return found


def differences(root: Path) -> list[str]:
    """Return each place where the pages and the corrected source do not say the same."""
    published = said(root)
    source = blocks(load_plan(root).text.published)
    matcher = SequenceMatcher(
        None, [(b.kind, b.text) for b in source], [(p.kind, p.text) for p in published], autojunk=False
    )
    result = []
    for tag, source_from, source_to, page_from, page_to in matcher.get_opcodes():
        if tag != "equal":
            result += [f"原文{block.line}行目の文がありません: {block.text}" for block in source[source_from:source_to]]
            result += [f"{item.where} に原文にない文があります: {item.text}" for item in published[page_from:page_to]]
    return result


def undone(root: Path, text: PlanText) -> dict[int, str]:
    """Return the words of the pages, by line of the source, with every correction taken back."""
    lines = {block.line: item.text for block, item in zip(blocks(text.published), said(root), strict=True)}
    return {line: words for line, words in undo(lines, text.errata.corrections).items() if words}


def kpi_and_schedule(source: str) -> list[tuple[str, str]]:
    """Return the 24 pairs straight from the text, without the code under test."""
    return re.findall(r"<KPI>\n\n(.+)\n\n<スケジュール>\n\n(.+)", source)


def _page(root: Path, page: str) -> Iterator[Said]:
    lines = (root / "docs" / page).read_text(encoding="utf-8").split("\n")
    body = lines.index("---", 1) + 1 if lines[0] == "---" else 0
    for number, line in enumerate(lines[body:], body + 1):
        where = f"docs/{page} の {number}行目"
        if line.startswith("#"):
            kind = Kind.MEASURE if "/measures/" in page else Kind.HEADING
            yield Said(kind, _ID.sub("", line.lstrip("#").strip()), where)
        elif line.lstrip().startswith("- "):
            yield from _entry(root, page, line.lstrip().removeprefix("- "), where)
        elif line.strip():
            yield Said(Kind.PARAGRAPH, line, where)


def _entry(root: Path, page: str, text: str, where: str) -> Iterator[Said]:
    match = _LINK.fullmatch(text)
    name = match["text"] if match else text
    if page == INDEX:
        yield Said(Kind.CONTENTS, name, where)
    elif match is None or _title(root / "docs" / page, match["target"]) != name:
        yield Said(Kind.PARAGRAPH, text, where)


def _title(page: Path, target: str) -> str:
    found = re.search(r"^# (.+)$", (page.parent / target).read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def _figures(appendix: str, page: str) -> Iterator[Said]:
    for match in _FIGURES.finditer(appendix):
        kind = Kind.KPI if match["term"] == "KPI" else Kind.SCHEDULE
        yield Said(kind, match["text"], f"docs/{page} の始めの項目")
