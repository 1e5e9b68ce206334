"""The preview of the next JIS: what the same evidence says against WCAG 2.2, and what will change."""

from collections.abc import Mapping, Sequence
from typing import Any

from generate.accessibility.records import NO_RESULT, Record, download_links, downloads, page, recorded_on, table
from generate.accessibility.results import note
from generate.generated import Generated

_COLUMNS = ("達成基準", "レベル", "変わること", "今の結果", "注記")
_FIRST = "2.0"


def next_page(results: Sequence[Record]) -> list[Generated]:
    """Return the page and its downloads."""
    title, yomi = "次のJISの準備", "つぎのじすのじゅんび"
    description = "次のJISで加わる達成基準と、今の結果です。"
    about = (
        "次のJIS X 8341-3は、WCAG 2.2と同じ内容になる見込みです。まだ決まっていません。"
        "この表は準備のためのもので、今の規格の結果ではありません。"
    )
    if not results:
        return [page("next", title, description, yomi, [about], [NO_RESULT])]
    newest = results[-1]
    gone = [row for row in newest["criteria"] if row["number"] not in {other["number"] for other in newest["next"]}]
    rows = [_row(row, _change(row)) for row in newest["next"]] + [_row(row, "なくなる") for row in gone]
    shown = [(f"{row[0]}（{row[1]}）", row[2], row[3]) for row in rows]
    files = downloads("next", _COLUMNS, rows, {"next": newest["next"], "removed": gone})
    added = sum(row["introduced"] != _FIRST for row in newest["next"])
    recorded = [
        recorded_on(newest),
        f"達成基準は{len(newest['criteria'])}から{len(newest['next'])}になります。加わるのは{added}、なくなるのは{len(gone)}です。",
        table("次のJISの達成基準と今の結果", ("達成基準と適合レベル", "変わること", "今の結果"), shown),
        download_links(title, files),
    ]
    return [page("next", title, description, yomi, [about], recorded), *files]


def _change(row: Mapping[str, Any]) -> str:
    return "そのまま" if row["introduced"] == _FIRST else f"加わる（WCAG {row['introduced']}）"


def _row(row: Mapping[str, Any], change: str) -> list[str]:
    return [f"{row['number']} {row['name']}", row["level"], change, row["result"], note(row)]
