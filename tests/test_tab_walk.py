"""The quick walk with the Tab key sees what the thorough one sees, and leaves to it what is out of the ordinary."""

from typing import Any

import pytest

from checks.browser.probes import tab_walk
from tests.browsing import Collecting

_HEAD = '<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>例</title>'
_LONG = "".join(f'<p style="margin: 200px 0"><a href="#{n}">{n}</a></p>' for n in range(12))

PLAIN = {
    "marks": "<style>#b:focus, #c:focus { outline: none } #c:focus { background: #fd0 } #d:focus { outline: 2px solid "
    "#eee }</style><a href='#a'>一</a><button id='b'>二</button><button id='c'>三</button><a id='d' href='#d'>四</a>",
    "fields": "<input type='radio' name='r' aria-label='一'><input type='radio' name='r' aria-label='二'><select "
    "aria-label='三'><option>一</select><textarea aria-label='四'></textarea><p tabindex='0'>五</p>"
    "<a href='#x' tabindex='2'>六</a>",
    "covered": "<style>header { position: fixed; inset: 0 0 auto; height: 50vh; background: #fff }</style>"
    f"<header>帯</header>{_LONG}",
    "scroller": f"<div style='height: 100px; overflow: auto'>{_LONG}</div><a href='#e'>終</a>",
    "escape": "<div id='m'><a href='#a'>一</a></div><button>二</button><script>document.getElementById('m')"
    ".addEventListener('keydown', () => {})</script>",
}

ODD = {
    "moves": "<a href='#a'>一</a><input aria-label='二' onfocus='setTimeout(() => this.blur())'><a href='#b'>三</a>",
    "trap": "<a href='#a'>一</a><button id='b'>二</button><script>document.addEventListener('keydown', event => {"
    "if (event.key === 'Tab' && document.activeElement.id === 'b') event.preventDefault() })</script>",
    "opens": "<a href='#a'>一</a><button id='b'>二</button><script>document.addEventListener('keyup', event => {"
    "if (document.activeElement.id === 'b') open('/x.html') })</script>",
    "frame": "<a href='#a'>一</a><iframe title='枠' srcdoc='<a href=#>中</a>'></iframe><a href='#b'>三</a>",
    "parts": "<a href='#a'>一</a><input type='date' aria-label='日'><a href='#b'>三</a>",
}


def walks(collect: Collecting, bodies: dict[str, str]) -> dict[str, dict[str, Any]]:
    files = {f"/{name}.html": f"{_HEAD}{body}" for name, body in bodies.items()}
    found = {}
    for url, evidence in collect.pages(files, probes=["tab-walk"]).items():
        assert evidence.whole, evidence.problem
        walk = dict(evidence.states["light-1280"].probes["tab-walk"])
        for way in ("forward", "backward"):
            walk[way] = [{name: fact for name, fact in stop.items() if name != "reachable"} for stop in walk[way]]
        found[url] = walk
    return found


@pytest.fixture
def thorough(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fills up with the addresses of pages that were walked through thoroughly."""
    seen: list[str] = []
    walk = tab_walk._thoroughly

    async def noted(page: Any, press: Any, expected: int) -> Any:
        seen.append(page.url.rpartition("/")[2].removesuffix(".html"))
        return await walk(page, press, expected)

    monkeypatch.setattr(tab_walk, "_thoroughly", noted)
    return seen


def test_what_is_plain_is_walked_quickly_and_seen_as_by_the_thorough_walk(
    collect: Collecting, thorough: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = walks(collect, PLAIN)
    assert not thorough

    async def gives_up(*_: Any) -> None:
        return None

    monkeypatch.setattr(tab_walk, "_quickly", gives_up)
    assert walks(collect, PLAIN) == quick
    assert len(thorough) == len(PLAIN)
    marks = [(stop["style_changed"], stop["pixels_changed"]) for stop in quick["/marks.html"]["forward"]]
    assert marks == [(True, None), (False, False), (False, True), (True, None)]
    assert any(stop["covered"] for stop in quick["/covered.html"]["forward"])
    assert all(len(walk["backward"]) == len(walk["forward"]) for walk in quick.values())


def test_what_acts_on_keys_or_on_the_focus_is_walked_thoroughly(collect: Collecting, thorough: list[str]) -> None:
    found = walks(collect, ODD)
    assert thorough == list(ODD)
    assert found["/trap.html"]["ended"] == "trap"
    assert found["/opens.html"]["windows"]
    assert [stop["still_focused"] for stop in found["/moves.html"]["forward"]][:2] == [True, False]


def test_a_field_of_several_parts_is_left_again(collect: Collecting) -> None:
    walk = walks(collect, {"parts": ODD["parts"]})["/parts.html"]
    assert [stop["name"] for stop in walk["forward"]] == ["一", "日", "三"]
    assert walk["ended"] == "body"
