"""Walks pages of a served site through every state and notes what was found in each."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

from benchmarks.pages.barriers import LOOKS, axe_failures, bare_stops, losses, sight
from benchmarks.pages.states import STATES, entered
from checks.engines import executable
from checks.server import serve

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@dataclass(frozen=True, slots=True)
class Look:
    """One page in one state: what was found of each kind."""

    url: str
    state: str
    axe: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    console: tuple[str, ...] = ()
    broken: str = ""

    @property
    def counts(self) -> tuple[int, ...]:
        """How many things were found, kind by kind."""
        return (len(self.axe), len(self.lost), len(self.focus), len(self.console), int(bool(self.broken)))

    @property
    def faults(self) -> list[str]:
        """All that was found."""
        return [*self.axe, *self.lost, *self.focus, *self.console, *([self.broken] if self.broken else [])]


def walk(site: Path, urls: Sequence[str], workers: int) -> list[Look]:
    """Looks at pages of a folder ("/path/index.html") in every state they have, each worker with its own browser."""
    shares = [share for number in range(workers) if (share := urls[number::workers])]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return [look for looks in pool.map(_share, [site] * len(shares), shares) for look in looks]


def _share(site: Path, urls: Sequence[str]) -> list[Look]:
    looks: list[Look] = []
    with serve(site) as origin, launched() as browser:
        page = browser.new_page(locale="ja-JP")
        for number, url in enumerate(urls, 1):
            looks += looks_at(page, origin, url)
            print(f"{number}/{len(urls)} {url}", flush=True)
    return looks


@contextmanager
def launched() -> Iterator[Browser]:
    """A new browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def looks_at(page: Page, origin: str, url: str) -> Iterator[Look]:
    """Brings one page into each state it has. A state that breaks off is told, and the next one is looked at."""
    console: list[str] = []
    seen: dict[str, tuple[str, ...]] = {}

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            console.append(message.text)

    def hear_error(error: Error) -> None:
        console.append(str(error))

    page.on("console", hear)
    page.on("pageerror", hear_error)
    address = origin + quote(url.removesuffix("index.html"))
    for name, state in STATES.items():
        console.clear()
        try:
            with entered(page, state, address) as there:
                if not there:
                    continue
                if state.walk:
                    focus = tuple(bare_stops(page))
                    yield Look(url, name, focus=focus, console=tuple(console))
                    continue
                axe = _axe(page, seen)
                yield Look(url, name, axe, tuple(losses(page)), console=tuple(console))
        except Error as error:
            yield Look(url, name, broken=str(error).splitlines()[0])
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", hear_error)


def _axe(page: Page, seen: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What axe says. seen: its answers by what it saw, so that nothing is asked twice; filled on the way."""
    tree, look = sight(page)
    if look not in seen:
        by_look = axe_failures(page, rules=LOOKS) if tree in seen else None
        every = tuple(axe_failures(page)) if by_look is None else (*seen[tree], *by_look)
        seen[look] = every
        seen.setdefault(tree, tuple(fault for fault in every if not fault.startswith(LOOKS)))
    return seen[look]


def pages_by_state(looks: Sequence[Look]) -> Mapping[str, Sequence[Look]]:
    """The looks by name of the state, in the order of the states; a state that no page has is there too."""
    return {name: [look for look in looks if look.state == name] for name in STATES}
