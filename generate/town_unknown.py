"""What no source tells of the town: said plainly on the page it concerns, and all together on one page."""

from html import escape

from generate.generated import Generated
from generate.parts import Part
from generate.town_data import UNKNOWN, TownData

UNKNOWN_PAGE = "unknown/index.md"

_PAGE_HEAD = """---
title: まだ公表されていない情報
description: このサイトでまだ公表されていない町の情報の一覧です。
yomi: まだこうひょうされていないじょうほう
aliases:
  - 未公開
  - 未公表
---

# まだ公表されていない情報

町の情報のうち、確かな出典が見つからず、このサイトで公表されていないものの一覧です。
知りたいことは、[役場の連絡先](../contact/index.md)を見て、役場に確認してください。
"""

_DISAGREEING = "出典どうしのちがい"
_DISAGREEMENTS = f"## 出典どうしで内容がちがうもの\n\n{{{{ 事実: {_DISAGREEING} }}}}\n"


def unknown_parts(data: TownData) -> dict[str, Part]:
    """Return one list for each 分野 of what is not published."""
    return {_name(field): _part(field, data) for field in _fields(data)}


def unknown_page(data: TownData) -> Generated:
    """Return the page that lists all that is not published, by 分野."""
    sections = (f"## {field}\n\n{{{{ {_name(field)} }}}}\n" for field in _fields(data))
    disagreements = [_DISAGREEMENTS] if any(fact.group == _DISAGREEING for fact in data.facts) else []
    return Generated(UNKNOWN_PAGE, "\n".join([_PAGE_HEAD, *disagreements, *sections]), UNKNOWN.as_posix())


def _fields(data: TownData) -> list[str]:
    return list(dict.fromkeys(row.field for row in data.unknown))


def _name(field: str) -> str:
    return f"公表されていないこと: {field}"


def _part(field: str, data: TownData) -> Part:
    rows = [row for row in data.unknown if row.field == field]
    lines = [
        "<p>次のことは、このサイトでは公表されていません（役場に確認してください）。</p>",
        f'<ul class="unknown" data-source="{UNKNOWN.as_posix()}">',
        *(f'<li data-line="{row.line}">{escape(row.item)}</li>' for row in rows),
        "</ul>",
    ]
    return Part("\n".join(lines), UNKNOWN, rows[0].line)
