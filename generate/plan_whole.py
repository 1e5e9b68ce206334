"""The whole plan as one page to read through and to print: its own words in their order, under one outline."""

from collections.abc import Sequence

from generate.errors import DataError
from generate.generated import Generated
from generate.plan import ERRATA_PAGE, KPI_PAGE, NAME, WHOLE_PAGE, Plan, escape, link
from generate.plan_source import GROUPS, INDEX, SOURCE, Block, Kind

TITLE = f"{NAME}（全文）"

# The paragraph that the build replaces with a link once the document is printed.
PDF_PLACE = "plan-pdf"
NO_PDF = "PDF版は、公開するためにサイトを組み立てるときに作られます。"

_TERMS = {Kind.KPI: "KPI", Kind.SCHEDULE: "スケジュール"}


def whole_page(plan: Plan) -> Generated:
    """Return the page made from the published text: cover, contents with links into the page, chapters 1 to 7.

    DataError when the contents do not list the headings of the text one by one.
    """
    cover = [block for block in plan.blocks if block.page == INDEX and block.kind is Kind.PARAGRAPH]
    body = [block for block in plan.blocks if block.page != INDEX]
    parts = [
        f"---\ntitle: {TITLE}\nsearch: false\n---",
        f"# {escape(TITLE)}",
        *(escape(block.text) for block in cover),
        _how_to_use(),
        "## 目次",
        _contents(plan, body),
        *(_markdown(block) for block in body),
        _about_this_text(),
    ]
    return Generated(WHOLE_PAGE, "\n\n".join(parts) + "\n", SOURCE.as_posix())


def _how_to_use() -> str:
    """Said on the screen only: on paper it would be an answer nobody asks for."""
    return (
        '<div class="screen-only" markdown="1">\n\n'
        "計画の全文を、1つのページにまとめています。このページを印刷すると、全文が紙に出ます。\n\n"
        f"{NO_PDF}\n{{: #{PDF_PLACE} }}\n\n"
        "</div>"
    )


def _about_this_text() -> str:
    errata, kpi = link("原文の訂正", ERRATA_PAGE, WHOLE_PAGE), link("KPI一覧", KPI_PAGE, WHOLE_PAGE)
    return (
        "## この全文について {#about-this-text}\n\n"
        f"原文から直した所と、その理由は、{errata}のページにあります。"
        f"目標と、今わかっている実績は、{kpi}のページにあります。"
    )


def _contents(plan: Plan, body: Sequence[Block]) -> str:
    entries = [block for block in plan.blocks if block.kind is Kind.CONTENTS]
    headings = [block for block in body if _level(block)]
    if len(entries) != len(headings):
        problem = f"目次の項目が{len(entries)}個、本文の見出しが{len(headings)}個あり、合いません。"
        raise DataError(SOURCE, problem, entries[0].line if entries else None)
    return "\n".join(
        f"{'    ' * (_level(heading) - 2)}- [{escape(entry.text)}](#{_anchor(heading)})"
        for entry, heading in zip(entries, headings, strict=True)
    )


def _markdown(block: Block) -> str:
    if _level(block):
        return f"{'#' * _level(block)} {escape(block.text)} {{#{_anchor(block)}}}"
    term = _TERMS.get(block.kind)
    return escape(block.text) if term is None else f"{term}\n:   {escape(block.text)}"


def _level(block: Block) -> int:
    """Return the level of a heading here, 0 for other blocks: chapters 2, pillars and sections 3, measures 4."""
    if block.kind is Kind.MEASURE:
        return 4
    if block.kind is not Kind.HEADING:
        return 0
    return 3 if block.text.startswith("(") else 2


def _anchor(heading: Block) -> str:
    """Return the id of a heading, made from the page it has to itself: chapter-1, pillar-2, group-3, measure-04."""
    if heading.kind is Kind.HEADING and heading.page == GROUPS and heading.group:
        return f"group-{heading.group}"
    name = heading.page.removeprefix("plan/").removesuffix("/index.md").removesuffix(".md")
    return name.replace("measures/", "measure-")
