"""The job summary: what to do first, Markdown that shows what was meant, and GitHub's limit."""

from collections.abc import Iterable

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from checks.model import Result
from checks.reporters.summary import LIMIT, render
from tests.golden.sample import sample, sample_rules
from tests.reporters.reports import clean, failing, looked_at, many, outcome, report


def page(text: str) -> BeautifulSoup:
    return BeautifulSoup(MarkdownIt("commonmark").enable("table").render(text), "html.parser")


def steps(text: str) -> list[str]:
    return [item.get_text() for item in page(text).select("ol > li")]


def test_the_first_step_of_a_blocked_build_is_the_worst_fault_with_file_line_and_fix() -> None:
    assert steps(render(failing())) == [
        "docs/a.md:3 を直します：よくありません。 → 直します。",
        "./run site で、もう一度確かめます。",
    ]


def test_when_the_test_did_not_finish_its_reason_comes_before_the_faults() -> None:
    told = report(outcome(), outcome(Result.UNTESTED, page="/b.html"))
    first, second, _ = steps(render(told))
    assert "読めませんでした。（/b.html）" in first
    assert "docs/a.md:3" in second


def test_when_nothing_failed_the_step_left_is_what_a_person_must_look_at() -> None:
    assert steps(render(looked_at())) == ["要目視確認 1 件を、人が見て確かめます。"]
    assert steps(render(clean())) == ["自動試験の範囲では、直すところはありません。"]


def test_everything_found_has_its_place() -> None:
    with sample_rules():
        text = page(render(sample())).get_text()
    for words in (
        "12行目：画像に代替テキスト（alt）がありません。",
        "直し方：画像の内容を [ ] の中に書いてください。",
        "1.1.1 非テキストコンテンツ（A）",
        "3行目のあたり",
        "【次期JIS】",
        "4ページで同じ指摘",
        "リンクの言葉の中身",
        "21問",
        "120秒たっても",
    ):
        assert words in text


@pytest.mark.parametrize("words", ["<script>x</script>", "a*b*_c_`d`", "[x](y)", "1 | 2", "\\&amp;", "改\n行"])
def test_words_are_shown_as_they_are(words: str) -> None:
    shown = page(render(report(outcome(message=words, fix=words, snippet=f"``{words}")))).get_text()
    plain = " ".join(words.split())
    assert f"3行目：{plain}" in shown
    assert f"直し方：{plain}" in shown
    assert f"コード：``{plain}" in shown


def size(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def test_a_summary_stays_below_githubs_limit_and_counts_what_it_leaves_out() -> None:
    text = render(many(3000, message="長" * 3000))
    assert LIMIT // 2 < size([text]) < LIMIT
    told = text.count("行目**：")
    assert f"ほか {3000 - told} 件は、ここに入りません。" in text


def test_one_endless_message_cannot_break_the_limit() -> None:
    text = render(report(outcome(message="長" * LIMIT, fix="長" * LIMIT, snippet="<" * LIMIT)))
    assert size([text]) < LIMIT // 8
    assert "3行目" in text
    problems = report(outcome(Result.UNTESTED), problems=tuple("長" * 3000 + str(n) for n in range(1000)))
    assert size([render(problems)]) < LIMIT


def test_a_short_summary_leaves_nothing_out() -> None:
    assert "ここに入りません" not in render(many(100))
