"""Captions and headings of tables, as an editor types them."""

from bs4 import BeautifulSoup, Tag
from markdown import markdown

from generate.table_captions import TableCaptions

ROWS = "| # 名前 | 住所 |\n|---|---|\n| 体育館 | 横山 |\n"


def _soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown(text, extensions=["tables", "attr_list", "admonition", TableCaptions()]), "lxml")


def _table(text: str) -> Tag:
    table = _soup(text).table
    assert table is not None
    return table


def _caption(text: str) -> str:
    caption = _table(text).caption
    return caption.get_text() if caption else ""


def test_a_paragraph_before_a_table_becomes_its_caption() -> None:
    soup = _soup(f"表: 避難場所の一覧\n\n{ROWS}")
    assert soup.table is not None
    first = soup.table.find(True)
    assert isinstance(first, Tag)
    assert (first.name, first.get_text()) == ("caption", "避難場所の一覧")
    assert soup.find("p") is None


def test_the_caption_may_stand_right_above_the_table_and_with_a_wide_colon() -> None:
    assert _caption(f"表：避難場所の一覧\n{ROWS}") == "避難場所の一覧"


def test_a_caption_may_hold_a_link() -> None:
    caption = _table(f"表: [避難場所](bousai.md)の一覧\n\n{ROWS}").caption
    assert caption is not None
    assert caption.a is not None
    assert caption.get_text() == "避難場所の一覧"


def test_a_caption_works_in_a_list_and_in_a_note() -> None:
    inner = "".join(f"    {line}\n" for line in ROWS.splitlines())
    assert _caption(f"- 項目\n\n    表: 一覧\n\n{inner}") == "一覧"
    assert _caption(f"!!! note\n\n    表: 一覧\n\n{inner}") == "一覧"


def test_a_paragraph_with_no_table_after_it_stays_as_it_is() -> None:
    soup = _soup(f"表: これは本文です\n\n次の段落\n\n{ROWS}")
    assert soup.find("caption") is None
    assert soup.get_text().startswith("表: これは本文です")


def test_only_a_paragraph_that_begins_with_the_word_is_a_caption() -> None:
    assert _caption(f"次の表: 一覧\n\n{ROWS}") == ""


def test_the_first_row_heads_the_columns() -> None:
    assert [th["scope"] for th in _table(ROWS).select("thead th")] == ["col", "col"]


def test_a_mark_in_the_first_row_makes_the_cells_below_headings_of_their_rows() -> None:
    table = _table(ROWS)
    assert [th.get_text() for th in table.select("thead th")] == ["名前", "住所"]
    heads = table.select("tbody th")
    assert [(th["scope"], th.get_text()) for th in heads] == [("row", "体育館")]


def test_the_mark_may_stand_at_another_column() -> None:
    table = _table("| 番号 | # 名前 |\n|---|---|\n| 1 | 体育館 |\n")
    assert [th.get_text() for th in table.select("tbody th")] == ["体育館"]


def test_without_a_mark_no_row_has_a_heading() -> None:
    assert _table("| 名前 | 住所 |\n|---|---|\n| 体育館 | 横山 |\n").select("tbody th") == []


def test_an_empty_cell_never_becomes_a_heading() -> None:
    assert _table("| # 名前 | 住所 |\n|---|---|\n|  | 横山 |\n").select("tbody th") == []


def test_a_table_in_html_is_left_alone() -> None:
    html = "<table>\n<tr><th>名前</th></tr>\n</table>"
    assert str(_soup(html).table) == str(BeautifulSoup(html, "lxml").table)
