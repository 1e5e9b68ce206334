"""What pages share is examined once, and each page's evidence is the same as if it stood alone."""

import re
from typing import Any

import pytest

from checks.browser.probes import forms, tab_walk
from checks.evidence import PageEvidence
from tests.browsing import Collecting

STYLE = (
    "<style>:focus { outline: 2px solid #06c } .bare:focus { outline: none } .mark:focus { outline: none; background: "
    "#fd0 } [aria-current] { font-weight: bold } body { color: #222; background: #fff }</style>"
)
SCRIPT = (
    '<script>addEventListener("submit", event => { const q = event.target.elements.q; if (q && !q.value) {'
    " event.preventDefault(); q.style.borderColor = 'red'; } })</script>"
)
FORM = '<form action="/found.html"><label>氏名 <input name="q"></label> <button class="mark">送る</button></form>'
MENU = "".join(f'<a href="/{name}.html">{name}</a> ' for name in ("a", "b", "c"))

MAINS = {
    "a": '<p><a class="bare" href="/b.html">印のないリンク</a></p>',
    "b": f"<p>本文にも同じフォームがあります。</p>{FORM}",
    "c": '<p><button class="bare">印のないボタン</button> '
    '<input aria-label="一" onchange="location = \'/a.html\'"></p>',
}


def page(name: str, main: str) -> str:
    menu = MENU.replace(f'href="/{name}.html"', f'href="/{name}.html" aria-current="page"')
    return (
        f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>{name}</title>{STYLE}{SCRIPT}'
        f"<header><nav>{menu}</nav>{FORM}</header><main>{main}</main>"
        '<footer><a href="/a.html">入口</a> <a class="bare" href="/c.html">印のない入口</a></footer>'
    )


PAGES = {f"/{name}.html": page(name, main) for name, main in MAINS.items()}
PROBES = ("forms", "tab-walk", "text-layout", "link-color")


def probes(found: PageEvidence) -> dict[str, Any]:
    assert found.whole, found.problem
    return dict(found.states["light-1280"].probes)


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Fills up with the numbers of the forms that were really sent."""
    numbers: list[int] = []
    send = forms._send_all

    async def noted(visit: Any, number: int, *rest: Any) -> Any:
        numbers.append(number)
        return await send(visit, number, *rest)

    monkeypatch.setattr(forms, "_send_all", noted)
    return numbers


def test_evidence_of_pages_that_share_parts_is_that_of_each_page_alone(collect: Collecting) -> None:
    together = {url: probes(found) for url, found in collect.pages(PAGES, probes=PROBES).items()}
    for url, markup in PAGES.items():
        alone = probes(collect.pages({url: markup}, probes=PROBES)[url])
        assert _without_port(together[url]) == _without_port(alone), url


def _without_port(found: dict[str, Any]) -> str:
    """Addresses have the port of the server, which is another each time."""
    return re.sub(r"127\.0\.0\.1:\d+", "", repr(sorted(found.items())))


def test_a_form_that_stands_alike_on_every_page_is_sent_on_the_first_only(
    collect: Collecting, examined: list[int]
) -> None:
    collect.pages(PAGES, probes=["forms"])
    assert examined == [0, 1]  # that of the header, and that in the main content of one page


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("markup", PAGES["/b.html"].replace('name="q"', 'name="q" required')),
        ("an ancestor", PAGES["/b.html"].replace("<header>", '<header class="narrow">')),
        ("styles", PAGES["/b.html"].replace("#06c", "#07c")),
        ("scripts", PAGES["/b.html"].replace("'red'", "'maroon'")),
        ("a label elsewhere", PAGES["/b.html"].replace('name="q"', 'name="q" aria-labelledby="t"', 1)),
    ],
)
def test_a_form_that_differs_in_anything_that_may_matter_is_sent_again(
    collect: Collecting, examined: list[int], what: str, other: str
) -> None:
    collect.pages({"/a.html": PAGES["/a.html"], "/b.html": other}, probes=["forms"])
    assert examined.count(0) == 2, what


def test_a_page_that_changed_since_it_was_loaded_is_loaded_anew_before_the_walk(
    collect: Collecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    walk = tab_walk._noted

    async def noted(there: Any, way: Any) -> Any:
        seen.append(await there.evaluate("() => document.querySelector('p').textContent"))
        return await walk(there, way)

    monkeypatch.setattr(tab_walk, "_noted", noted)
    script = (
        "<script>addEventListener('resize', () => { document.querySelector('p').textContent = '変わった' })</script>"
    )
    body = f"<main><p>はじめ</p><a href='/a.html'>一</a></main>{script}"
    collect.pages(
        {"/a.html": f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>a</title>{body}'}, probes=PROBES
    )
    assert seen == ["はじめ"]
