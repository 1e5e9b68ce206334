"""Pages that are not shown yet, pages whose time is over, and the list of what the offices must look at again."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from posixpath import dirname, normpath

from generate.errors import DataError
from generate.front_matter import page_lines
from generate.generated import Generated
from generate.languages import Language, language_of
from generate.page_heads import PageHead
from generate.plan import escape, link
from generate.sitemap import in_language
from generate.wareki import japanese_date

REVIEW_PAGE = "review/index.md"
_LINK = re.compile(r"\]\((?P<target>[^)#\s:]+\.md)(?:#[^)\s]*)?\)")
# Where a reader of a page that is gone may go on, of the pages that the site has.
_WAYS_ON = ("index.md", "sitemap/index.md", "contact/index.md")
_NO_OFFICE = "担当の課が公表されていないページ"


def hidden(heads: Mapping[str, PageHead], today: date) -> list[str]:
    """Return the pages whose first day has not come."""
    return [uri for uri, head in heads.items() if head.publish_from is not None and today < head.publish_from]


def tombstones(heads: Mapping[str, PageHead], today: date) -> list[Generated]:
    """Return a page in the place of each whose last day is over: old links and search results still lead somewhere."""
    return [
        Generated(uri, _tombstone(uri, head, head.publish_until, heads), f"docs/{uri}")
        for uri, head in heads.items()
        if head.publish_until is not None and head.publish_until < today
    ]


def refuse_links(root: Path, heads: Mapping[str, PageHead], today: date) -> None:
    """DataError names file and line of a shown page that links to a page which is not shown yet."""
    waiting = hidden(heads, today)
    for uri in heads if waiting else ():
        if uri in waiting:
            continue
        for number, line in enumerate(page_lines(root, Path("docs", uri)), 1):
            for found in _LINK.finditer(line):
                target = normpath(f"{dirname(uri)}/{found['target']}".lstrip("/"))
                if target in waiting:
                    day = heads[target].publish_from
                    problem = f"まだ公開していないページ docs/{target}（公開は{day}から）へのリンクがあります。"
                    raise DataError(f"docs/{uri}", f"{problem}その日まで、リンクを消してください。", number)


def review_page(heads: Mapping[str, PageHead], known: Sequence[Language], today: date) -> list[Generated]:
    """Return the list of pages with a day of review, by office, the earliest first; none where no page has one."""
    dated = sorted((head.review_by, uri) for uri, head in heads.items() if head.review_by is not None)
    if not dated:
        return []
    offices: dict[str, list[tuple[date, str]]] = {}
    for day, uri in dated:
        offices.setdefault(heads[uri].in_charge or _NO_OFFICE, []).append((day, uri))
    late = sum(1 for day, _ in dated if day < today)
    told = f"期限を過ぎているページは{late}件です。" if late else "期限を過ぎているページはありません。"
    parts = [
        "---\ntitle: ページの見直しの予定\n"
        "description: 担当の課が、内容を見直す期限を決めたページの一覧です。\n"
        "yomi: ぺーじのみなおしのよてい\n---",
        "# ページの見直しの予定",
        f"内容が今も正しいかを見直す期限を決めたページの一覧です。全部で{len(dated)}件あります。{told}",
    ]
    links = {uri: _titled(uri, heads, known) for _, uri in dated}
    for office in sorted(offices, key=lambda name: (name == _NO_OFFICE, name)):
        parts += [f"## {escape(office)}", _reviews(office, offices[office], links, today)]
    return [Generated(REVIEW_PAGE, "\n\n".join(parts) + "\n", "docs")]


def _titled(uri: str, heads: Mapping[str, PageHead], known: Sequence[Language]) -> str:
    language = language_of(uri, known)
    return link(str(heads[uri].title), uri, REVIEW_PAGE) + in_language(language.lang if language else None)


def _reviews(office: str, pages: Sequence[tuple[date, str]], links: Mapping[str, str], today: date) -> str:
    rows = [
        f"| {links[uri]} | {japanese_date(day)} | {'期限を過ぎています' if day < today else '期限の前です'} |"
        for day, uri in pages
    ]
    caption = f"表: {escape(office)}の見直しの期限"
    return "\n".join([caption, "", "| # ページ | 見直しの期限 | ようす |", "|---|---|---|", *rows])


def _tombstone(uri: str, head: PageHead, last: date, heads: Mapping[str, PageHead]) -> str:
    title = f"{head.title}（掲載を終えました）"
    ways = [link(str(heads[to].title), to, uri) for to in _WAYS_ON if to in heads and to != uri]
    lines = [
        "---",
        f"title: {_quoted(title)}",
        "description: このページは、掲載を終えました。",
        "search: false",
        "---",
        "",
        f"# {escape(title)}",
        "",
        f"このページは、{japanese_date(last)}で掲載を終えました。内容は、もう見られません。",
        "",
        *(["次のページからさがしてください。", "", *(f"- {way}" for way in ways)] if ways else []),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
