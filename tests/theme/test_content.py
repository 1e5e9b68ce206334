"""What stands inside a page: tables, tabs, notes, headings; and what is left of it without script and on paper."""

import pytest
from playwright.sync_api import expect

from benchmarks.pages.barriers import overflow
from tests.theme.conftest import Open, until
from tests.theme.sites import PATHS, Served, focused, tab_stops

WHITE = "rgb(255, 255, 255)"


@pytest.mark.parametrize("js", [True, False])
def test_a_wide_table_is_a_named_region_that_the_keyboard_scrolls(open_page: Open, js: bool) -> None:
    page = open_page("guide/tables/", width=320, js=js)
    region = page.get_by_role("region", name="災害のときに使える避難場所の一覧")
    expect(region).to_have_attribute("tabindex", "0")
    region.focus()
    page.keyboard.press("ArrowRight")
    until(page, "() => document.activeElement.scrollLeft > 0")
    assert overflow(page) == 0


def test_a_table_that_fits_is_no_region_and_no_stop(open_page: Open) -> None:
    page = open_page("guide/tables/", width=1280)
    assert page.locator(".table-scroll").count() == 2
    assert page.locator(".table-scroll:is([tabindex], [role], [aria-label])").count() == 0
    page.set_viewport_size({"width": 320, "height": 800})
    expect(page.get_by_role("region", name="災害のときに使える避難場所の一覧")).to_have_attribute("tabindex", "0")


def test_the_caption_of_a_wide_table_is_read_whole_on_a_narrow_screen(open_page: Open) -> None:
    page = open_page("guide/tables/", width=320)
    box = page.locator("caption").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 320


@pytest.mark.parametrize("js", [True, False])
def test_content_tabs_change_by_arrow_key_and_show_the_focus(open_page: Open, js: bool) -> None:
    page = open_page("guide/notices/", js=js)
    page.locator("#__tabbed_1_1").focus()
    outline = "label => getComputedStyle(label).outlineStyle"
    assert page.locator("label", has_text="休日").evaluate(outline) == "none"
    page.keyboard.press("ArrowRight")
    assert page.locator("label", has_text="休日").evaluate(outline) == "solid"
    expect(page.get_by_text("休日の案内です。")).to_be_visible()


def test_a_note_says_its_kind_in_japanese_words_not_only_by_colour_and_icon(open_page: Open) -> None:
    page = open_page("guide/notices/")
    titles = page.locator(".admonition-title").all_inner_texts()
    assert titles == ["補足", "注意", "危険：川に近づかないでください"]
    assert page.locator("summary").all_inner_texts() == ["お知らせ", "持ち物のくわしい説明"]


def test_footnote_links_say_where_they_lead_and_the_way_back_is_seen(open_page: Open) -> None:
    page = open_page("guide/notices/")
    expect(page.get_by_role("link", name="注1", exact=True)).to_be_visible()
    back = page.get_by_role("link", name="本文の注1へ戻る")
    assert back.evaluate("link => getComputedStyle(link).opacity") == "1"


def test_headings_break_between_phrases(open_page: Open) -> None:
    heading = open_page("guide/notices/", width=320).locator("h1")
    assert heading.inner_html().count("<wbr>") >= 3
    assert heading.evaluate("heading => getComputedStyle(heading).wordBreak") == "keep-all"


def test_text_is_set_for_reading(open_page: Open) -> None:
    page = open_page("guide/notices/")
    text = page.locator("article > p").first
    size, line, width = text.evaluate("""text => {
        const style = getComputedStyle(text);
        return [parseFloat(style.fontSize), parseFloat(style.lineHeight), text.getBoundingClientRect().width];
    }""")
    assert size >= 16
    assert line / size >= 1.7
    assert 35 <= width / size <= 42


@pytest.mark.parametrize("width", [320, 1280])
def test_focus_is_seen_at_every_stop_without_script(open_page: Open, width: int) -> None:
    stops = tab_stops(open_page("guide/notices/", width=width, js=False))
    assert len(stops) > 20
    assert [stop for stop in stops if stop["outline"] < 2 and not stop["id"].startswith("__tabbed")] == []


@pytest.mark.parametrize("path", PATHS)
def test_without_script_no_dead_control_is_shown_and_other_ways_are(open_page: Open, path: str) -> None:
    page = open_page(path, width=320, js=False)
    expect(page.locator("button:visible, input:visible:not([type=radio]), form:visible")).to_have_count(0)
    expect(page.locator("header").get_by_role("link", name="サイトマップ")).to_be_visible()
    expect(page.locator("header").get_by_role("link", name="五十音さくいん")).to_be_visible()
    expect(page.get_by_role("navigation", name="主なメニュー")).to_be_visible()


def test_without_script_the_search_page_says_so_and_leads_on(open_page: Open) -> None:
    page = open_page("search/", js=False)
    expect(page.get_by_text("今は動いていません")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="サイトマップ")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="五十音さくいん")).to_be_visible()


