"""Visits a page in each state and brings back its evidence."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.async_api import Browser, Dialog, Error, Frame, Page

from checks.browser.axe import AXE_VERSION, load_axe, run_axe
from checks.browser.launch import fence, first_line
from checks.browser.probe import Probe, Shared, Visit
from checks.browser.settle import SETTLED
from checks.browser.snapshot import snapshots
from checks.errors import CollectError
from checks.evidence import PageEvidence, StateEvidence
from checks.states import State

_LISTENERS = Path(__file__).with_name("listeners.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Job:
    """What to collect of each page. states: in order, the first is the one snapshots and probes are made in;

    probes: what else to find out; axe: whether to run axe-core's rules; timeout: seconds for one page altogether.
    """

    states: Sequence[State]
    timeout: float
    probes: Sequence[Probe] = ()
    axe: bool = True


class Collector:
    """Collects the evidence of pages that one origin ("http://127.0.0.1:PORT") serves.

    loaded: gives the files that were asked of that origin since it was last called, by url with their digests. What
    its pages share is examined on the first of them.
    """

    def __init__(self, browser: Browser, origin: str, job: Job, loaded: Callable[[], Mapping[str, str]] = dict) -> None:
        self._browser = browser
        self._shared: Shared = {}
        self._loaded = loaded
        self._origin = origin
        self._job = job
        self._idle: list[Page] = []

    async def collect(self, url: str, served: str) -> PageEvidence:
        """Evidence of the page at `url` ("/path.html"), whose markup as served is `served`.

        Never raises for what a page does: a page that hangs, crashes or leaves comes back with its `problem` and with
        what could be collected before.
        """
        started = time.monotonic()
        looking = _Looking(self._job, self._origin + quote(url), self._shared)
        problem = ""
        self._loaded()
        try:
            async with asyncio.timeout(self._job.timeout) as limit:
                with _ended_with(self._browser, limit):
                    await self._visit(looking)
        except TimeoutError:
            late = f"{self._job.timeout:.0f}秒たっても調べ終わりませんでした。"
            problem = late if self._browser.is_connected() else "調べている途中でブラウザが止まりました。"
        except (Error, CollectError) as error:
            problem = first_line(error)
        versions = {"axe-core": AXE_VERSION, "chromium": self._browser.version}
        seconds = time.monotonic() - started
        return PageEvidence(url, served, looking.states, versions, seconds, problem, self._loaded())

    async def _visit(self, looking: "_Looking") -> None:
        """Looks at one page in a tab that earlier pages used: starting one costs more than the visit itself.

        A tab in which anything went wrong is thrown away with all it may hold.
        """
        page = self._idle.pop() if self._idle else await self._open()
        try:
            await looking.look(page)
            await page.evaluate(_FORGET)
            await page.context.clear_cookies()
        except BaseException:
            await _thrown_away(page)
            raise
        self._idle.append(page)

    async def close(self) -> None:
        """Closes the tabs that are kept for further pages."""
        while self._idle:
            await _thrown_away(self._idle.pop())

    async def _open(self) -> Page:
        context = await self._browser.new_context(
            locale="ja-JP", timezone_id="Asia/Tokyo", service_workers="block", reduced_motion="reduce"
        )
        await fence(context)
        await context.add_init_script(_LISTENERS)
        page = await context.new_page()
        context.on("page", lambda other: asyncio.ensure_future(_close(other)))
        page.on("dialog", lambda dialog: asyncio.ensure_future(_answer(dialog)))
        return page


class _Looking:
    """One visit to one page; `states` fills up as it goes, so that what was seen is kept when the visit breaks off."""

    def __init__(self, job: Job, address: str, shared: Shared) -> None:
        self._job = job
        self._address = address
        self._shared = shared
        self._as_loaded = ""
        self.states: dict[str, StateEvidence] = {}

    async def look(self, page: Page) -> None:
        watch = _Watch(page)
        try:
            await self._enter(page, self._job.states[0])
            await self._load(page, watch)
            self._as_loaded = await page.evaluate(_AS_IT_IS) if self._job.probes else ""
            await load_axe(page)
            for state in self._job.states:
                if self.states:  # the first was entered before loading
                    await self._enter(page, state)
                    await watch.settled(self._address)
                axe = await run_axe(page) if self._job.axe else None
                documents = () if self.states else await snapshots(page)
                watch.check(self._address)
                self.states[state.name] = StateEvidence(documents, axe)
            await watch.settled(self._address)
            await self._probe(page, watch)
        finally:
            watch.stop()

    async def _load(self, page: Page, watch: "_Watch") -> None:
        await page.goto(self._address, wait_until="load", timeout=self._job.timeout * 1000)
        await watch.settled(self._address)

    async def _enter(self, page: Page, state: State) -> None:
        await page.set_viewport_size({"width": state.width, "height": state.height})
        await page.emulate_media(color_scheme=state.scheme, reduced_motion="reduce")

    async def _probe(self, page: Page, watch: "_Watch") -> None:
        first = self._job.states[0]

        async def reload() -> None:
            await page.goto("about:blank")  # what the page still meant to do, like noting an address, ends with it
            watch.expect_reload()
            await self._enter(page, first)
            await self._load(page, watch)
            self._as_loaded = ""

        async def fresh() -> None:
            if not self._as_loaded or await page.evaluate(_AS_IT_IS) != self._as_loaded:
                await reload()

        if self._job.probes and len(self._job.states) > 1:
            await self._enter(page, first)
            await watch.settled(self._address)
        axe = {name: state.axe for name, state in self.states.items()}
        visit = Visit(page, first, reload, fresh, axe, self._shared)
        found: dict[str, Mapping[str, Any]] = {}
        for probe in self._job.probes:
            found[probe.name] = await probe.collect(visit)
            self.states[first.name] = replace(self.states[first.name], probes=dict(found))


# What a person could have changed on a page, and whether anybody has it open somewhere else than at its beginning.
_AS_IT_IS = """() => {
  const fields = [...document.querySelectorAll("input, select, textarea, details, dialog")];
  const kept = fields.map(field => `${field.value} ${field.checked} ${field.open}`);
  const at = [scrollX, scrollY, innerWidth, innerHeight, document.activeElement === document.body];
  return window.__checks.digest([...kept, ...at, document.documentElement.outerHTML].join(" "));
}"""

_FORGET = """() => {
  window.name = "";
  for (const kind of ["localStorage", "sessionStorage"]) {
    try { window[kind].clear(); } catch { /* a page of an opaque origin has none */ }
  }
}"""


class _Watch:
    """Notices what would make the evidence be about something else: a crash, or a page that leaves."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._crashed = False
        self._visited: list[str] = []
        page.on("crash", self._note_crash)
        page.on("framenavigated", self._note_navigation)

    def stop(self) -> None:
        """The tab goes on to another page."""
        self._page.remove_listener("crash", self._note_crash)
        self._page.remove_listener("framenavigated", self._note_navigation)

    def _note_crash(self, _page: Page) -> None:
        self._crashed = True

    def _note_navigation(self, frame: Frame) -> None:
        if frame == self._page.main_frame:
            self._visited.append(frame.url.partition("#")[0])

    def expect_reload(self) -> None:
        """The next load of the page is ours."""
        self._visited.clear()

    async def settled(self, address: str) -> None:
        """Waits until layout and colours stand still. Raises CollectError when the page crashed or left."""
        if not self._crashed:
            await self._page.evaluate(SETTLED)
        self.check(address)

    def check(self, address: str) -> None:
        """Raises CollectError when the page crashed or left."""
        if self._crashed:
            raise CollectError("ブラウザの中でページが落ちました。")
        if len(self._visited) > 1 or any(url != address for url in self._visited):
            raise CollectError("ページが自動で別のページへ移ったため、調べられませんでした。")


async def _answer(dialog: Dialog) -> None:
    """Turns questions down, but lets a page go that asks whether to stay."""
    with suppress(Error):
        await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())


@contextmanager
def _ended_with(browser: Browser, limit: asyncio.Timeout) -> Iterator[None]:
    """Lets the time be over when the browser dies: some questions to a dead one are never answered."""

    def end(_: Browser) -> None:
        limit.reschedule(asyncio.get_running_loop().time())

    browser.on("disconnected", end)
    try:
        yield
    finally:
        browser.remove_listener("disconnected", end)


async def _thrown_away(page: Page) -> None:
    """Closes a tab with all it may hold; a browser that no longer answers is not waited for."""
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(10):
            await page.context.close()


async def _close(page: Page) -> None:
    with suppress(Error):
        await page.close()


async def collect_all(
    pages: Sequence[tuple[str, str]],
    collectors: Sequence[Collector],
    done: Callable[[PageEvidence], None],
) -> None:
    """Collects (url, served) pages, one at a time with each collector; `done` is told of each as it comes."""
    queue = iter(pages)

    async def work(collector: Collector) -> None:
        for url, served in queue:
            done(await collector.collect(url, served))

    await asyncio.gather(*map(work, collectors))
