"""Drives the browser and brings back evidence. The only module that imports Playwright."""

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser, BrowserContext, Error, Frame, Page, async_playwright

from checks.errors import CollectError
from checks.evidence import PageEvidence, StateEvidence
from checks.states import State

_PROBES = Path(__file__).parent / "probes"

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    # Nothing leaves the machine: every other name resolves to nothing, at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE_EXTRA_RULES = (
    "duplicate-id",
    "duplicate-id-active",
    "target-size",
    "audio-caption",
    "aria-roledescription",
    "css-orientation-lock",
    "label-content-name-mismatch",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
)
"""Rules axe-core leaves off by default: 4.1.1 still counts in JIS X 8341-3:2016, the others are new or experimental."""

_AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": list(AXE_TAGS)},
    "rules": {name: {"enabled": True} for name in AXE_EXTRA_RULES},
    "resultTypes": ["violations", "incomplete"],
    "elementRef": False,
    "ancestry": False,
    "iframes": True,
    "frameWaitTime": 20_000,
}

_RUN_AXE = "options => axe.run(document, options)"
_AXE_RULES = "tags => [...axe.getRules(tags).map(rule => rule.ruleId)]"

# Two frames let the new window size and colours be laid out; transitions must be over before colours are read.
_SETTLE = """async () => {
  const wait = ms => new Promise(done => setTimeout(done, ms));
  await Promise.race([document.fonts.ready, wait(2000)]);
  await Promise.race([new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))), wait(500)]);
  const finite = document.getAnimations().filter(a => Number.isFinite(a.effect?.getComputedTiming().endTime ?? 0));
  await Promise.race([Promise.allSettled(finite.map(a => a.finished)), wait(1500)]);
}"""


@cache
def probe_script(name: str) -> str:
    """Source of a script in checks/probes."""
    return (_PROBES / f"{name}.js").read_text(encoding="utf-8")


