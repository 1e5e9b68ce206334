"""While an editor works, the saved page is audited in the background and tells its findings itself."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect, sync_playwright

from checks import panel
from checks.background import BackgroundAudit
from checks.engines import executable
from checks.model import Origin
from checks.server import serve
from checks.sources import Source
from tests.test_audit import PAGE

FAULT = '<p><img src="/map.png"></p>'


def build(site: Path, bodies: dict[str, str]) -> None:
    """What a build of `serve` leaves: pages with the panel's script, and nothing of the build before."""
    for path in site.iterdir():
        path.unlink()
    for name in ("index", "bousai", "sitemap"):
        html = PAGE.format(title=f"{name} の案内", body=bodies.get(name, ""))
        (site / f"{name}.html").write_text(panel.tagged(html, "/"), encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A served site after its first build and a save that brought a fault into one page."""
    root = tmp_path_factory.mktemp("editing")
    (root / "pyproject.toml").write_text('[tool.checks]\nstates = ["light-1280"]\n', encoding="utf-8")
    (root / "bousai.md").write_text("# bousai\n\n![](map.png)\n", encoding="utf-8")
    folder = root / "served"
    folder.mkdir()
    sources = {"/bousai.html": Source("bousai.md", Origin.MARKDOWN)}
    background = BackgroundAudit()
    build(folder, {})
    assert background.built(root, folder, sources) is None
    assert json.loads((folder / panel.ANSWERS).read_text(encoding="utf-8")) == {}
    build(folder, {"bousai": FAULT})
    ended = background.built(root, folder, sources)
    assert ended is not None
    waiting = json.loads((folder / panel.ANSWERS).read_text(encoding="utf-8"))
    assert list(waiting) == ["/bousai.html"]
    assert waiting["/bousai.html"]["words"] == "検査しています…"
    assert ended.wait(120)
    background.close()
    return folder


@pytest.fixture(scope="module")
def page(site: Path) -> Iterator[Page]:
    with serve(site) as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 320, "height": 640}, base_url=origin)
        yield context.new_page()
        browser.close()


def test_the_saved_page_shows_finding_fix_and_source_line(page: Page) -> None:
    page.goto("/bousai.html")
    shown = page.get_by_role("region", name="検査の結果（手元だけ）")
    expect(shown).to_be_visible()
    expect(shown.get_by_role("status")).to_contain_text("見つかったもの")
    item = shown.get_by_role("listitem").filter(has_text="bousai.md:3").first
    expect(item).to_contain_text("直し方：")


def test_the_panel_breaks_no_rule_itself_fits_a_phone_and_can_be_closed_by_keyboard(page: Page) -> None:
    page.goto("/bousai.html")
    shown = page.get_by_role("region", name="検査の結果（手元だけ）")
    expect(shown).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    violations = page.evaluate(
        "() => axe.run('[aria-label^=検査の結果]').then(found => found.violations.map(v => v.id))"
    )
    assert violations == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    shown.get_by_role("button", name="閉じる").press("Enter")
    expect(shown).to_be_hidden()
    page.wait_for_timeout(1500)
    expect(shown).to_be_hidden()


def test_a_page_nobody_saved_shows_no_panel(page: Page) -> None:
    page.goto("/sitemap.html")
    page.wait_for_timeout(1000)
    expect(page.get_by_role("region", name="検査の結果（手元だけ）")).to_be_hidden()


def test_the_audit_sees_the_page_without_the_panel(tmp_path: Path) -> None:
    html = PAGE.format(title="題", body="")
    path = tmp_path / "a.html"
    path.write_text(panel.tagged(html, "/town/"), encoding="utf-8")
    assert 'src="/town/checks-panel.js"' not in html
    assert 'src="/town/checks-panel.js"' in path.read_text(encoding="utf-8")
    assert panel.untagged(path.read_text(encoding="utf-8"), "/town/") == html


def test_a_page_that_waits_while_another_is_saved_is_audited_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(BackgroundAudit, "_audit", lambda _self, work: started.append(work.changed))
    background = BackgroundAudit()
    folder = tmp_path / "served"
    folder.mkdir()
    for bodies in ({}, {"index": FAULT}, {"index": FAULT, "bousai": FAULT}):
        build(folder, bodies)
        ended = background.built(tmp_path, folder, {})
        assert ended is None or ended.wait(10)
    background.close()
    assert started == [["/index.html"], ["/bousai.html", "/index.html"]]


def test_an_audit_that_breaks_off_says_so_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.checks]\nno-such-key = 1\n", encoding="utf-8")
    folder = tmp_path / "served"
    folder.mkdir()
    background = BackgroundAudit()
    for bodies in ({}, {"index": FAULT}):
        build(folder, bodies)
        ended = background.built(tmp_path, folder, {})
    assert ended is not None
    assert ended.wait(60)
    background.close()
    shown = json.loads((folder / panel.ANSWERS).read_text(encoding="utf-8"))
    assert "終わりませんでした" in shown["/index.html"]["words"]
