"""A browser for tests: collects the evidence of small pages, one browser per test process."""

import asyncio
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import Browser

from checks import browser, server
from checks.evidence import PageEvidence
from checks.states import STATES, State


class Collecting:
    """Holds an event loop and a running browser."""

    def __init__(self, runner: asyncio.Runner, running: Browser) -> None:
        self._runner = runner
        self._browser = running

    def pages(
        self,
        files: Mapping[str, str],
        states: tuple[State, ...] = STATES[:1],
        *,
        axe: bool = False,
        probes: Iterable[str] = (),
        timeout: float = 90,
        tabs: int = 1,
    ) -> dict[str, PageEvidence]:
        """Evidence of every .html file. files: url ("/index.html") → content; all are served together.

        tabs: how many are looked at at a time, which is quicker where looking is mostly waiting.
        """
        with tempfile.TemporaryDirectory() as folder:
            for url, content in files.items():
                path = Path(folder, url.lstrip("/"))
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            with server.serve(Path(folder)) as origin:
                job = browser.Job(states, timeout, browser.probes_named(probes), axe)
                collectors = [browser.Collector(self._browser, origin, job) for _ in range(tabs)]
                pages = [(url, content) for url, content in files.items() if url.endswith(".html")]
                found: list[PageEvidence] = []
                try:
                    self._runner.run(browser.collect_all(pages, collectors, found.append))
                finally:
                    for collector in collectors:
                        self._runner.run(collector.close())
                return {evidence.url: evidence for evidence in found}


@contextmanager
def collecting() -> Iterator[Collecting]:
    """Starts a browser for as long as the tests need it."""
    with asyncio.Runner() as runner:
        context = browser.launched()
        running = runner.run(context.__aenter__())
        try:
            yield Collecting(runner, running)
        finally:
            runner.run(context.__aexit__(None, None, None))
