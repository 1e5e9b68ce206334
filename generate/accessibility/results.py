"""The 試験結果: the nine items of JIS X 8341-3:2016 附属書JB JB.3.1, with the 達成基準チェックリスト of 38 rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from generate.accessibility.records import (
    NO_RESULT,
    NOT_PUBLISHED,
    Record,
    day_words,
    download_links,
    downloads,
    page,
    recorded_on,
    table,
)
from generate.generated import Generated
from generate.plan import escape

_COLUMNS = ("達成基準", "適合レベル", "適用", "結果", "注記")
_STATES = "明るい配色と暗い配色、パソコンとスマートフォンの画面の幅"


def results_page(results: Sequence[Record], others: Sequence[Generated]) -> list[Generated]:
    """Return the page and its downloads, made from the newest result. others: the same in open formats."""
    title, yomi = "JIS X 8341-3:2016に基づく試験の結果", "じすにもとづくしけんのけっか"
    description = "達成基準ごとの試験の結果と、試験のやり方です。"
    if not results:
        return [page("results", title, description, yomi, [], [NO_RESULT])]
    newest = results[-1]
    rows = [_row(row) for row in newest["criteria"]]
    files = [*downloads("results", _COLUMNS, rows, newest), *others]
    recorded = [
        recorded_on(newest),
        *_claim(newest),
        *_nine_items(newest, rows),
        download_links("試験の結果", files),
    ]
    return [page("results", title, description, yomi, [], recorded), *files]


def _claim(result: Record) -> list[str]:
    claim = result["claim"]
    parts = ["## 対応度"]
    if claim:
        parts.append(f"このサイトは、JIS X 8341-3:2016の適合レベルAAに{claim}しています。")
    else:
        parts.append("JIS X 8341-3:2016への対応度は、表明していません。")
    if result["missing"]:
        parts.append("「準拠」と表明するには、次のことが足りません。")
        parts.append("\n".join(f"- {escape(words)}" for words in result["missing"]))
    return parts


def _nine_items(result: Record, rows: Sequence[Sequence[str]]) -> list[str]:
    method, claim = result["method"], result["claim"]
    return [
        "## 1. 表明日",
        day_words(result["date"]) if claim else "表明していません。",
        "## 2. 規格の番号と改正年",
        escape(result["standard"]),
        "## 3. 満たしている適合レベル",
        "レベルAA" if claim == "準拠" else "すべてを確かめ終わっていないため、まだ言えません。",
        "## 4. 対象のウェブページ",
        f"{escape(result['scope'])}（{len(result['pages'])}ページ）",
        "## 5. 依存したウェブコンテンツ技術",
        "、".join(map(escape, result["technologies"])),
        "## 6. ページを選んだ方法",
        f"機械の検査は、すべてのページで行いました。{_STATES}のそれぞれを調べています。",
        f"人の試験は、附属書JBの{method['letter']}）「{method['name']}」で選びます。"
        f"くじの種は「{escape(method['seed'])}」です。同じ種からは、いつも同じページが選ばれます。"
        + ("" if method["drawn"] else "この種は仮のもので、町はまだくじを引いていません。"),
        "## 7. 試験のページ",
        _sample(result),
        "## 8. 達成基準チェックリスト",
        "「適用」が「対象なし」の達成基準は、当てはまるものがないことを確かめたものです。"
        "「未確認」は、まだ確かめ終わっていないという意味です。",
        _checklist(rows),
        "注記は次のとおりです。機械の検査と人の試験で分かったことを、分けて書いています。",
        # A fourth and fifth column would leave a narrow screen.
        "\n".join(f"- {escape(row[0])}：{escape(row[4])}" for row in rows),
        "くわしい結果は、[実装チェックリスト](implementation.md)にあります。",
        "## 9. 試験の期間",
        _period(result),
    ]


def _checklist(rows: Sequence[Sequence[str]]) -> str:
    shown = [(f"{name}（{level}）", applies, result) for name, level, applies, result, _ in rows]
    return table("38の達成基準の結果", ("達成基準と適合レベル", "適用", "結果"), shown)


def _period(result: Record) -> str:
    started, finished = result["period"]["started"], result["period"]["finished"]
    by_machine = f"機械の検査：{day_words(result['date'])}"
    if not started:
        return f"{by_machine}。人の試験：行ったという記録は、{NOT_PUBLISHED}。"
    ended = day_words(finished) if finished else "続けています"
    return f"{by_machine}。人の試験：{day_words(started)}から。終わり：{ended}。"


def _sample(result: Record) -> str:
    items = [f"- {escape(item['url'])}（{'、'.join(map(escape, item['why']))}）" for item in result["sample"]]
    return f"人が試験するのは、次の{len(items)}ページです。\n\n" + "\n".join(items)


def _row(row: Mapping[str, Any]) -> list[str]:
    return [f"{row['number']} {row['name']}", row["level"], row["applies"], row["result"], note(row)]


def note(row: Mapping[str, Any]) -> str:
    """Return what machine and people found for one criterion, with day and records."""
    return f"機械：{_machine_note(row['machine'])}人：{_people_note(row)}"


def _machine_note(machine: Mapping[str, Any]) -> str:
    if not machine["rules"]:
        return "調べる規則がありません。"
    asked = f"{machine['rules']}つの規則で調べ、"
    if machine["failed"]:
        stands = f"（例外{machine['accepted']}か所）" if machine["accepted"] else ""
        return f"{asked}不適合が{machine['failed']}か所{stands}。"
    if machine["untested"]:
        return f"{asked}終わっていない問いが{machine['untested']}あります。"
    if machine["open"]:
        return f"{asked}人の答えを待つところが{machine['open']}か所。"
    return f"{asked}{'対象が見つかりません' if machine['nothing_there'] else '不適合は見つかりません'}。"


def _people_note(row: Mapping[str, Any]) -> str:
    people = row["people"]
    if people["not_met"] or people["refused"]:
        where = f"（{'、'.join(people['not_met'])}）" if people["not_met"] else ""
        return f"不適合を{len(people['not_met']) + people['refused']}か所で見つけました{where}。{_when(people)}"
    if not row["needs_people"]:
        return "機械だけで決められるため、確かめません。" if not people["answered"] else f"答えました。{_when(people)}"
    done, left = people["met"] + people["absent"], people["missing"] + people["stale"]
    if not done:
        return "まだ確かめていません。"
    rest = f"残りは{left}ページです。" if left else ""
    return f"{done}ページを確かめ、不適合は見つかりません。{rest}{_when(people)}"


def _when(people: Mapping[str, Any]) -> str:
    return (
        f"最後に確かめた日は{day_words(people['last'])}、記録は{len(people['records'])}件です。"
        if people["last"]
        else ""
    )
