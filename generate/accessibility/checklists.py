"""The 実装チェックリスト, the 取組確認・評価表 and the list of exceptions, each as a page with CSV and JSON."""

from collections.abc import Iterator, Mapping, Sequence
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

_METHODS = (
    "実装チェックリストは、達成基準ごとに、確かめたことと確かめ方を並べたものです。"
    "検証方法のACは機械が決めたもの、AFは機械が見つけて人が決めるもの、HCは人が確かめるものです。"
    "達成方法の番号は、W3Cが公開している達成方法の番号です。"
)
_NO_EXCEPTION = "例外として公開しているものは、ありません。"


def implementation_page(results: Sequence[Record]) -> list[Generated]:
    """Return the 実装チェックリスト: a section for each of the 38 criteria."""
    title, yomi = "実装チェックリスト", "じっそうちぇっくりすと"
    description = "達成基準ごとに、何をどうやって確かめたかの一覧です。"
    if not results:
        return [page("implementation", title, description, yomi, [], [NO_RESULT])]
    newest = results[-1]
    columns = ("達成基準", "確かめたこと", "達成方法の番号", "検証方法", "適用", "結果", "備考")
    rows = [[row["criterion"], *_implementation(row)] for row in newest["implementation"]]
    files = downloads("implementation", columns, rows, newest["implementation"])
    recorded = [recorded_on(newest), *_by_criterion(newest), download_links(title, files)]
    return [page("implementation", title, description, yomi, [_METHODS], recorded), *files]


def _by_criterion(result: Record) -> Iterator[str]:
    """A list for each criterion: six columns would leave a narrow screen."""
    for criterion in result["criteria"]:
        yield f"## {criterion['number']} {criterion['name']} {{#c-{criterion['number'].replace('.', '-')}}}"
        here = [row for row in result["implementation"] if row["criterion"] == criterion["number"]]
        yield "\n".join(map(_listed, here)) or "確かめる規則がありません。"


def _listed(row: Mapping[str, Any]) -> str:
    what, techniques, method, applies, found, _ = map(escape, _implementation(row))
    return f"- {what}（検証方法 {method}、達成方法 {techniques}）。{applies}：{found}"


def _implementation(row: Mapping[str, Any]) -> list[str]:
    applies = "適用" if row["applies"] else "対象なし"
    techniques = "、".join(row["techniques"]) or "番号なし"
    return [row["what"], techniques, row["method"], applies, row["result"], row["note"]]


def efforts_page(results: Sequence[Record]) -> list[Generated]:
    """Return the 取組確認・評価表 with the points the town gave itself, and how sure the form itself is."""
    title, yomi = "ウェブアクセシビリティ取組確認・評価表", "とりくみかくにんひょうかひょう"
    description = "国の指針にある、町の取り組みを確かめる表です。"
    if not results:
        return [page("efforts", title, description, yomi, [], [NO_RESULT])]
    newest = results[-1]
    columns = ("まとまり", "小分け", "項目", "配点", "点数", "出典", "確からしさ")
    rows = [_effort(row) for row in newest["efforts"]]
    files = downloads("efforts", columns, rows, newest["efforts"])
    shown = [[row[2], row[0], row[1], row[3], row[4]] for row in rows]
    sources = sorted({f"{row[5]}。{row[6]}。" for row in rows})
    recorded = [
        recorded_on(newest),
        _points(newest["efforts"]),
        table("取り組みの項目と点数", ("項目", "まとまり", "小分け", "配点", "点数"), shown),
        "表の項目の出典: " + "".join(sources),
        download_links("取組確認・評価表", files),
    ]
    return [page("efforts", title, description, yomi, [], recorded), *files]


def _effort(row: Mapping[str, Any]) -> list[str]:
    score = NOT_PUBLISHED if row["score"] is None else f"{row['score']}点"
    return [
        row["group"],
        row["subgroup"],
        row["item"],
        f"{row['points']}点",
        score,
        row["source"],
        row["confidence"],
    ]


def _points(rows: Sequence[Mapping[str, Any]]) -> str:
    known = [row["score"] for row in rows if row["score"] is not None]
    most = sum(row["points"] for row in rows)
    if not known:
        return f"{most}点満点の表です。町が確かめた点数は、{NOT_PUBLISHED}。"
    rest = len(rows) - len(known)
    return f"{most}点満点のうち、{len(known)}項目で{sum(known)}点です。ほかの{rest}項目の点数は、{NOT_PUBLISHED}。"


def exceptions_page(results: Sequence[Record]) -> list[Generated]:
    """Return the list of failures the town lets stand for a time."""
    title, yomi = "例外の一覧", "れいがいのいちらん"
    description = "問題が残ることを知って公開しているところと、代わりの方法です。"
    about = "規格を満たさないことが分かっていて、期限を決めて公開しているものの一覧です。"
    if not results:
        return [page("exceptions", title, description, yomi, [about], [NO_RESULT])]
    newest = results[-1]
    columns = ("記録", "達成基準", "理由", "代わりの方法", "担当", "いつまで", "ページ")
    rows = [_exception(row) for row in newest["exceptions"]]
    files = downloads("exceptions", columns, rows, newest["exceptions"])
    shown = table(f"例外（{len(rows)}件）", columns, rows) if rows else _NO_EXCEPTION
    recorded = [recorded_on(newest), shown, download_links(title, files)]
    return [page("exceptions", title, description, yomi, [about], recorded), *files]


def _exception(row: Mapping[str, Any]) -> list[str]:
    criteria = "、".join(row["criteria"]) or "町の基準"
    pages = "、".join(row["pages"]) or "なし"
    return [row["record"], criteria, row["reason"], row["alternative"], row["office"], day_words(row["until"]), pages]
