"""Lets a browser look at pages: one that is started for the occasion, or one that stays for the next."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from checks import browser, server
from checks.browser import Job
from checks.errors import CollectError
from checks.evidence import PageEvidence
from checks.ingredients import Files, Loaded

_DIED = "調べている途中でブラウザが止まりました。もう一度実行してください。"
_CLOSING = 15.0


@dataclass(frozen=True, slots=True)
class Round:
    """Pages to look at. site: folder they lie in; pages: (url, markup as served); files: digests of what lies there.

    done: hears of each page as it comes, and at which origins it was served.
    """

    site: Path
    pages: Sequence[tuple[str, str]]
    job: Job
    files: Files
    done: Callable[[PageEvidence, Sequence[str]], None]


class Visitor(Protocol):
    """Whoever looks at pages."""

    def visit(self, wanted: Round, tabs: int) -> None:
        """Looks at the pages, so many at a time. Raises CollectError when no browser can be started or it dies."""


class CalledOffError(Exception):
    """Somebody called a visit off: nothing went wrong, and there is nothing to tell."""


class _Seats:
    """Tabs for one job. Each has a server of its own, which knows what its page loads."""

    def __init__(self, running: browser.Browser, job: Job, stack: AsyncExitStack) -> None:
        self._running = running
        self._job = job
        self._stack = stack
        self._collectors: list[browser.Collector] = []
        self._noted: list[Loaded] = []
        self._origins: list[str] = []

    async def look(self, wanted: Round, tabs: int) -> None:
        while len(self._collectors) < tabs:
            self._add(wanted.site)
        for noted in self._noted:
            noted.begin(wanted.files)
        collectors = self._collectors[:tabs]
        await browser.collect_all(wanted.pages, collectors, lambda found: wanted.done(found, self._origins))
        if not self._running.is_connected():
            raise CollectError(_DIED)

    def _add(self, site: Path) -> None:
        noted = Loaded(Files(site))
        origin = self._stack.enter_context(server.serve(site, noted.note))
        self._noted.append(noted)
        self._origins.append(origin)
        self._collectors.append(browser.Collector(self._running, origin, self._job, noted.take))


class OnceVisitor:
    """Starts a browser, and ends it when it has looked."""

    def visit(self, wanted: Round, tabs: int) -> None:
        """As in Visitor."""
        asyncio.run(self._visit(wanted, tabs))

    async def _visit(self, wanted: Round, tabs: int) -> None:
        async with AsyncExitStack() as stack:
            running = await stack.enter_async_context(browser.launched())
            await _Seats(running, wanted.job, stack).look(wanted, tabs)


ONCE: Final[Visitor] = OnceVisitor()


class KeptVisitor:
    """Keeps its browser, and the tabs of each job, for the pages of one folder; what lies there may change.

    A browser that died is started anew. `close` ends it; so does the end of the process.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stack = AsyncExitStack()
        self._running: browser.Browser | None = None
        self._seats: dict[str, _Seats] = {}
        self._now: Future[None] | None = None

    def visit(self, wanted: Round, tabs: int) -> None:
        """As in Visitor. Raises CalledOffError when `cancel` is called meanwhile."""
        self._now = asyncio.run_coroutine_threadsafe(self._visit(wanted, tabs), self._started())
        try:
            self._now.result()
        except CancelledError as error:
            raise CalledOffError from error

    def cancel(self) -> None:
        """Breaks off what is being looked at, if anything is."""
        if self._now is not None:
            self._now.cancel()

    def close(self) -> None:
        """Ends the browser."""
        self.cancel()
        if self._loop is None or self._thread is None:
            return
        with suppress(TimeoutError, CollectError):
            asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result(_CLOSING)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_CLOSING)
        if not self._thread.is_alive():
            self._loop.close()
        self._loop = self._thread = None

    def _started(self) -> asyncio.AbstractEventLoop:
        """The loop that all visits go on in, in a thread of its own."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="checks-browser")
            self._thread.start()
        return self._loop

    async def _visit(self, wanted: Round, tabs: int) -> None:
        try:
            await (await self._seats_for(wanted.job)).look(wanted, tabs)
        except CollectError:
            if self._running is not None and self._running.is_connected():
                raise
            # It died while it looked: another one looks once more.
            await (await self._seats_for(wanted.job)).look(wanted, tabs)

    async def _seats_for(self, job: Job) -> _Seats:
        if self._running is None or not self._running.is_connected():
            await self._leave()
            self._running = await self._stack.enter_async_context(browser.launched())
        name = " ".join([*(state.name for state in job.states), *(probe.name for probe in job.probes)])
        if name not in self._seats:
            self._seats[name] = _Seats(self._running, job, self._stack)
        return self._seats[name]

    async def _leave(self) -> None:
        self._running, stack, self._stack = None, self._stack, AsyncExitStack()
        self._seats.clear()
        await stack.aclose()
