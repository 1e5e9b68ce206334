"""Lets the audit's own browser look at many pages of a folder, several at a time."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from checks import browser, server
from checks.collect import read_page
from checks.evidence import PageEvidence
from checks.states import STATES


@dataclass
class Visiting:
    """tabs: pages looked at at the same time; timeout: seconds for one page; versions: what looked, once it has."""

    tabs: int
    timeout: float = 90.0
    versions: dict[str, str] = field(default_factory=dict)

    def visit(
        self, folder: Path, urls: Sequence[str], needs: Sequence[str], axe: bool, done: Callable[[int], None]
    ) -> Mapping[str, PageEvidence]:
        """Evidence of each page in the first state. needs: probes to run; axe: whether axe-core runs."""
        found: dict[str, PageEvidence] = {}

        def note(item: PageEvidence) -> None:
            found[item.url] = item
            self.versions.update(item.versions)
            done(len(found))

        job = browser.Job(STATES[:1], self.timeout, browser.probes_named(needs), axe)
        asyncio.run(self._visit(folder, [(url, read_page(folder, url)) for url in urls], job, note))
        return found

    async def _visit(
        self, folder: Path, pages: Sequence[tuple[str, str]], job: browser.Job, note: Callable[[PageEvidence], None]
    ) -> None:
        async with AsyncExitStack() as stack:
            origin = stack.enter_context(server.serve(folder))
            running = await stack.enter_async_context(browser.launched())
            collectors = [browser.Collector(running, origin, job) for _ in range(self.tabs)]
            try:
                await browser.collect_all(pages, collectors, note)
            finally:
                for collector in collectors:
                    await collector.close()
