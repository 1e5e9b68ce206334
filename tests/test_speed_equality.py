"""Nothing is lost for speed: what plain axe-core says of a freshly loaded page, the audit's evidence says too."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Browser

from checks import browser, server
from checks.browser.axe import AXE_EXTRA_RULES, AXE_TAGS
from checks.collect import find_pages, read_page
from checks.states import STATES, State

Finding = tuple[str, str, str]
"""Kind, rule, element."""

STYLE = """
body { color: #222; background: #fff; font: 16px sans-serif }
.faint { color: #aaa }
nav a { color: #06c }
.menu { display: none }
.small a { display: inline-block; width: 9px; height: 9px; overflow: hidden }
.wide { overflow-x: auto; width: 200px } .wide table { width: 900px }
.picture { background: linear-gradient(#fff, #888) }
.moving { transition: color 400ms }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #111 } .dim { color: #333 } .moving { color: #222 }
}
@media (max-width: 600px) { .menu { display: block } nav a { color: #ccc } .desk { display: none } }
"""

SHARED = (
    '<nav aria-label="主"><a href="/index.html">入口</a> <a href="/a.html">案内</a>'
    '<button class="menu"><svg width="9" height="9"></svg></button><input class="desk" type="search"></nav>'
)

BODIES = {
    "index": '<p class="faint">うすい字</p><p class="dim">暗いと読めない字</p><img src="/x.png">',
    "a": '<p class="moving">色が移る字</p>'
    '<ul class="small"><li><a href="/index.html">一</a><a href="/a.html">二</a></ul>',
    "b": '<div class="wide"><table><tr><td>表の中の長い文字</td></tr></table></div><p class="picture">絵の上の字</p>',
    "c": '<iframe srcdoc="<p style=color:#aaa>枠の中</p><img src=x.png>"></iframe><div role="button">名なし</div>',
    "d": '<div id="host"></div><script>document.getElementById("host").attachShadow({mode: "open"}).innerHTML ='
    "'<p style=\"color:#aaa\">影の中</p><button></button>';setTimeout(() => "
    "document.body.insertAdjacentHTML('beforeend', '<img src=/late.png>'))</script>",
}
"""Faults of the page itself, of one width, of one colour scheme, inside frames and shadows, and made by scripts."""


def write_site(folder: Path) -> Path:
    for name, body in BODIES.items():
        (folder / f"{name}.html").write_text(
            f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{name}</title><style>{STYLE}</style>'
            f'<meta name="viewport" content="width=device-width"></head><body>{SHARED}'
            f"<main><h1>{name}</h1>{body}</main>",
            encoding="utf-8",
        )
    return folder


def findings(axe: Mapping[str, Any]) -> set[Finding]:
    """What axe-core found, from its own answer or from what we keep of it."""
    found = set()
    for kind in ("violations", "incomplete"):
        for rule in axe[kind]:
            for node in rule["nodes"]:
                target = node["target"]
                if not isinstance(target, str):
                    target = " >>> ".join(part if isinstance(part, str) else " >> ".join(part) for part in target)
                found.add((kind, str(rule["id"]), target))
    return found


async def plainly(running: Browser, address: str, state: State) -> set[Finding]:
    """axe.run in a context that knows of no other page and no other state."""
    context = await running.new_context(
        viewport={"width": state.width, "height": state.height}, color_scheme=state.scheme, reduced_motion="reduce"
    )
    page = await context.new_page()
    await page.goto(address, wait_until="load")
    await page.wait_for_timeout(600)  # no cleverness: everything has come to rest
    for frame in page.frames:
        await frame.evaluate(AXE_SCRIPT)
    options = {
        "runOnly": {"type": "tag", "values": list(AXE_TAGS)},
        "rules": {name: {"enabled": True} for name in AXE_EXTRA_RULES},
    }
    axe = await page.evaluate("options => axe.run(document, options)", options)
    await context.close()
    return findings(axe)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[set[Finding], set[Finding]]]:
    """By page and state: what plain axe-core found, and what our one visit for all states brought back."""
    return asyncio.run(_both(write_site(tmp_path_factory.mktemp("equal"))))


async def _both(site: Path) -> dict[tuple[str, str], tuple[set[Finding], set[Finding]]]:
    found = {}
    with server.serve(site) as origin:
        async with browser.launched() as running:
            collector = browser.Collector(running, origin, browser.Job(STATES, 60))
            for url in find_pages(site):
                ours = await collector.collect(url, read_page(site, url))
                assert ours.whole, ours.problem
                for state in STATES:
                    axe = ours.states[state.name].axe
                    assert axe is not None
                    found[url, state.name] = await plainly(running, origin + url, state), findings(axe)
    return found


def test_one_visit_for_all_states_finds_what_plain_axe_finds_in_each_state_on_a_fresh_page(
    both: dict[tuple[str, str], tuple[set[Finding], set[Finding]]],
) -> None:
    assert len(both) == len(BODIES) * len(STATES)
    for where, (plain, ours) in both.items():
        assert ours == plain, where


def test_the_small_site_has_faults_of_every_sort_that_could_get_lost(
    both: dict[tuple[str, str], tuple[set[Finding], set[Finding]]],
) -> None:
    by_state = {state.name: set[tuple[str, Finding]]() for state in STATES}
    for (url, state), (plain, _) in both.items():
        by_state[state] |= {(url, finding) for finding in plain}
    everywhere = set.intersection(*by_state.values())
    assert len(everywhere) >= 10
    assert all(by_state[state] - everywhere for state in by_state)
    assert by_state["dark-1280"] - by_state["light-1280"]
    assert by_state["light-320"] - by_state["light-1280"]
    targets = {finding[2] for findings in by_state.values() for _, finding in findings}
    assert any(" >>> " in target for target in targets)
    assert any(" >> " in target for target in targets)
    rules = {finding[1] for findings in by_state.values() for _, finding in findings}
    assert {"color-contrast", "image-alt", "button-name", "target-size"} <= rules
