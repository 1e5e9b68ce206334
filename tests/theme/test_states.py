"""The state matrix: in whatever state a reader meets a page, axe finds no failure and nothing is lost or cut off."""

import pytest
from playwright.sync_api import Browser

from benchmarks.pages.states import STATES
from benchmarks.pages.walk import Look, looks_at
from tests.theme.sites import Served

# One process looks once for all of them.
pytestmark = pytest.mark.xdist_group("states")

PAGES = ("/index.html", "/guide/notices/index.html", "/guide/tables/index.html", "/search/index.html")
EMERGENCY = "/emergency/index.html"


@pytest.fixture(scope="module")
def looks(browser: Browser, small: Served) -> list[Look]:
    page = browser.new_page(locale="ja-JP")
    origin = small.address.rstrip("/")
    found = [look for url in (*PAGES, EMERGENCY) for look in looks_at(page, origin, url)]
    page.close()
    return found


@pytest.mark.parametrize("name", STATES)
def test_no_page_has_a_barrier_in_this_state(looks: list[Look], name: str) -> None:
    met = [look for look in looks if look.state == name]
    assert met
    assert {look.url: look.faults for look in met if look.faults} == {}


def test_every_page_is_met_in_the_states_that_ask_nothing_of_it(looks: list[Look]) -> None:
    for name in ("rest 320 dark", "text 200 % 768", "print", "no script 1280", "focus, every stop 1280"):
        assert {look.url for look in looks if look.state == name} == {*PAGES, EMERGENCY}
    menu = {look.url for look in looks if look.state == "menu open 320 light"}
    assert menu == set(PAGES)