def executable() -> str | None:
    """The browser the launcher found; None lets Playwright use its own."""
    return os.environ.get("CHECKS_BROWSER") or None


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A running headless Chromium. Raises CollectError when none can be started."""
    async with async_playwright() as playwright:
        try:
            browser = await playwright.chromium.launch(executable_path=executable(), args=list(_FLAGS))
        except Error as error:
            raise CollectError(
                "ブラウザを始められません。環境変数 CHECKS_BROWSER に Chromium か Chrome の場所を書くか、"
                f"「./run site」で入れてください。（{_first_line(error)}）"
            ) from error
        try:
            yield browser
        finally:
            with suppress(Error):
                await browser.close()


class Collector:
    """Collects the evidence of pages that one origin serves.

    browser: a running browser; origin: "http://127.0.0.1:PORT"; states: the states to look at, in order;
    timeout: seconds a page may take altogether before it is given up; axe: whether to run axe-core's rules.
    """

    def __init__(
        self, browser: Browser, origin: str, states: Sequence[State], timeout: float, *, axe: bool = True
    ) -> None:
        self._browser = browser
        self._origin = origin
        self._states = states
        self._timeout = timeout
        self._axe = axe

    async def collect(self, url: str, served: str) -> PageEvidence:
        """Evidence of the page at `url` ("/path.html"), whose markup as served is `served`.

        Never raises for what a page does: a page that hangs, crashes or leaves comes back with its `problem`.
        """
        started = time.monotonic()
        evidence = PageEvidence(url, served, {})
        try:
            async with asyncio.timeout(self._timeout):
                evidence = await self._visit(evidence)
        except TimeoutError:
            evidence = replace(evidence, problem=f"{self._timeout:.0f}秒たっても読み終わりませんでした。")
        except (Error, CollectError) as error:
            evidence = replace(evidence, problem=_first_line(error))
        return replace(evidence, seconds=time.monotonic() - started)

    async def _visit(self, evidence: PageEvidence) -> PageEvidence:
        first = self._states[0]
        context = await self._browser.new_context(
            viewport={"width": first.width, "height": first.height},
            color_scheme=first.scheme,
            reduced_motion="reduce",
            locale="ja-JP",
            timezone_id="Asia/Tokyo",
            service_workers="block",
        )
        try:
            return await self._look(context, evidence)
        finally:
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(10):
                    await context.close()

    async def _look(self, context: BrowserContext, evidence: PageEvidence) -> PageEvidence:
        page = await context.new_page()
        context.on("page", lambda other: asyncio.ensure_future(_close(other)))
        watch = _Watch(page)
        address = self._origin + quote(evidence.url)
        await page.goto(address, wait_until="load", timeout=self._timeout * 1000)
        await watch.settled(page, address)
        await _load_axe(page)
        versions = {"axe-core": await page.evaluate("() => axe.version"), "chromium": self._browser.version}
        states: dict[str, StateEvidence] = {}
        for state in self._states:
            states[state.name] = await self._state(page, watch, address, state, first=not states)
        return replace(evidence, states=states, versions=versions)

    async def _state(self, page: Page, watch: "_Watch", address: str, state: State, *, first: bool) -> StateEvidence:
        await page.set_viewport_size({"width": state.width, "height": state.height})
        await page.emulate_media(color_scheme=state.scheme, reduced_motion="reduce")
        await watch.settled(page, address)
        axe = _trimmed(await page.evaluate(_RUN_AXE, _AXE_OPTIONS)) if self._axe else None
        documents = await _snapshots(page) if first else ()
        await watch.settled(page, address)
        return StateEvidence(documents=documents, axe=axe)


class _Watch:
    """Notices what would make the evidence be about something else: a crash, or a page that leaves."""

    def __init__(self, page: Page) -> None:
        self._crashed = False
        self._left: list[str] = []
        page.on("crash", lambda _: self._note_crash())
        page.on("framenavigated", lambda frame: self._note_navigation(page, frame))

    def _note_crash(self) -> None:
        self._crashed = True

    def _note_navigation(self, page: Page, frame: Frame) -> None:
        if frame == page.main_frame:
            self._left.append(frame.url.partition("#")[0])

    async def settled(self, page: Page, address: str) -> None:
        """Waits until layout and colours stand still. Raises CollectError when the page crashed or left."""
        if not self._crashed:
            await page.evaluate(_SETTLE)
        if self._crashed:
            raise CollectError("ブラウザの中でページが落ちました。")
        if len(self._left) > 1 or any(url != address for url in self._left):
            raise CollectError("ページが自動で別のページへ移ったため、調べられませんでした。")


async def _close(page: Page) -> None:
    with suppress(Error):
        await page.close()


async def _load_axe(page: Page) -> None:
    for frame in page.frames:
        with suppress(Error):  # a frame that went away or of another origin; axe reports frames it can't reach
            await frame.evaluate(AXE_SCRIPT)


async def _snapshots(page: Page) -> tuple[dict[str, Any], ...]:
    snapshots = [dict(await page.evaluate(probe_script("snapshot")), frame="")]
    for frame in page.frames[1:]:
        selector = await _frame_selector(frame)
        if selector:
            with suppress(Error):
                snapshots.append(dict(await frame.evaluate(probe_script("snapshot")), frame=selector))
    return tuple(snapshots)


async def _frame_selector(frame: Frame) -> str:
    """Path of a frame inside its page, "iframe:nth(0)" for the first; "" for a frame that is gone."""
    steps: list[str] = []
    current: Frame | None = frame
    while current is not None and current.parent_frame is not None:
        siblings = current.parent_frame.child_frames
        if current not in siblings:
            return ""
        steps.append(f"iframe:nth({siblings.index(current)})")
        current = current.parent_frame
    return " >>> ".join(reversed(steps))


def _trimmed(axe: dict[str, Any]) -> dict[str, Any]:
    """What the rules read of axe-core's answer: ids and errors of all four lists, nodes of the two that matter."""
    lists = {
        name: [_trimmed_rule(rule, with_nodes=name in ("violations", "incomplete")) for rule in axe[name]]
        for name in ("violations", "incomplete", "passes", "inapplicable")
    }
    return {**lists, "engine": axe["testEngine"]}


def _trimmed_rule(rule: dict[str, Any], *, with_nodes: bool) -> dict[str, Any]:
    trimmed: dict[str, Any] = {"id": rule["id"]}
    if rule.get("error"):
        trimmed["error"] = str(rule["error"].get("message", rule["error"]))
    if with_nodes:
        trimmed["nodes"] = [_trimmed_node(node) for node in rule["nodes"]]
    return trimmed


def _trimmed_node(node: dict[str, Any]) -> dict[str, Any]:
    checks = [*node["any"], *node["all"], *node["none"]]
    return {
        "target": _flat(node["target"]),
        "html": node["html"],
        "checks": [{"id": c["id"], "data": c.get("data"), "message": c["message"]} for c in checks],
    }


def _flat(target: Sequence[Any]) -> str:
    """axe-core nests selectors for frames (outer list) and shadow roots (inner list)."""
    return " >>> ".join(part if isinstance(part, str) else " >> ".join(part) for part in target)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


async def collect_all(
    pages: Sequence[tuple[str, str]],
    collector: Collector,
    workers: int,
    done: Callable[[PageEvidence], Awaitable[None] | None],
) -> None:
    """Collects (url, served) pages with so many at a time; `done` is told of each as it comes."""
    queue = iter(pages)

    async def work() -> None:
        for url, served in queue:
            told = done(await collector.collect(url, served))
            if told is not None:
                await told

    await asyncio.gather(*(work() for _ in range(workers)))
