"""The job summary of GitHub Actions in Markdown: what to do first, then everything there is room for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from checks.findings import SEVERITY_WORDS, Findings, Issue, Untested, findings
from checks.model import Report, Verdict
from checks.reporters._tally import counts
from checks.reporters._words import (
    KIND_TITLES,
    NOT_A_CLAIM,
    UNTESTED_TITLE,
    criterion_words,
    fix_label,
    line_words,
    one_line,
    place_words,
    rule_title,
    some,
    spread_words,
    verdict_words,
)

LIMIT = 1024 * 1024
"""GitHub refuses a step's summary above one MiB."""

_RESERVE = 16 * 1024
_FIRST = 3
_LONGEST = 2000
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~])")


def render(report: Report) -> str:
    """Markdown, always below GitHub's limit; what does not fit is counted."""
    found = findings(report)
    head = [f"# {verdict_words(found)}", "", *_steps(found), "", *_counts(report, found)]
    tail = ["", *_tools(report), "", NOT_A_CLAIM, ""]
    room = LIMIT - _RESERVE - _size(head) - _size(tail)
    return "\n".join([*head, *_fitting(list(_blocks(found)), room), *tail])


def _steps(found: Findings) -> Iterator[str]:
    yield "## 最初にすること"
    yield ""
    steps = [_text(problem) for problem in found.problems]
    steps += [f"試験できなかった理由をなくします：{_text(i.reason)}（{_text(some(i.pages))}）" for i in found.untested]
    steps += [f"**{_text(place_words(i))}** を直します：{_text(i.message)} → {_text(i.fix)}" for i in found.blocking]
    steps += [f"**{_text(place_words(i))}** を見て、質問に答えます：{_text(i.message)}" for i in found.questions]
    if found.verdict is not Verdict.CONFORMS:
        steps = [*steps[:_FIRST], "`./run site` で、もう一度確かめます。"]
    elif found.review:
        steps = [f"要目視確認 {len(found.review)} 件を、人が見て確かめます。"]
    else:
        steps = ["自動試験の範囲では、直すところはありません。"]
    yield from (f"{number}. {step}" for number, step in enumerate(steps, 1))


def _counts(report: Report, found: Findings) -> Iterator[str]:
    yield "| 項目 | 数 |"
    yield "| --- | --- |"
    yield from (f"| {name} | {value} |" for name, value in counts(report, found))


def _tools(report: Report) -> Iterator[str]:
    versions = "、".join(f"{_text(name)} {_text(version)}" for name, version in report.versions)
    yield f"規格：{_text(report.standard)}　道具：{versions or '記録なし'}　版：{_text(report.commit or '不明')}"


Block = list[str]
"""Lines that only make sense together."""


def _blocks(found: Findings) -> Iterator[Block]:
    yield from _untested(found)
    for issues in (found.blocking, found.questions, found.accepted, found.advisory):
        yield from _by_file(issues)
    yield from _reviews(found.review)


def _by_file(issues: Sequence[Issue]) -> Iterator[Block]:
    if not issues:
        return
    heading = ["", f"## {KIND_TITLES[issues[0].kind]}（{len(issues)}件）"]
    for path, group in groupby(sorted(issues, key=lambda issue: issue.path), key=lambda issue: issue.path):
        heading += ["", f"### {_text(path)}", ""]
        for issue in group:
            yield [*heading, *_issue(issue)]
            heading = []


def _issue(issue: Issue) -> Iterator[str]:
    yield f"- **{line_words(issue)}**：{_text(issue.message)}"
    yield from (f"  - 別の状態では：{_text(text)}" for text in issue.variants)
    yield f"  - {fix_label(issue)}：{_text(issue.fix)}"
    if issue.exception:
        yield f"  - 例外の記録：{_text(issue.exception)}"
    yield f"  - 達成基準：{criterion_words(issue)}　優先度：{SEVERITY_WORDS[issue.severity]}"
    if issue.snippet:
        yield f"  - コード：{_code(issue.snippet)}"
    if spread := spread_words(issue):
        yield f"  - {_text(spread)}"


def _reviews(issues: Sequence[Issue]) -> Iterator[Block]:
    if not issues:
        return
    heading = ["", f"## 要目視確認（{len(issues)}件）", "", "人が見て確かめます。公開は止めません。", ""]
    for name, group in groupby(sorted(issues, key=lambda issue: issue.rule), key=lambda issue: issue.rule):
        items = tuple(group)
        places = some(tuple(dict.fromkeys(map(place_words, items))))
        yield [*heading, f"- {len(items)}件 **{_text(rule_title(name))}**：{_text(places)}"]
        heading = []


def _untested(found: Findings) -> Iterator[Block]:
    heading = ["", f"## {UNTESTED_TITLE}（{found.untested_count}問）", ""]
    for text in (*map(_text, found.problems), *map(_untested_text, found.untested)):
        yield [*heading, f"- {text}"]
        heading = []


def _untested_text(item: Untested) -> str:
    return f"{_text(item.reason)}（{item.count}問）：{_text(some(item.pages))}"


def _fitting(blocks: Sequence[Block], room: int) -> Iterator[str]:
    for number, block in enumerate(blocks):
        room -= _size(block)
        if room < 0:
            yield f"\nほか {len(blocks) - number} 件は、ここに入りません。報告書（HTML）を見てください。\n"
            return
        yield from block


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode("utf-8", errors="replace")) + 1 for line in lines)


def _text(text: str) -> str:
    """Plain text that Markdown shows as it is."""
    plain = one_line(text)
    plain = plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
    return _SPECIAL.sub(r"\\\1", escape(plain, quote=False))


def _code(text: str) -> str:
    """Inline code; its marks are longer than any run of the same mark inside."""
    plain = one_line(text)[:_LONGEST]
    marks = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    return f"{marks} {plain} {marks}"
