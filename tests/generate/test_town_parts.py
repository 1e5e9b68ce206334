"""What the parts of town pages say, on a small town of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from generate.town import pages, parts
from tests.generate.small_town import TODAY, change, small_town


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return small_town(tmp_path)


def _html(root: Path, name: str, today: date = TODAY) -> BeautifulSoup:
    return BeautifulSoup(parts(root, today)[name].content, "lxml")


def _rows(html: BeautifulSoup) -> Iterator[list[str]]:
    for row in html.select("tbody tr"):
        yield [cell.get_text() for cell in row.find_all(["th", "td"])]


def _one(html: BeautifulSoup, selector: str) -> Tag:
    found = html.select(selector)
    assert len(found) == 1
    return found[0]


def test_a_site_names_its_disasters_in_words(town: Path) -> None:
    rows = {row[0]: row[1] for row in _rows(_html(town, "指定緊急避難場所"))}
    assert rows == {"北学校": "洪水、地震", "南公園": "地震"}


def test_the_table_for_floods_holds_only_the_sites_for_floods(town: Path) -> None:
    assert [row[0] for row in _rows(_html(town, "洪水のときの避難場所"))] == ["北学校"]


def test_the_list_of_disasters_counts_the_sites_and_says_where_there_is_none(town: Path) -> None:
    items = [item.get_text() for item in _html(town, "災害ごとの避難場所の数").select("li")]
    assert "洪水: 1か所" in items
    assert "地震: 2か所" in items
    assert "津波: 指定された場所はありません" in items
    assert len(items) == 8


def test_a_map_link_is_named_after_its_place_and_leads_to_its_coordinates(town: Path) -> None:
    link = _one(_html(town, "洪水のときの避難場所"), "a[href*='maps.gsi.go.jp']")
    assert link.get_text() == "北学校の地図"
    assert link["href"] == "https://maps.gsi.go.jp/#17/38.8/139.85/"


def test_sources_that_all_rows_share_are_told_once_below_the_table(town: Path) -> None:
    html = _html(town, "指定緊急避難場所")
    assert "出典" not in [head.get_text() for head in html.select("th[scope=col]")]
    assert _one(html, "p.source").get_text() == "出典: 国のデータ、取得日は令和7年10月27日（2025年10月27日）"


def test_sources_that_differ_stand_in_a_column_of_their_own(town: Path) -> None:
    html = _html(town, "施設: 学校")
    assert [head.get_text() for head in html.select("th[scope=col]")][-1] == "出典"
    assert {row[0]: row[-1] for row in _rows(html)} == {
        "北学校": "国のデータ、取得日は令和7年10月27日（2025年10月27日）",
        "南学校要確認（民間の情報だけです）": "旅の記録、日付の記載なし",
    }


def test_facts_that_share_their_sources_tell_them_once_and_others_each(town: Path) -> None:
    change(town, "data/facts/facts.csv", "旅の記録", "旅の記録\n町の花,木,ケヤキ,,旅の記録")
    assert len(_html(town, "事実: 町の花").select(".source")) == 1
    change(town, "data/facts/facts.csv", "ケヤキ,,旅の記録", "ケヤキ,,国のデータ")
    html = _html(town, "事実: 町の花")
    assert [source.get_text() for source in html.select("dd.source")] == [
        "出典: 旅の記録、日付の記載なし",
        "出典: 国のデータ、取得日は令和7年10月27日（2025年10月27日）",
    ]


def test_a_fact_with_a_public_and_a_private_source_needs_no_confirmation(town: Path) -> None:
    assert "要確認" in _html(town, "事実: 町の花").get_text()
    change(town, "data/facts/facts.csv", "町の花,花,菜の花,,旅の記録", "町の花,花,菜の花,,旅の記録;国のデータ")
    assert "要確認" not in _html(town, "事実: 町の花").get_text()


def test_what_a_clerk_writes_is_shown_as_text_and_never_as_markup(town: Path) -> None:
    change(town, "data/facts/facts.csv", "菜の花", "<b>菜の花</b> & 木")
    html = _html(town, "事実: 町の花")
    assert html.select("b") == []
    assert "<b>菜の花</b> & 木" in html.get_text()


def test_an_event_is_coming_until_its_last_day_is_over(town: Path) -> None:
    last_day = date(2026, 5, 5)
    assert [row[0] for row in _rows(_html(town, "これからの行事", last_day))] == ["花まつり"]
    assert [row[0] for row in _rows(_html(town, "これまでの行事", last_day))] == ["雪まつり"]
    assert [row[0] for row in _rows(_html(town, "これまでの行事", date(2026, 5, 6)))] == ["花まつり", "雪まつり"]


def test_an_event_of_several_days_tells_its_first_and_last_day(town: Path) -> None:
    row = next(_rows(_html(town, "これからの行事", date(2026, 1, 1))))
    assert row[1] == "令和8年5月3日（2026年5月3日）から令和8年5月5日（2026年5月5日）まで"


def test_it_is_said_when_no_event_is_coming(town: Path) -> None:
    html = _html(town, "これからの行事", date(2027, 1, 1))
    assert html.get_text() == "公表されている行事はありません。"
    assert html.select("table") == []


def test_a_facility_without_a_telephone_number_says_that_it_is_not_published(town: Path) -> None:
    assert {row[0]: row[3] for row in _rows(_html(town, "施設: 学校"))}["北学校"] == "公表されていません"


def test_the_hall_shows_a_mail_address_as_a_link_once_it_is_known(town: Path) -> None:
    assert _html(town, "役場の連絡先").get_text().count("公表されていません") == 4
    change(town, "data/site.yml", "mail: null", "mail: yakuba@example.jp")
    html = _html(town, "役場の連絡先")
    assert html.get_text().count("公表されていません") == 3
    assert _one(html, "a[href^=mailto]")["href"] == "mailto:yakuba@example.jp"


def test_the_feedback_link_is_shown_only_when_there_is_a_form(town: Path) -> None:
    assert _html(town, "使いにくいところの知らせ方").select("a") == []
    change(town, "data/site.yml", "url: null", "url: https://example.jp/form")
    assert _one(_html(town, "使いにくいところの知らせ方"), "a")["href"] == "https://example.jp/form"


def test_every_unknown_thing_stands_under_its_field_on_the_page_of_unknown_things(town: Path) -> None:
    (page,) = pages(town)
    assert page.uri == "unknown/index.md"
    assert page.source == "data/facts/unknown.csv"
    assert isinstance(page.content, str)
    assert "## 税\n\n{{ 公表されていないこと: 税 }}" in page.content
    html = _html(town, "公表されていないこと: 税")
    assert "公表されていません（役場に確認してください）" in html.get_text()
    assert [item.get_text() for item in html.select("li")] == ["納める日"]


def test_a_source_names_the_row_that_keeps_it(town: Path) -> None:
    link = _one(_html(town, "事実: 町の花"), "a")
    assert (link["data-source"], link["data-line"]) == ("data/facts/sources.csv", "3")


def test_every_part_names_the_file_a_person_edits(town: Path) -> None:
    assert all((town / part.source).exists() for part in parts(town, TODAY).values())


def test_the_emergency_lists_name_places_by_hazard_and_say_where_there_is_none(tmp_path: Path) -> None:
    listed = parts(small_town(tmp_path), TODAY)["緊急: 災害ごとの避難場所"].content
    assert '### 洪水：1か所 {#flood}\n\n<ul data-source="data/opendata/064262_evacuation_space.csv">' in listed
    assert "### 地震：2か所 {#earthquake}" in listed
    assert '<li data-line="3"><b>南公園</b>：南2</li>' in listed
    assert "### 津波 {#tsunami}\n\n指定された場所はありません。" in listed
    assert listed.count("出典: ") == 1


def test_the_emergency_list_of_shelters_tells_whom_one_is_kept_for(tmp_path: Path) -> None:
    town = small_town(tmp_path)
    change(town, "data/opendata/064262_designated_shelter.csv", "139.85,,", "139.85,車いすの人,")
    listed = parts(town, TODAY)["緊急: 指定避難所"].content
    assert '<li data-line="2"><b>北学校</b>：北1（受け入れる対象の人：車いすの人）</li>' in listed
