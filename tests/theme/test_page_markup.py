"""What the build does to a page's HTML, and what it leaves alone."""

from pathlib import Path

import pytest

from generate.errors import DataError
from generate.headings import break_headings
from generate.page_markup import finish, name_footnotes, name_notes, wrap_tables

SOURCE = Path("docs/a.md")


def test_every_table_gets_a_region_named_by_its_caption_or_a_number() -> None:
    html = wrap_tables("<p>文</p><table><caption>一覧 <b>A&amp;B</b></caption></table><table></table>")
    assert html == (
        '<p>文</p><div class="table-scroll" role="region" tabindex="0" aria-label="一覧 A&amp;B">'
        "<table><caption>一覧 <b>A&amp;B</b></caption></table></div>"
        '<div class="table-scroll" role="region" tabindex="0" aria-label="表2"><table></table></div>'
    )


def test_two_tables_of_one_name_get_different_regions() -> None:
    html = wrap_tables("<table><caption>一覧</caption></table>" * 3)
    assert [part.split('"')[0] for part in html.split('aria-label="')[1:]] == ["一覧", "一覧（2）", "一覧（3）"]


@pytest.mark.parametrize(
    ("kind", "title", "shown"),
    [
        ("warning", "Warning", "注意"),
        ("note", "Note", "補足"),
        ("note", "原文のまま", "原文のまま"),
        ("danger", "川", "危険：川"),
        ("danger", "危険な川", "危険な川"),
    ],
)
def test_a_note_has_a_japanese_title_that_says_what_must_not_be_missed(kind: str, title: str, shown: str) -> None:
    box = f'<div class="admonition {kind}">\n<p class="admonition-title">{{}}</p>\n<p>文</p></div>'
    fold = f'<details class="{kind}" open="open"><summary>{{}}</summary><p>文</p></details>'
    assert name_notes(box.format(title) + fold.format(title), SOURCE) == box.format(shown) + fold.format(shown)


def test_an_unknown_kind_of_note_is_refused_with_the_file_and_the_nearest_kind() -> None:
    with pytest.raises(DataError) as caught:
        finish('<div class="admonition warnig"><p class="admonition-title">Warnig</p></div>', SOURCE)
    assert str(caught.value) == (
        "docs/a.md: 「warnig」という囲みの種類はありません。「warning」のまちがいではありませんか。"
    )


def test_footnotes_are_named() -> None:
    html = name_footnotes(
        '<a class="footnote-ref" href="#fn:1">1</a><a class="footnote-backref" href="#fnref:1" title="戻る">↩</a>'
    )
    assert html == (
        '<a class="footnote-ref" href="#fn:1">注1</a>'
        '<a class="footnote-backref" href="#fnref:1" aria-label="戻る">↩</a>'
    )


def test_a_long_heading_may_break_between_phrases_and_keeps_its_words() -> None:
    html = break_headings('<h2 id="a">住所が変わったときの<b>届け出 &amp; 証明書</b></h2><p>住所が変わったとき</p>')
    assert html.replace("<wbr>", "") == (
        '<h2 id="a">住所が変わったときの<b>届け出 &amp; 証明書</b></h2><p>住所が変わったとき</p>'
    )
    assert html.startswith('<h2 id="a">住所が<wbr>変わった<wbr>')
    assert "<wbr>" not in html.split("</h2>")[1]


def test_a_short_heading_stays_whole() -> None:
    assert break_headings("<h2>五十音さくいん</h2>") == "<h2>五十音さくいん</h2>"
