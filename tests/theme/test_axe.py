"""No engine finds a failure in any state of any kind of page."""

import pytest
from playwright.sync_api import Page

from tests.theme.conftest import Open
from tests.theme.sites import PATHS, Served, axe_violations

STATES = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 320)]


def _all_open(page: Page) -> None:
    page.eval_on_selector_all("details", "parts => parts.forEach(part => part.open = true)")
    closed = page.locator("button[aria-expanded=false]:visible")
    while closed.count():
        closed.first.click()


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_axe_finds_no_failure_on_any_page(open_page: Open, small: Served, scheme: str, width: int) -> None:
    page = open_page("", width=width, color_scheme=scheme)
    for path in PATHS:
        page.goto(small.address + path)
        assert axe_violations(page, "wcag2aaa") == [], path


@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_axe_finds_no_failure_with_menu_search_contents_and_details_open(
    open_page: Open, scheme: str, width: int
) -> None:
    page = open_page("guide/notices/", width=width, color_scheme=scheme)
    _all_open(page)
    assert axe_violations(page, "wcag2aaa") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["ごみ", "くじら"])
def test_axe_finds_no_failure_in_search_results_and_without_results(open_page: Open, scheme: str, query: str) -> None:
    page = open_page(f"search/?q={query}", width=320, color_scheme=scheme)
    page.locator("#search-status:not(:empty)").wait_for()
    assert axe_violations(page, "wcag2aaa") == []


def test_axe_finds_no_failure_in_the_second_content_tab(open_page: Open) -> None:
    page = open_page("guide/notices/")
    page.locator("label", has_text="休日").click()
    assert page.get_by_text("休日の案内です。").is_visible()
    assert axe_violations(page, "wcag2aaa") == []


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_failure_where_the_script_did_not_load(open_page: Open, small: Served, width: int) -> None:
    page = open_page("", width=width)
    page.route("**/*.js", lambda route: route.abort())
    for path in ("", "guide/tables/", "search/"):
        page.goto(small.address + path)
        assert axe_violations(page) == [], path


def test_axe_finds_no_failure_in_the_emergency_banner(open_page: Open, alarmed: Served) -> None:
    for scheme in ("light", "dark"):
        assert axe_violations(open_page("", site=alarmed, width=320, color_scheme=scheme), "wcag2aaa") == []


def test_links_in_text_are_told_by_more_than_their_colour(open_page: Open) -> None:
    page = open_page("guide/notices/")
    links = page.locator(".md-typeset :is(p, li, td, dd) a")
    assert links.count() >= 4
    lines = links.evaluate_all("links => links.map(link => getComputedStyle(link).textDecorationLine)")
    assert set(lines) == {"underline"}


def test_no_control_loses_its_name_while_it_has_the_focus(open_page: Open) -> None:
    page = open_page("guide/notices/", width=320)
    _all_open(page)
    page.locator(".skip").focus()
    devtools = page.context.new_cdp_session(page)
    names = []
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        handle = devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        tree = devtools.send("Accessibility.getPartialAXTree", {"objectId": handle, "fetchRelatives": False})
        names.append(tree["nodes"][0].get("name", {}).get("value", ""))
    assert len(names) > 25
    assert all(names), names
