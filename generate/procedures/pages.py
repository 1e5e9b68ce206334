"""The page of each procedure, and the page that lists all by life event, by office and by 五十音, and counts them."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape as html_escape
from pathlib import Path

from generate.generated import Generated
from generate.plan import NAME, escape, link
from generate.plan_source import measure_page
from generate.procedures.catalog import PROCEDURES, OnlineCount, Procedure, Procedures, count_online, procedures
from generate.records import line_in_yaml
from generate.search_kana_index import kana_row
from generate.town_data import TownData, town_data
from generate.town_dates import known_date
from generate.town_html import NOT_PUBLISHED, source_note, text, value_or_unknown
from generate.wareki import japanese_date

INDEX = "procedures/index.md"
ONLINE = f"{INDEX}#online"
COUNTED = (
    "この数は、このサイトにのせている手続きを、サイトを作るときに数えたものです。"
    "オンラインでできる手続きの数であって、利用された回数ではありません。町の公式の実績でもありません。"
)
_ASKING = "ここにない手続きのことは、[役場の連絡先](../contact/index.md)を見て、役場に確認してください。"
_NONE = "手続きについて、確かな出典がある情報は、まだありません。"
_ONLINE = {"できる": "できます", "できない": "できません", None: NOT_PUBLISHED}
_UNKNOWN_OFFICE = "担当の課が公表されていない手続き"


def procedure_page(procedure: Procedure) -> str:
    """Return the page of a procedure as a path below docs/."""
    return f"procedures/{procedure.id}/index.md"


def procedure_pages(root: Path) -> list[Generated]:
    """Return all pages; none for a town without data/procedures.yml. DataError as `procedures`."""
    if not (root / PROCEDURES).is_file():
        return []
    data = town_data(root)
    found = procedures(root, data)
    lines = [line_in_yaml(root / PROCEDURES, ("procedures", index)) for index in range(len(found.procedures))]
    own = [_page(one, line, data) for one, line in zip(found.procedures, lines, strict=True)]
    return [Generated(INDEX, _index(found), PROCEDURES.as_posix()), *own]


def online_words(count: OnlineCount) -> str:
    """Return the count in words, with the share where it is known of every procedure."""
    words = f"オンラインでできる手続きは{count.can}件、できない手続きは{count.cannot}件"
    if count.percent is not None:
        return f"{words}です。できる手続きの割合は、{count.percent:.1f}%です。"
    return f"{words}、できるかどうかが公表されていない手続きは{count.unknown}件です。"


def _index(found: Procedures) -> str:
    head = "\n".join(
        [
            "---",
            "title: 手続き",
            "description: 町の手続きを、くらしの出来事、担当の課、五十音からさがせます。",
            "yomi: てつづき",
            "aliases:",
            *(f"  - {word}" for word in ("手続", "届け出", "申請", "証明書", "オンライン申請")),
            "---",
        ]
    )
    if not found.procedures:
        return "\n\n".join([head, "# 手続き", f"{_NONE}{_ASKING}"]) + "\n"
    parts = [
        head,
        "# 手続き",
        f"出典で確かめられた手続きだけをのせています。今は{len(found.procedures)}件です。{_ASKING}",
        "\n".join(
            [
                "- [くらしの出来事からさがす](#life)",
                "- [担当の課からさがす](#office)",
                "- [五十音からさがす](#kana)",
                "- [オンラインでできる手続きの数](#online)",
            ]
        ),
        "## くらしの出来事からさがす {#life}",
        *_groups(_by_life_event(found)),
        "## 担当の課からさがす {#office}",
        *_groups(_by_office(found.procedures)),
        "## 五十音からさがす {#kana}",
        *_groups(_by_kana(found.procedures)),
        "## オンラインでできる手続きの数 {#online}",
        *_online(found.procedures),
    ]
    return "\n\n".join(parts) + "\n"


def _groups(groups: Mapping[str, Sequence[Procedure]]) -> Iterable[str]:
    for name, members in groups.items():
        yield f"### {escape(name)}"
        yield "\n".join(f"- {link(one.name, procedure_page(one), INDEX)}" for one in members)


def _by_life_event(found: Procedures) -> dict[str, list[Procedure]]:
    groups = {event: [one for one in found.procedures if event in one.life_events] for event in found.life_events}
    return {event: members for event, members in groups.items() if members}


def _by_office(found: Sequence[Procedure]) -> dict[str, list[Procedure]]:
    """What no source gives an office stands last."""
    known = dict.fromkeys(one.office for one in found if one.office is not None)
    groups = {office: [one for one in found if one.office == office] for office in known}
    without = [one for one in found if one.office is None]
    return groups | ({_UNKNOWN_OFFICE: without} if without else {})


def _by_kana(found: Sequence[Procedure]) -> dict[str, list[Procedure]]:
    groups: dict[str, list[Procedure]] = {}
    for one in sorted(found, key=lambda procedure: procedure.yomi):
        groups.setdefault(kana_row(one.yomi), []).append(one)
    return groups


def _online(found: Sequence[Procedure]) -> list[str]:
    count = count_online(found)
    rows = (("できる", count.can), ("できない", count.cannot), (NOT_PUBLISHED, count.unknown))
    table = ["表: オンラインでできるかどうか", "", "| # オンライン | 件数 |", "|---|---|"]
    goal = link("個別施策「行政手続のオンライン化」", measure_page(1), INDEX)
    cites_plan = any(one.measures for one in found)
    return [
        online_words(count),
        COUNTED,
        "\n".join([*table, *(f"| {word} | {number} |" for word, number in rows)]),
        *([f"町の計画の目標は、{goal}にあります。"] if cites_plan else []),
    ]


def _page(procedure: Procedure, line: int, data: TownData) -> Generated:
    page = procedure_page(procedure)
    aliases = ["aliases:", *(f"  - {alias}" for alias in procedure.aliases)] if procedure.aliases else []
    head = [
        "---",
        f"title: {procedure.name}",
        f"description: {procedure.name}について、わかっていることと、公表されていないことです。",
        f"yomi: {procedure.yomi}",
        *aliases,
        "---",
    ]
    parts = [
        "\n".join(head),
        f"# {escape(procedure.name)}",
        escape(procedure.summary),
        *_caution(procedure),
        _facts(procedure, line, data),
        "公表されていないことは、[役場の連絡先](../../contact/index.md)を見て、役場に確認してください。",
        "[手続きの一覧](../index.md)に、ほかの手続きがあります。",
    ]
    return Generated(page, "\n\n".join(parts) + "\n", PROCEDURES.as_posix())


def _caution(procedure: Procedure) -> list[str]:
    """Old information must not pass for the present state unless the office has confirmed it since."""
    if procedure.as_of is None or procedure.last_checked is not None:
        return []
    return [f"{known_date(procedure.as_of)}の時点の情報です。今も同じかは、役場に確認してください。"]


def _facts(procedure: Procedure, line: int, data: TownData) -> str:
    checked = procedure.last_checked
    entries = {
        "手続きができる人": value_or_unknown(procedure.who),
        "場所": value_or_unknown(procedure.where),
        "オンラインの手続き": _online_entry(procedure),
        "必要な書類": _documents(procedure.documents),
        "本人確認": value_or_unknown(procedure.identity),
        "手数料": value_or_unknown(procedure.fee),
        "受け付ける時間": value_or_unknown(procedure.hours),
        "かかる時間": value_or_unknown(procedure.duration),
        "担当の課": value_or_unknown(procedure.office),
        "関係する法律や条例": value_or_unknown(procedure.law),
        "役場が最後に内容を確かめた日": "記録がありません" if checked is None else japanese_date(checked),
        "出典": _sources(procedure, data),
    }
    return "\n".join(
        [
            f'<dl class="facts" data-source="{PROCEDURES.as_posix()}" data-line="{line}">',
            *(f"<dt>{label}</dt>\n<dd>{value}</dd>" for label, value in entries.items()),
            "</dl>",
        ]
    )


def _online_entry(procedure: Procedure) -> str:
    if procedure.online_url is None:
        return _ONLINE[procedure.online]
    return f'<a href="{html_escape(procedure.online_url)}">{html_escape(procedure.name)}をオンラインでする</a>'


def _documents(documents: Sequence[str] | None) -> str:
    if documents is None:
        return NOT_PUBLISHED
    return f"<ul>{''.join(f'<li>{text(one)}</li>' for one in documents)}</ul>" if documents else "いりません"


def _sources(procedure: Procedure, data: TownData) -> str:
    plan = [
        f'<a href="../../{measure_page(number).removesuffix(".md")}/">{NAME}の施策{number}</a>'
        for number in procedure.measures
    ]
    listed = [source_note(procedure.sources, data.sources)] if procedure.sources else []
    return "<br>".join([*listed, *plan])
