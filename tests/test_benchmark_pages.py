"""The measures of the pages find what is planted, and their written pages hold nothing but what was measured."""

import gzip
from pathlib import Path

import pytest

from benchmarks.pages import builds, matrix, table
from benchmarks.pages.measure import CATEGORIES, Scores, View, view
from benchmarks.pages.packed import served
from benchmarks.pages.states import STATES
from benchmarks.pages.walk import Look, launched, walk
from benchmarks.zensical import compare

PAGE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>見本</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'; style-src 'unsafe-inline'">
<style>@media (prefers-color-scheme: dark) {{ p {{ color: #555; background: #444 }} }} {style}</style></head>
<body><main><h1>見本</h1><p>文です。<a href="/">はじめへ</a></p>{body}</main></body></html>"""

PLANTED = {
    "wide.html": PAGE.format(style="", body='<div style="width: 500px">広い</div>'),
    "ring.html": PAGE.format(style="button:focus { outline: none }", body="<button>押す</button>"),
    "slipped.html": PAGE.format(style="", body="<script>document.title = ''</script>"),
}


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> list[Look]:
    site = tmp_path_factory.mktemp("planted")
    for name, html in PLANTED.items():
        (site / name).write_text(html, encoding="utf-8")
    return walk(site, [f"/{name}" for name in PLANTED], 1)


def _found(looks: list[Look], url: str, state: str) -> Look:
    return next(look for look in looks if (look.url, look.state) == (url, state))


def test_a_fault_of_one_palette_is_found_in_that_palette_only(looks: list[Look]) -> None:
    assert any("color-contrast" in fault for fault in _found(looks, "/wide.html", "rest 1280 dark").axe)
    assert _found(looks, "/wide.html", "rest 1280 light").axe == ()


def test_a_page_too_wide_for_a_phone_is_found_on_the_phone_only(looks: list[Look]) -> None:
    assert _found(looks, "/wide.html", "rest 320 light").lost == ("188 px wider than the window",)
    assert _found(looks, "/wide.html", "rest 1280 light").lost == ()
    assert _found(looks, "/wide.html", "zoom 400 %").lost


def test_a_button_without_a_ring_is_found_where_the_keyboard_goes(looks: list[Look]) -> None:
    (fault,) = _found(looks, "/ring.html", "focus, every stop 1280").focus
    assert fault.startswith("no outline: <button>")


def test_a_breach_of_the_policy_is_heard(looks: list[Look]) -> None:
    assert any("Content Security Policy" in text for text in _found(looks, "/slipped.html", "rest 1280 light").console)


def test_a_state_that_a_page_does_not_have_is_not_counted(looks: list[Look]) -> None:
    assert not [
        look for look in looks if look.state in ("menu open 768", "details open 1280", "search with results 320")
    ]


def test_the_matrix_names_every_state_and_each_fault() -> None:
    looks = [Look("/a.html", "print", axe=("rule: x",), broken=""), Look("/b.html", "print", lost=("lost: y", "z"))]
    lines = matrix.written(looks, 2, 90).splitlines()
    assert "| print | 2 | 1 | 2 | 0 | 0 | 0 |" in lines
    assert "| menu open 768 | 0 | 0 | 0 | 0 | 0 | 0 |" in lines
    assert sum(line.startswith(f"| {name} |") for line in lines for name in STATES) == len(STATES)
    assert "- /b.html, print: `lost: y`" in lines


def test_the_first_view_is_weighed_packed_with_all_it_asks_for(tmp_path: Path) -> None:
    words = "文です。" * 2_000
    page = f'<!doctype html><html lang="ja"><title>見本</title><link rel="icon" href="data:,"><p>{words}</p>'
    page += '<img src="a.svg" alt=""><img src="http://127.0.0.2:9/b.png" alt="">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    with served(tmp_path) as origin, launched() as browser:
        seen = view(browser.new_page(), f"{origin}/")
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in tmp_path.iterdir())
    assert (seen.bytes, seen.requests, seen.others) == (packed, 3, 1)
    assert seen.bytes < len(words)


def test_the_page_of_weights_says_what_was_measured_and_what_cost_points() -> None:
    scores = Scores(dict.fromkeys(CATEGORIES, 97), {"seo": ["meta-description"]})
    text = table.written(
        {("ホーム", "plain"): View(161_884, 9, 2, 0.01)},
        {("ホーム", "plain"): scores},
        {"ours": ["/a.html:3: Stray end tag"], "plain": None},
        {"ours": 77, "plain": 77},
        {"processors": "2"},
    )
    assert "| ホーム | plain Material | 161.9 | 9 | 2 | 0.01 | 97 | 97 | 97 | 97 |" in text
    assert "ホーム, plain Material, lost points by: meta-description." in text
    assert "- this site: 1 errors of the Nu Html Checker on 77 pages\n    - /a.html:3: Stray end tag" in text
    assert "- plain Material: not checked, no Java on this machine" in text


def test_plain_material_gets_the_same_pages_with_what_the_generators_and_the_data_put_in(tmp_path: Path) -> None:
    ours, plain = builds.ours(tmp_path), builds.plain(tmp_path)
    pages = {path.relative_to(ours) for path in ours.rglob("*.html")}
    assert pages == {path.relative_to(plain) for path in plain.rglob("*.html")}
    html = (plain / "bousai" / "index.html").read_text(encoding="utf-8")
    assert "押切小学校" in html
    assert "{{" not in html
    assert "md-header" in html


def test_a_copy_of_the_site_that_lacks_something_is_told_by_what_it_lacks(tmp_path: Path) -> None:
    page = '<html lang="ja"><title>{}</title><body><nav aria-label="主なメニュー"></nav><main><article><h1>見本</h1>{}'
    for site, names in (("ours", ("a", "b")), ("theirs", ("b",))):
        (tmp_path / site).mkdir()
        for name in names:
            (tmp_path / site / f"{name}.html").write_text(page.format(name, '<h2 id="x">節</h2>'), encoding="utf-8")
    (tmp_path / "theirs" / "b.html").write_text(
        page.format("c", "{{ 名前 }}").replace("nav ", "div "), encoding="utf-8"
    )
    found = compare.compared(tmp_path / "ours", tmp_path / "theirs")
    assert found.by_kind == {
        "page missing": ["/a.html"],
        "title differs": ["/b.html"],
        "address of a heading missing": ["/b.html"],
        "part not filled in": ["/b.html"],
        "landmark missing": ["/b.html"],
    }
    assert found.lacking == {"nav 主なメニュー": 1}
    text = compare.written("zensical 1", {"As it is": found, "Generated": "exit code 1: no"})
    assert "1 pages built, 2 as the site is now." in text
    assert "exit code 1: no" in text
