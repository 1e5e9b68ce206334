"""The findings as a person reads them in a terminal or a log."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from checks.findings import SEVERITY_WORDS, Findings, Issue, findings
from checks.model import Report, Verdict
from checks.reporters._question_records import open_records
from checks.reporters._tally import counts
from checks.reporters._words import (
    KIND_TITLES,
    UNTESTED_TITLE,
    criterion_words,
    fix_label,
    one_line,
    place_words,
    rule_title,
    some,
    spread_words,
    state_words,
    verdict_words,
)

_RED, _YELLOW, _GREEN, _BOLD, _DIM = "31;1", "33;1", "32;1", "1", "2"
_SNIPPET_LENGTH = 160
_RECORDS = 3

_PIECE = re.compile(r"(?:[!-~]+|.)[、。，．・：；」』）］｝】〕％！？ー]*")
"""What is not torn apart by folding: a word of Latin letters, a character with the closing marks after it."""


class _Line(NamedTuple):
    text: str = ""
    code: str = ""
    """ANSI colour."""


def render(report: Report) -> str:
    """Plain text without colour, not folded: for files and logs."""
    return render_terminal(report, color=False)


def render_terminal(report: Report, *, color: bool, width: int | None = None) -> str:
    """Text for a terminal. color: whether to use ANSI colours; width: columns to fold at, None = don't fold."""
    shown = []
    for line in _lines(report, findings(report)):
        parts = _folded(line.text, width) if width else [line.text]
        shown += [f"\x1b[{line.code}m{part}\x1b[0m" if color and line.code else part for part in parts]
    return "\n".join(shown) + "\n"


def _lines(report: Report, found: Findings) -> Iterator[_Line]:
    yield from _issues(found.blocking, report.states, _RED)
    yield from _questions(report, found)
    yield from _issues(found.accepted, report.states, _YELLOW)
    yield from _issues(found.advisory, report.states, _YELLOW)
    yield from _reviews(found)
    yield from _untested(found)
    yield from _end(report, found)


def _issues(issues: tuple[Issue, ...], states: tuple[str, ...], code: str) -> Iterator[_Line]:
    if not issues:
        return
    yield _Line(f"■ {KIND_TITLES[issues[0].kind]}（{len(issues)}件）", code)
    yield _Line()
    for issue in issues:
        yield from _issue(issue, states)
        yield _Line()


def _issue(issue: Issue, states: tuple[str, ...]) -> Iterator[_Line]:
    yield _Line(place_words(issue), _BOLD)
    yield _Line(f"  {one_line(issue.message)}")
    for text in issue.variants:
        yield _Line(f"  別の状態では：{one_line(text)}")
    yield _Line(f"  {fix_label(issue)}：{one_line(issue.fix)}")
    if issue.exception:
        yield _Line(f"  例外の記録：{issue.exception}")
    yield _Line(f"  達成基準：{criterion_words(issue)}　優先度：{SEVERITY_WORDS[issue.severity]}")
    if issue.snippet:
        yield _Line(f"  コード：{_cut(one_line(issue.snippet))}", _DIM)
    if spread := spread_words(issue):
        yield _Line(f"  {spread}")
    everywhere = len(states) > 1 and set(states) <= set(issue.states)
    shown = f"{len(states)}つすべて" if everywhere else "、".join(map(state_words, issue.states))
    yield _Line(f"  状態：{shown}　規則：{'、'.join((issue.rule, *issue.also))}", _DIM)


def _questions(report: Report, found: Findings) -> Iterator[_Line]:
    """What to look at, and for the first questions the record to fill in; the rest are in the file of questions."""
    yield from _issues(found.questions, report.states, _RED)
    records = open_records(report)
    for record in records[:_RECORDS]:
        yield _Line("記録の下書き（判断と理由を書いて data/judgements/ に置きます）", _BOLD)
        yield _Line(f"ファイル名：{record.file_name}")
        yield from (_Line(f"  {line}") for line in record.text.splitlines())
        yield _Line()
    if len(records) > _RECORDS:
        yield _Line(f"ほか {len(records) - _RECORDS}件の下書きは、質問の一覧（questions.yml）にあります。")
        yield _Line()


def _cut(text: str) -> str:
    return text if len(text) <= _SNIPPET_LENGTH else text[: _SNIPPET_LENGTH - 1] + "…"


def _reviews(found: Findings) -> Iterator[_Line]:
    """By rule: whoever looks at them looks at one kind after the other."""
    if not found.review:
        return
    yield _Line(f"■ 要目視確認（{len(found.review)}件。人が見て確かめます。公開は止めません）", _YELLOW)
    yield _Line()
    for name, group in groupby(sorted(found.review, key=lambda issue: issue.rule), key=lambda issue: issue.rule):
        items = tuple(group)
        yield _Line(f"  {len(items)}件　{rule_title(name)}（{name}）")
        yield _Line(f"      {some(tuple(dict.fromkeys(map(place_words, items))))}")
    yield _Line()


def _untested(found: Findings) -> Iterator[_Line]:
    if not found.untested and not found.problems:
        return
    yield _Line(f"■ {UNTESTED_TITLE}（{found.untested_count}問）", _RED)
    yield _Line()
    for problem in found.problems:
        yield _Line(f"  {one_line(problem)}")
    for item in found.untested:
        yield _Line(f"  {one_line(item.reason)}")
        yield _Line(f"      {some(item.pages)}" + (f"　規則：{some(item.rules)}" if item.rules else ""))
    yield _Line()


def _end(report: Report, found: Findings) -> Iterator[_Line]:
    for name, value in counts(report, found):
        yield _Line(f"{name}：{value}")
    if found.issues:
        yield _Line(f"規則の詳しい説明：./run explain {found.issues[0].rule}")
    yield _Line(f"{verdict_words(found)}。", _GREEN if found.verdict is Verdict.CONFORMS else _RED)


def _folded(text: str, width: int) -> Iterator[str]:
    """Folds by columns, of which a Japanese character takes two; what follows keeps the line's indent."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    current = indent
    for piece in _PIECE.findall(text[len(indent) :]):
        if current.strip() and cell_len(current + piece) > width:
            yield current.rstrip()
            current = indent
        current += piece
    yield current
