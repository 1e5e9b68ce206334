"""One page that holds the whole report and needs nothing else: no script, no other file, readable by everyone."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from checks.findings import SEVERITY_WORDS, Findings, Issue, Kind, findings
from checks.model import Report, Verdict
from checks.reporters._tally import CriterionRow, counts, criterion_rows, untested_by_page_and_state
from checks.reporters._words import (
    KIND_TITLES,
    NOT_A_CLAIM,
    UNTESTED_TITLE,
    clean,
    criterion_words,
    fix_label,
    line_words,
    rule_title,
    state_words,
    verdict_words,
)

_STYLE = Path(__file__).with_name("report.css")

_SECTIONS = {
    "blocking": KIND_TITLES[Kind.BLOCKING],
    "questions": KIND_TITLES[Kind.QUESTION],
    "untested": UNTESTED_TITLE,
    "accepted": KIND_TITLES[Kind.ACCEPTED],
    "advisory": KIND_TITLES[Kind.ADVISORY],
    "review": KIND_TITLES[Kind.REVIEW],
    "criteria": "達成基準ごとの結果",
    "pages": "調べたページと状態",
    "limits": "機械では分からないこと",
    "tools": "規格と道具",
}

_LIMITS = (
    "代替テキストや見出し、リンクの言葉が、内容を正しく伝えているか。",
    "文章が分かりやすいか。説明が足りているか。",
    "キーボードや音声読み上げで、手続きを最後までやりとげられるか。",
    "動画の字幕や音声の説明が、内容と合っているか。",
    "PDF など、ページの外にある文書が読めるか。",
    "調べた画面の幅と配色のほかで、見え方がくずれないか。",
)


def render(report: Report) -> str:
    """A whole HTML document in Japanese."""
    found = findings(report)
    words = verdict_words(found)
    bodies = {
        "blocking": _issues(found.blocking),
        "questions": _issues(found.questions),
        "untested": _untested(found),
        "accepted": [*_exceptions(report), *_issues(found.accepted)],
        "advisory": _issues(found.advisory),
        "review": [_p("機械だけでは決められないものです。人が見て確かめてください。"), *_issues(found.review)],
        "criteria": _criteria(report, found),
        "pages": _pages(report),
        "limits": [_p(NOT_A_CLAIM), _p("次のことは、人が確かめます。"), _list(map(_e, _LIMITS))],
        "tools": _tools(report),
    }
    links = _list(f'<a href="#{name}">{_e(title)}</a>' for name, title in _SECTIONS.items())
    sections = (line for name, title in _SECTIONS.items() for line in _section(name, title, bodies[name]))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="ja">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_e(words)}｜アクセシビリティ自動試験の報告</title>",
            f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#main">本文へ</a>',
            '<main id="main" tabindex="-1">',
            "<h1>アクセシビリティ自動試験の報告</h1>",
            f'<p class="verdict {_tone(found)}">{_e(words)}</p>',
            *_counts(report, found),
            f'<nav aria-label="この報告の目次">{links}</nav>',
            *sections,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _section(name: str, title: str, body: Iterable[str]) -> Iterator[str]:
    yield f'<section aria-labelledby="{name}">'
    yield f'<h2 id="{name}">{_e(title)}</h2>'
    yield from body
    yield "</section>"


def _e(text: str) -> str:
    return escape(clean(text))


def _p(text: str) -> str:
    return f"<p>{_e(text)}</p>"


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Cells are plain text; the first of each row names it. Wide tables scroll by themselves, also by keyboard."""
    yield f'<div class="wide" role="region" aria-label="{_e(caption)}" tabindex="0">'
    yield f"<table><caption>{_e(caption)}</caption>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{_e(head)}</th>' for head in heads) + "</tr></thead><tbody>"
    for name, *cells in rows:
        yield f'<tr><th scope="row">{_e(name)}</th>' + "".join(f"<td>{_e(cell)}</td>" for cell in cells) + "</tr>"
    yield "</tbody></table></div>"


def _tone(found: Findings) -> str:
    if found.verdict is not Verdict.CONFORMS:
        return "bad"
    return "look" if found.review or found.accepted else "good"


def _counts(report: Report, found: Findings) -> Iterator[str]:
    yield from _table("結果の数", ("項目", "数"), counts(report, found))


