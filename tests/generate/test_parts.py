"""Lines {{ 名前 }} in written pages: filled where they are known, refused where they are not."""

from pathlib import Path

import pytest

from generate.errors import DataError
from generate.parts import Part, check, fill, sources

PARTS = {"避難場所": Part("<p>広場</p>", Path("data/a.csv"), 7)}
PAGE = Path("docs/bousai/index.md")


def test_a_line_with_a_name_becomes_the_part_with_blank_lines_around_it() -> None:
    assert fill("前\n{{ 避難場所 }}\n後", PARTS) == "前\n\n<p>広場</p>\n\n後"


def test_braces_within_a_sentence_or_in_code_are_left_alone() -> None:
    markdown = "書き方は {{ 避難場所 }} です。\n\n```\n{{ 避難場所 }}\n```"
    assert fill(markdown, PARTS) == markdown


def test_an_unknown_name_is_told_with_the_line_of_the_page_and_the_nearest_name() -> None:
    with pytest.raises(DataError) as caught:
        check({PAGE: "---\ntitle: 防災\n---\n{{ 避難場所 }}\n{{ 避難場 }}\n"}, PARTS)
    said = str(caught.value)
    assert said.startswith("docs/bousai/index.md の 5行目: {{ 避難場 }} という部品はありません。")
    assert "「避難場所」のまちがいではありませんか。" in said


def test_a_part_that_no_page_shows_is_told_with_the_line_of_its_data() -> None:
    with pytest.raises(DataError) as caught:
        check({PAGE: "# 防災\n"}, PARTS)
    assert str(caught.value).startswith("data/a.csv の 7行目: {{ 避難場所 }} を出しているページがありません。")


def test_a_page_that_shows_every_part_passes() -> None:
    check({PAGE: "{{ 避難場所 }}"}, PARTS)


def test_the_files_behind_a_page_are_named_once() -> None:
    assert sources("{{ 避難場所 }}\n文\n{{ 避難場所 }}", PARTS) == ["data/a.csv"]
    assert sources("文だけ", PARTS) == []
