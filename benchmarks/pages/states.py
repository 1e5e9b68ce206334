"""The states in which a reader may meet a page: a window, what the device says of its reader, what the reader did."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page, Route

from checks.browser.settle import SETTLED

Act = Callable[[Page], bool]
"""Brings an opened page into a state; tells whether the page has it."""

_ADD_STYLE = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""

# The four distances of SC 1.4.12.
_TEXT_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


def _rest(_page: Page) -> bool:
    return True


def _press(name: str) -> Act:
    def press(page: Page) -> bool:
        button = page.get_by_role("button", name=name, exact=True)
        if not button.count():
            return False
        if "false" in (button.get_attribute("aria-expanded"), button.get_attribute("aria-pressed")):
            button.click()
        return True

    return press


def _open_details(page: Page) -> bool:
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    return page.locator("details[open]").count() > 0


def _last_tab(page: Page) -> bool:
    labels = page.locator(".tabbed-labels")
    for tabs in labels.all():
        tabs.locator("label").last.click()
    return labels.count() > 0


def _ask(words: str) -> Act:
    def ask(page: Page) -> bool:
        if not page.locator("#search").count():
            return False
        page.locator("#search-words").fill(words)
        page.locator("#search-words").press("Enter")
        page.locator("#search-status:not(:empty)").wait_for()
        return True

    return ask


def _print(page: Page) -> bool:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return True


def _text_twice(page: Page) -> bool:
    """The page's own text size, doubled: what a reader gets who doubles the text and not the page."""
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.evaluate(_ADD_STYLE, f"html {{ font-size: {2 * size}px !important }}")
    return True


def _spaced(page: Page) -> bool:
    page.evaluate(_ADD_STYLE, _TEXT_SPACING)
    return True


@dataclass(frozen=True, slots=True)
class State:
    """One state. width, height: of the window in CSS pixels; scripts: whether the site's own scripts run;

    walk: whether the Tab key is followed through the whole page instead of looking at it once.
    """

    width: int = 1280
    act: Act = _rest
    dark: bool = False
    forced: bool = False
    still: bool = False
    height: int = 800
    scripts: bool = True
    walk: bool = False

    @property
    def untouched(self) -> bool:
        """Whether the page stays as it was loaded."""
        return self.act is _rest and self.scripts and not self.walk


STATES = {
    "rest 1280 light": State(),
    "rest 1280 dark": State(dark=True),
    "rest 768 light": State(768),
    "rest 768 dark": State(768, dark=True),
    "rest 320 light": State(320),
    "rest 320 dark": State(320, dark=True),
    "forced colours 1280": State(forced=True),
    "forced colours 320 dark": State(320, forced=True, dark=True),
    "reduced motion": State(still=True),
    "zoom 400 %": State(320, height=256),
    "menu open 768": State(768, _press("メニュー")),
    "menu open 320 light": State(320, _press("メニュー")),
    "menu open 320 dark": State(320, _press("メニュー"), dark=True),
    "search box open 320 light": State(320, _press("検索")),
    "search box open 320 dark": State(320, _press("検索"), dark=True),
    "contents open 320": State(320, _press("このページの目次")),
    "search with results 320": State(320, _ask("ごみ")),
    "search with results 1280 dark": State(1280, _ask("ごみ"), dark=True),
    "search without results 320": State(320, _ask("くじら")),
    "details open 1280": State(1280, _open_details),
    "details open 320 dark": State(320, _open_details, dark=True),
    "last tab 1280": State(1280, _last_tab),
    "last tab 320 dark": State(320, _last_tab, dark=True),
    "dark by the button": State(1280, _press("暗い配色")),
    "zoom 400 %, menu open": State(320, _press("メニュー"), height=256),
    "text 200 % 1280": State(1280, _text_twice),
    "text 200 % 768": State(768, _text_twice),
    "text spacing 1280": State(1280, _spaced),
    "text spacing 320": State(320, _spaced),
    "print": State(1280, _print),
    "print dark": State(1280, _print, dark=True),
    "no script 1280": State(scripts=False),
    "no script 320 dark": State(320, scripts=False, dark=True),
    "focus, every stop 1280": State(walk=True),
    "focus, every stop 320 dark": State(320, walk=True, dark=True),
}
"""Every state by name."""


@contextmanager
def entered(page: Page, state: State, address: str) -> Iterator[bool]:
    """Opens `address` and brings it into `state`; yields whether the page has that state. Leaves no trace behind.

    A page that nobody touched is not loaded again for the next state. axe needs a browser that runs scripts: where none
    shall run, the site's own come empty instead.
    """
    page.set_viewport_size({"width": state.width, "height": state.height})
    scheme: Literal["dark", "light"] = "dark" if state.dark else "light"
    page.emulate_media(
        media="screen",
        color_scheme=scheme,
        forced_colors="active" if state.forced else "none",
        reduced_motion="reduce" if state.still else "no-preference",
    )
    if not state.untouched:
        page.goto("about:blank")
    if not state.scripts:
        page.route("**/*.js", _empty)
    try:
        if page.url != address:
            page.goto(address)
        there = state.act(page)
        page.evaluate(SETTLED)
        yield there
    finally:
        if not state.untouched:
            page.evaluate("localStorage.clear()")
            page.unroute_all()
            page.goto("about:blank")


def _empty(route: Route) -> None:
    route.fulfill(body="", content_type="text/javascript")
