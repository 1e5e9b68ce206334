"""The terminal: complete, foldable, and never steered by what a page contains."""

import re

import pytest
from rich.cells import cell_len

from checks.model import Planned, Report, Result
from checks.reporters import terminal
from checks.reporters.console import render
from tests.golden.sample import sample, sample_rules
from tests.reporters.reports import clean, failing, looked_at, outcome, report

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (clean(), "自動試験で見つかった不合格はありません（要目視確認 0 件）。"),
        (looked_at(), "自動試験で見つかった不合格はありません（要目視確認 1 件）。"),
        (failing(), "不合格があります。公開を止めました。"),
        (report(outcome(Result.UNTESTED)), "試験が終わっていません。公開を止めました。"),
        (report(), "試験が終わっていません。公開を止めました。"),
    ],
)
def test_the_last_line_is_the_verdict(told: Report, words: str) -> None:
    assert render(told).splitlines()[-1] == words


def test_a_fault_shows_place_fault_fix_criterion_and_code() -> None:
    lines = render(failing()).splitlines()
    begin = lines.index("docs/a.md:3")
    assert lines[begin + 1 : begin + 5] == [
        "  よくありません。",
        "  直し方：直します。",
        "  達成基準：1.1.1 非テキストコンテンツ（A）　優先度：高",
        "  コード：<img>",
    ]


def test_the_end_counts_pages_states_failures_doubts_and_open_questions() -> None:
    with sample_rules():
        end = render(sample()).splitlines()[-9:]
    assert end[:7] == [
        "対象のページ：5ページ × 4状態",
        "不合格（公開を止めたもの）：4件",
        "不合格（公開を止めないもの）：1件",
        "例外として公開している不合格：0件",
        "人の答えを待つ質問：0件",
        "要目視確認：1件",
        "未試験：21問",
    ]


def test_what_was_not_tested_is_told_with_its_reason_and_page() -> None:
    text = render(
        report(
            outcome(Result.UNTESTED, page="/b.html"),
            unanswered=(Planned("html/z", "/c.html", "light-1280"),),
            problems=("ブラウザが止まりました。",),
        )
    )
    for words in ("読めませんでした。", "/b.html", "答えがありません", "/c.html", "html/z", "ブラウザが止まりました。"):
        assert words in text


def test_colour_is_used_only_when_asked_for_and_changes_no_word() -> None:
    with sample_rules():
        plain, coloured = terminal(sample(), color=False), terminal(sample(), color=True)
    assert "\x1b" not in plain
    assert ESCAPE.search(coloured)
    assert ESCAPE.sub("", coloured) == plain


def test_a_page_cannot_send_commands_to_the_terminal() -> None:
    nasty = "\x1b]0;x\x07\x1b[2J\r\u009b31m"
    text = terminal(report(outcome(message=nasty, fix=nasty, snippet=nasty)), color=False)
    assert not set(text) & set("\x1b\x07\r\u009b")


@pytest.mark.parametrize("width", [40, 80, 100])
def test_lines_are_folded_at_the_width_of_the_terminal_and_lose_nothing(width: int) -> None:
    with sample_rules():
        whole, folded = terminal(sample(), color=False), terminal(sample(), color=False, width=width)
    assert max(map(cell_len, folded.splitlines())) <= width + 2  # a closing mark stays with its character
    assert re.sub(r"\s", "", folded) == re.sub(r"\s", "", whole)
    assert not [line for line in folded.splitlines() if line.lstrip().startswith(("。", "、", "）"))]


def test_a_long_list_of_pages_is_cut_and_counted() -> None:
    told = report(*(outcome(page=f"/{n}.html") for n in range(9)))
    assert "9ページで同じ指摘（/0.html、/1.html、/2.html ほか6件）" in render(told)