def _issues(issues: Sequence[Issue]) -> Iterator[str]:
    """By file, because a person opens one file after the other."""
    if not issues:
        yield _p("ありません。")
    for path, group in groupby(sorted(issues, key=lambda issue: issue.path), key=lambda issue: issue.path):
        yield f"<h3>{_e(path)}</h3>"
        for issue in group:
            yield '<div class="issue">'
            yield f"<h4>{_e(line_words(issue))}：{_e(issue.message)}</h4>"
            yield "<dl>" + "".join(f"<dt>{_e(name)}</dt><dd>{value}</dd>" for name, value in _facts(issue)) + "</dl>"
            yield "</div>"


def _exceptions(report: Report) -> Iterator[str]:
    if report.exceptions:
        rows = [(e.path, e.reason, e.alternative, e.office, e.until) for e in report.exceptions]
        yield from _table("例外の記録", ("記録", "理由", "代わりの方法", "担当", "いつまで"), rows)


def _facts(issue: Issue) -> Iterator[tuple[str, str]]:
    """Name and HTML of what is known of an issue."""
    for text in issue.variants:
        yield "別の状態では", _e(text)
    yield fix_label(issue), _e(issue.fix)
    yield "達成基準", _e(criterion_words(issue))
    yield "優先度", _e(SEVERITY_WORDS[issue.severity])
    if issue.exception:
        yield "例外の記録", _e(issue.exception)
    if issue.snippet:
        yield "コード", f"<pre><code>{_e(issue.snippet)}</code></pre>"
    if issue.pages != (issue.path,):
        yield f"{len(issue.pages)}ページ", _e("、".join(issue.pages))
    if issue.places > 1:
        yield "か所の数", f"1ページの中に{issue.places}か所"
    yield "状態", _e("、".join(map(state_words, issue.states)))
    rules = "、".join(f"{rule_title(name)}（{name}）" for name in (issue.rule, *issue.also))
    yield "規則", _e(rules)


def _untested(found: Findings) -> Iterator[str]:
    if not found.untested and not found.problems:
        yield _p("ありません。予定した質問のすべてに答えがあります。")
        return
    if found.problems:
        yield _list(map(_e, found.problems))
    if found.untested:
        rows = [
            (item.reason, f"{item.count}問", "、".join(item.pages), "、".join(item.rules)) for item in found.untested
        ]
        yield from _table("試験できなかった理由", ("理由", "数", "ページ", "規則"), rows)


def _criteria(report: Report, found: Findings) -> Iterator[str]:
    now, following = criterion_rows(report, found)
    yield _p("達成基準にあたらない「町の基準」の指摘は、この表には入りません。")
    yield from _criterion_table(f"{report.standard} レベル A・AA", now)
    if following:
        yield from _criterion_table("次期JIS（WCAG 2.2）で加わる達成基準", following)


def _criterion_table(caption: str, rows: Sequence[CriterionRow]) -> Iterator[str]:
    heads = ("達成基準", "レベル", "調べた規則の数", "自動試験の結果")
    cells = [(f"{r.criterion.number} {r.criterion.name}", r.criterion.level, str(r.rules), r.result) for r in rows]
    yield from _table(caption, heads, cells)


def _pages(report: Report) -> Iterator[str]:
    asked, missing = untested_by_page_and_state(report)
    rows = []
    for page in sorted(report.pages, key=lambda page: page.url):
        states = [_cell(asked[page.url, state], missing[page.url, state]) for state in report.states]
        rows.append((page.url, page.source or "—", *states, f"{page.seconds:.1f}", page.problem or "なし"))
    heads = ("ページ", "元のファイル", *map(state_words, report.states), "かかった秒数", "支障")
    yield from _table("ページと状態ごとの試験", heads, rows)


def _cell(asked: int, missing: int) -> str:
    if not asked:
        return "予定なし"
    return f"未試験 {missing}問（{asked}問中）" if missing else f"試験済み {asked}問"


def _tools(report: Report) -> Iterator[str]:
    gate = "公開を止めます" if report.gate_next_standard else "公開を止めません"
    items = [
        f"規格：{report.standard} レベル A・AA",
        f"次期JIS（WCAG 2.1、2.2）だけの達成基準の不合格：{gate}",
        *(f"{name} {version}" for name, version in report.versions),
        f"調べた版：{report.commit or '不明'}",
    ]
    yield _list(map(_e, items))
