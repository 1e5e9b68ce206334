"""The state matrix: in whatever state a reader meets a page, axe finds no failure and nothing is lost or cut off."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.theme.conftest import Open
from tests.theme.sites import Served, axe_failures, overflow

PAGES = ("", "guide/notices/", "guide/tables/", "search/", "emergency/")

_TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""

# The site's own root size, doubled: what a reader gets who doubles the text and not the page.
_TEXT_TWICE = "html { font-size: 250% !important }"

# Text that its box cuts off, and controls that stand outside the window where nothing scrolls to them.
# The skip link waits out of sight for the focus.
_LOST = """() => {
    const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const shown = element => element.checkVisibility({visibilityProperty: true});
    const cut = [...document.body.querySelectorAll('*')].filter(element => {
        const style = getComputedStyle(element);
        return shown(element) && !element.matches('.skip') && element.textContent.trim()
            && (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2
                || style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2);
    });
    const outside = [...document.querySelectorAll('a, button, input:not([type=radio]), summary')].filter(control => {
        for (let above = control; above; above = above.parentElement) if (scrolls(above)) return false;
        const box = control.getBoundingClientRect();
        return shown(control) && !control.matches('.skip')
            && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
    });
    return [...cut, ...outside].map(element => element.outerHTML.slice(0, 120));
}"""

# Boxes that scroll sideways but that the keyboard cannot reach or that have no name (SC 2.1.1, 4.1.2).
_BARE_SCROLLERS = """() => [...document.body.querySelectorAll('*')].filter(element =>
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
    && element.scrollWidth > element.clientWidth
    && !(element.tabIndex === 0 && element.getAttribute('role') === 'region' && element.getAttribute('aria-label'))
).map(element => element.outerHTML.slice(0, 120))"""


def _rest(page: Page) -> None:
    """Nothing is done."""


def _press(name: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        button = page.get_by_role("button", name=name, exact=True)
        if button.get_attribute("aria-expanded") == "false":
            button.click()

    return press


def _open_details(page: Page) -> None:
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    assert page.locator("details[open]").count() == page.locator("details").count()


def _second_tab(page: Page) -> None:
    page.locator(".tabbed-labels label").nth(1).click()
    assert page.get_by_text("休日の案内です。").is_visible()


def _print(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def _answered(page: Page) -> None:
    page.locator("#search-status:not(:empty)").wait_for()


def _style(text: str) -> Callable[[Page], None]:
    def add(page: Page) -> None:
        page.add_style_tag(content=text)

    return add


@dataclass(frozen=True)
class State:
    """A window, what the browser says of its reader, and what the reader has done."""

    width: int = 1280
    height: int = 800
    act: Callable[[Page], None] = _rest
    pages: tuple[str, ...] = PAGES
    scripts: bool = True
    options: dict[str, Any] = field(default_factory=dict)


_DARK = {"color_scheme": "dark"}
_FORCED = {"forced_colors": "active"}
_NOTICES = ("guide/notices/",)
_WITH_MENU = PAGES[:4]
_WITH_SEARCH_BOX = PAGES[:3]

STATES = {
    "rest 1280 light": State(),
    "rest 1280 dark": State(options=_DARK),
    "rest 768 light": State(768),
    "rest 768 dark": State(768, options=_DARK),
    "rest 320 light": State(320),
    "rest 320 dark": State(320, options=_DARK),
    "menu open 768": State(768, act=_press("メニュー"), pages=_WITH_MENU),
    "menu open 320 light": State(320, act=_press("メニュー"), pages=_WITH_MENU),
    "menu open 320 dark": State(320, act=_press("メニュー"), pages=_WITH_MENU, options=_DARK),
    "search box open 320 light": State(320, act=_press("検索"), pages=_WITH_SEARCH_BOX),
    "search box open 320 dark": State(320, act=_press("検索"), pages=_WITH_SEARCH_BOX, options=_DARK),
    "search with results": State(320, act=_answered, pages=("search/?q=ごみ",)),
    "search with results dark": State(act=_answered, pages=("search/?q=ごみ",), options=_DARK),
    "search without results": State(320, act=_answered, pages=("search/?q=くじら",)),
    "details open 1280": State(act=_open_details, pages=_NOTICES),
    "details open 320 dark": State(320, act=_open_details, pages=_NOTICES, options=_DARK),
    "second tab 1280": State(act=_second_tab, pages=_NOTICES),
    "second tab 320 dark": State(320, act=_second_tab, pages=_NOTICES, options=_DARK),
    "dark by the button": State(act=_press("暗い配色"), pages=_NOTICES),
    "forced colours 1280": State(options=_FORCED),
    "forced colours 320": State(320, options={**_FORCED, **_DARK}),
    "reduced motion": State(options={"reduced_motion": "reduce"}),
    "zoom 400 %": State(320, 256),
    "zoom 400 %, menu open": State(320, 256, act=_press("メニュー"), pages=_NOTICES),
    "text 200 % 1280": State(act=_style(_TEXT_TWICE)),
    "text 200 % 768": State(768, act=_style(_TEXT_TWICE)),
    "text spacing 1280": State(act=_style(_TEXT_SPACING)),
    "text spacing 320": State(320, act=_style(_TEXT_SPACING)),
    "print": State(act=_print),
    "print dark": State(act=_print, options=_DARK),
    "no script 1280": State(scripts=False),
    "no script 320 dark": State(320, scripts=False, options=_DARK),
}


@pytest.mark.parametrize("name", STATES)
def test_no_page_has_a_barrier_in_this_state(open_page: Open, small: Served, name: str) -> None:
    state = STATES[name]
    page = open_page("404.html", width=state.width, bypass_csp=True, **state.options)
    page.set_viewport_size({"width": state.width, "height": state.height})
    if not state.scripts:
        # axe needs a browser that runs scripts: the site's own are kept from it instead.
        page.route("**/*.js", lambda route: route.abort())
    for path in state.pages:
        page.goto(small.address + path)
        state.act(page)
        assert axe_failures(page) == [], path
        assert page.evaluate(_BARE_SCROLLERS) == [], path
        assert page.evaluate(_LOST) == [], path
        assert overflow(page) == 0, path
