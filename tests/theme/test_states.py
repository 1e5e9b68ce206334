"""The state matrix: in whatever state a reader meets a page, axe finds no failure and nothing is lost or cut off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.pages.states import STATES
from benchmarks.pages.walk import looks_at
from tests.theme.sites import Served

LACKS = {
    "/index.html": ("contents", "search with", "details", "last tab"),
    "/guide/notices/index.html": ("search with",),
    "/guide/tables/index.html": ("search with", "details", "last tab"),
    "/search/index.html": ("search box", "contents", "details", "last tab"),
    "/emergency/index.html": ("menu", "search", "contents", "details", "last tab", "dark by the button"),
}
"""Pages, and words of the states that a page does not have."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(locale="ja-JP")
    yield page
    page.close()


def states_of(url: str) -> set[str]:
    return {name for name in STATES if not any(word in name for word in LACKS[url])}


@pytest.mark.parametrize("url", LACKS)
def test_a_page_has_no_barrier_in_any_of_its_states(page: Page, small: Served, url: str) -> None:
    looks = list(looks_at(page, small.address.rstrip("/"), url))
    assert {look.state: look.faults for look in looks if look.faults} == {}
    assert {look.state for look in looks} == states_of(url)


def test_every_state_is_one_of_some_page() -> None:
    assert set().union(*map(states_of, LACKS)) == set(STATES)
