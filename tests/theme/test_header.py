"""The header by keyboard: menu, search, colours and the skip link are real controls in every width."""

import re

import pytest
from playwright.sync_api import Page, expect

from benchmarks.pages.barriers import bare_stops, overflow
from tests.theme.conftest import Open, until
from tests.theme.sites import PATHS, Served, focused, tab_stops

# Texts outside the article, and everywhere the texts that only assistive technology or a pointer brings out.
_FRAME_TEXT = """() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest('article')) texts.push(walker.currentNode.data);
    for (const element of document.body.querySelectorAll('*'))
        texts.push(element.title, element.ariaLabel, element.placeholder, element.alt);
    return texts.filter(Boolean).join(' ');
}"""


def _button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize(("name", "panel"), [("メニュー", "#menu"), ("検索", "#site-search")])
def test_menu_and_search_are_buttons_that_enter_and_space_open_and_close(
    open_page: Open, key: str, name: str, panel: str
) -> None:
    page = open_page("guide/", width=320)
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    _button(page, name)
    expect(page.locator(panel)).to_be_hidden()  # focus alone opens nothing
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(panel)).to_be_visible()
    _button(page, name)
    page.keyboard.press(key)
    expect(page.locator(panel)).to_be_hidden()


@pytest.mark.parametrize(("name", "panel"), [("メニュー", "#menu"), ("検索", "#site-search")])
def test_an_opened_panel_gets_the_focus_and_escape_gives_it_back(open_page: Open, name: str, panel: str) -> None:
    page = open_page("guide/", width=320)
    _button(page, name)
    page.keyboard.press("Enter")
    assert page.locator(panel).evaluate("panel => panel.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.locator(panel)).to_be_hidden()
    expect(page.get_by_role("button", name=name, exact=True)).to_be_focused()


@pytest.mark.parametrize("name", ["メニュー", "検索"])
def test_while_a_panel_is_open_the_keyboard_goes_nowhere_that_is_not_seen(open_page: Open, name: str) -> None:
    page = open_page("guide/", width=320)
    page.get_by_role("button", name=name, exact=True).click()
    page.locator(".skip").focus()
    assert bare_stops(page) == []


def test_what_is_closed_or_off_screen_takes_no_focus(open_page: Open) -> None:
    for width in (320, 768, 1280):
        page = open_page("guide/notices/", width=width)
        for stop in tab_stops(page):
            if stop["id"].startswith("__tabbed"):
                continue  # a content tab's radio button is drawn as its label
            left, top, right, bottom = stop["box"]
            assert right > left, stop
            assert bottom > top, stop
            assert left >= 0, stop
            assert right <= width, stop


def test_the_menu_has_no_part_that_only_a_mouse_can_open(open_page: Open) -> None:
    page = open_page("guide/bulky/", width=320)
    assert page.locator("label:not([for='site-search-words'])").count() == 0
    assert page.locator("[tabindex='0']:not(.table-scroll)").count() == 0
    assert page.locator("nav[aria-expanded]").count() == 0
    page.get_by_role("button", name="メニュー").click()
    branch = page.get_by_role("navigation", name="「くらし」の中のページ")
    expect(branch.get_by_role("link", name="粗大ごみ")).to_have_attribute("aria-current", "page")
    expect(branch.get_by_role("link", name="表と図")).to_be_visible()


def test_landmarks_of_one_kind_have_names_of_their_own(open_page: Open) -> None:
    page = open_page("guide/notices/")
    names = page.locator("nav").evaluate_all("navs => navs.map(nav => nav.getAttribute('aria-label'))")
    assert len(names) == len(set(names)) == 5
    assert None not in names


@pytest.mark.parametrize("key", ["p", "n", "f", "s", "/", ".", ","])
def test_no_single_key_does_anything(open_page: Open, key: str) -> None:
    page = open_page("guide/waste/")
    address = page.url
    page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert (page.url, focused(page)["tag"]) == (address, "BODY")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_colour_button_tells_its_state_and_the_choice_lasts(open_page: Open, small: Served, key: str) -> None:
    page = open_page("guide/")
    button = page.get_by_role("button", name="暗い配色")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert (button.get_attribute("aria-pressed"), page.evaluate(ground)) == ("false", "rgb(255, 255, 255)")
    button.focus()
    page.keyboard.press(key)
    assert (button.get_attribute("aria-pressed"), page.evaluate(ground)) == ("true", "rgb(20, 25, 26)")
    page.goto(small.address)
    assert (button.get_attribute("aria-pressed"), page.evaluate(ground)) == ("true", "rgb(20, 25, 26)")
    button.click()
    assert (button.get_attribute("aria-pressed"), page.evaluate(ground)) == ("false", "rgb(255, 255, 255)")


def test_colours_follow_the_device_until_the_reader_chooses(open_page: Open) -> None:
    page = open_page("", color_scheme="dark")
    button = page.get_by_role("button", name="暗い配色")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.emulate_media(color_scheme="light")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_the_skip_link_is_the_first_stop_of_every_page_and_moves_the_focus(open_page: Open, small: Served) -> None:
    page = open_page("")
    for path in PATHS:
        page.goto(small.address + path)
        page.keyboard.press("Tab")
        skip = focused(page)
        assert skip["text"] == "本文へ進む"
        assert skip["box"][0] >= 0
        assert skip["box"][1] >= 0
        page.keyboard.press("Enter")
        assert focused(page)["id"] == "main", path
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main, footer').contains(document.activeElement)"), path


def test_nothing_covers_the_focused_element(open_page: Open) -> None:
    covered = """() => {
        const element = document.activeElement;
        const box = element.getClientRects()[0];
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return !(top && (element.contains(top) || top.contains(element)));
    }"""
    for width in (320, 1280):
        page = open_page("guide/notices/", width=width)
        page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
        for key in ("Shift+Tab", "Tab"):
            for _ in range(40):
                page.keyboard.press(key)
                if focused(page)["tag"] not in ("BODY", "INPUT"):
                    assert not page.evaluate(covered), focused(page)


def test_a_link_loads_a_new_page_whose_title_and_first_stop_are_its_own(open_page: Open) -> None:
    page = open_page("guide/")
    page.evaluate("window.stayed = true")
    page.get_by_role("main").get_by_role("link", name="ごみの分け方").click()
    page.wait_for_url("**/guide/waste/")
    assert page.evaluate("window.stayed") is None
    expect(page).to_have_title("ごみ - みほん町")


def test_controls_of_the_header_are_large_enough_for_a_finger(open_page: Open) -> None:
    page = open_page("guide/", width=320)
    page.get_by_role("button", name="検索", exact=True).click()
    controls = page.locator("header :is(button, input, a):visible, .toc__button")
    assert controls.count() >= 6
    for control in controls.all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.9, control.inner_html()


def test_every_control_is_at_least_24_pixels_high_or_stands_in_a_line_of_text(open_page: Open) -> None:
    small = """links => links.filter(link => link.offsetParent && getComputedStyle(link).display !== 'inline')
        .map(link => [link.textContent, link.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
    for width in (320, 1280):
        page = open_page("guide/notices/", width=width)
        controls = page.locator("a, button, input:not([type=radio]), summary")
        assert controls.evaluate_all(small) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_is_wider_than_the_window(open_page: Open, path: str, width: int) -> None:
    assert overflow(open_page(path, width=width)) == 0


@pytest.mark.parametrize("path", ["", "guide/notices/", "guide/tables/", "search/?q=ごみ"])
def test_text_twice_as_large_or_spaced_is_neither_cut_nor_wider_than_the_window(open_page: Open, path: str) -> None:
    cut = """() => [...document.querySelectorAll('body *')].filter(element => {
        const style = getComputedStyle(element);
        const clips = overflow => ['hidden', 'clip'].includes(overflow);
        return element.checkVisibility() && element.tagName !== 'svg'
            && (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1
                || clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1);
    }).map(element => element.outerHTML.slice(0, 80))"""
    page = open_page(path, width=640, bypass_csp=True)
    page.add_style_tag(content="html { font-size: 250% !important }")
    assert (overflow(page), page.evaluate(cut)) == (0, [])
    page = open_page(path, width=320, bypass_csp=True)
    spacing = "line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;"
    page.add_style_tag(content=f"* {{ {spacing} }} p {{ margin-bottom: 2em !important }}")
    assert (overflow(page), page.evaluate(cut)) == (0, [])


def test_what_is_too_wide_all_the_same_can_be_scrolled_to(open_page: Open) -> None:
    page = open_page("guide/", width=320)
    page.evaluate("""() => {
        const wide = document.createElement("div");
        wide.style.width = wide.style.height = "900px";
        document.querySelector("article").prepend(wide);
    }""")
    page.mouse.move(100, 400)
    page.mouse.wheel(400, 0)
    until(page, "() => scrollX > 0")


def test_the_reader_who_forces_colours_gets_no_dead_button_and_sees_where_the_focus_is(open_page: Open) -> None:
    page = open_page("guide/notices/", forced_colors="active")
    expect(page.get_by_role("button", name="暗い配色")).to_be_hidden()
    assert all(stop["outline"] > 0 for stop in tab_stops(page) if stop["tag"] != "INPUT")


def test_motion_stops_for_readers_who_asked_for_it(open_page: Open) -> None:
    page = open_page("guide/notices/", reduced_motion="reduce")
    durations = page.locator("*").evaluate_all(
        "all => all.map(element => getComputedStyle(element).transitionProperty)"
    )
    assert set(durations) == {"none"}


@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_its_language_a_title_of_its_own_and_no_english_in_its_frame(open_page: Open, path: str) -> None:
    page = open_page(path)
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page).to_have_title(re.compile(r"みほん町$"))
    frame = page.evaluate(_FRAME_TEXT).replace("https://mihon.example/" + path, "")
    assert re.findall(r"[A-Za-z]{3,}", frame) == []


@pytest.mark.parametrize("path", PATHS)
def test_no_box_or_radio_button_asks_for_autocompletion_which_is_not_valid(open_page: Open, path: str) -> None:
    page = open_page(path)
    assert page.locator("input:is([type=checkbox], [type=radio])[autocomplete]").count() == 0
    assert page.locator("a[name], label[for] :is(button, a)").count() == 0


def test_titles_of_pages_differ(open_page: Open, small: Served) -> None:
    page = open_page("")
    titles = []
    for path in PATHS:
        page.goto(small.address + path)
        titles.append(page.title())
    assert len(set(titles)) == len(titles)
    assert titles[-1] == "ページが見つかりません - みほん町"