def test_without_script_the_contents_list_is_open_and_the_colours_follow_the_device(open_page: Open) -> None:
    page = open_page("guide/waste/", width=320, js=False, color_scheme="dark")
    expect(page.get_by_role("navigation", name="このページの目次").get_by_role("link")).to_have_count(2)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 25, 26)"


@pytest.mark.parametrize("js", [True, False])
def test_paper_has_the_closed_parts_too_light_colours_and_no_navigation(open_page: Open, js: bool) -> None:
    page = open_page("guide/notices/", js=js, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    hidden = page.get_by_text("たたんだ部分の中身です。").bounding_box()
    assert hidden is not None
    assert hidden["height"] > 10
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == WHITE
    for name in ("主なメニュー", "このページの目次"):
        expect(page.get_by_role("navigation", name=name)).to_have_count(0)
    expect(page.get_by_text("このページのアドレス：https://mihon.example/guide/notices/")).to_be_visible()


def test_paper_shows_the_address_behind_each_link(open_page: Open, small: Served) -> None:
    page = open_page("guide/notices/")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown = page.locator(".md-typeset a").evaluate_all(
        "links => links.map(l => getComputedStyle(l, '::after').content)"
    )
    assert '"（" "https://www.soumu.go.jp/" "）"' in shown or '"（https://www.soumu.go.jp/）"' in shown
    assert any(f"{small.address}contact/" in text for text in shown)


def test_paper_shows_foreign_addresses_without_script_too(open_page: Open) -> None:
    page = open_page("guide/notices/", js=False)
    page.emulate_media(media="print")
    link = page.get_by_role("link", name="総務省の方針")
    assert "https://www.soumu.go.jp/" in link.evaluate("link => getComputedStyle(link, '::after').content")


def test_breadcrumbs_lead_from_home_to_the_page(open_page: Open) -> None:
    path = open_page("guide/bulky/").get_by_role("navigation", name="現在位置")
    assert [item.strip() for item in path.get_by_role("listitem").all_inner_texts()] == [
        "ホーム",
        "くらし",
        "ごみ",
        "粗大ごみ",
    ]
    expect(path.get_by_role("link")).to_have_count(3)


def test_a_page_outside_the_menu_stands_below_the_page_of_the_menu_it_belongs_to(open_page: Open, real: Served) -> None:
    page = open_page("opendata/designated-shelter/", site=real)
    path = page.get_by_role("navigation", name="現在位置")
    links = path.get_by_role("link").evaluate_all("links => links.map(link => [link.textContent, link.href])")
    assert links == [["ホーム", real.address], ["オープンデータ", f"{real.address}opendata/"]]
    menu = page.get_by_role("navigation", name="主なメニュー")
    expect(menu.get_by_role("link", name="オープンデータ", exact=True)).to_have_attribute("aria-current", "true")


def test_the_foot_says_dates_office_and_where_to_report_a_barrier(open_page: Open) -> None:
    page = open_page("guide/")
    about = page.get_by_role("region", name="このページについて")
    expect(about).to_contain_text("公開日令和8年4月1日（2026年4月1日）")
    expect(about).to_contain_text("くらし課（電話 0235-00-0000）")
    expect(about.get_by_role("link", name="このページの使いにくいところを知らせる")).to_be_visible()
    page = open_page("guide/waste/")
    expect(page.get_by_role("region", name="このページについて")).to_contain_text("担当課公表されていません")


@pytest.mark.parametrize("path", PATHS)
def test_an_emergency_notice_comes_first_on_every_page_as_text(open_page: Open, alarmed: Served, path: str) -> None:
    page = open_page(path, site=alarmed)
    banner = page.get_by_role("region", name="緊急のお知らせ：川の水が増えています")
    expect(banner.get_by_role("heading")).to_be_visible()
    expect(banner).to_contain_text("令和8年7月25日（2026年7月25日）現在")
    assert page.evaluate("document.body.firstElementChild.className") == "emergency"
    assert banner.locator("img, svg, a").count() == 0


def test_there_is_no_banner_without_an_emergency(open_page: Open) -> None:
    assert open_page("").locator(".emergency").count() == 0


def test_focus_ring_keeps_contrast_with_what_is_around_it(open_page: Open) -> None:
    ratio = """() => {
        const luminance = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(part => part / 255)
            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
            .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
        let ground = document.activeElement.parentElement;
        while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
        const [dark, light] = [getComputedStyle(document.activeElement).outlineColor,
            getComputedStyle(ground).backgroundColor].map(luminance).sort((a, b) => a - b);
        return (light + .05) / (dark + .05);
    }"""
    for scheme in ("light", "dark"):
        page = open_page("guide/notices/", color_scheme=scheme)
        measured = 0
        while True:
            page.keyboard.press("Tab")
            if focused(page)["tag"] == "BODY":
                break
            if focused(page)["outline"]:
                measured += 1
                assert page.evaluate(ratio) >= 3, (scheme, focused(page))
        assert measured > 20
