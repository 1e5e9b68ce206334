"""The plan as visitors get it: built by a bare `mkdocs` with the real settings, then read and looked at."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, sync_playwright

from checks.server import serve
from generate.plan import Plan, load_plan
from generate.plan_source import SOURCE
from tests.generate.plan_copy import ROOT, kpi_and_schedule

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PAIRS = kpi_and_schedule((ROOT / SOURCE).read_text(encoding="utf-8"))

_COLOURS = """selector => {
    const text = document.querySelector(selector);
    let behind = text;
    while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
    const numbers = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    return [numbers(getComputedStyle(text).fill), numbers(getComputedStyle(behind).backgroundColor)];
}"""


def _workshop(folder: Path) -> Path:
    """Lay out the real site in `folder`, without the audit, which has tests of its own."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "overrides").symlink_to(ROOT / "overrides")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("  - overrides/hooks/audit.py\n", ""), encoding="utf-8")
    return folder


def _build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` itself, which unlike `python -m mkdocs` does not have our packages on its path."""
    return subprocess.run(
        [Path(sys.executable).with_name("mkdocs"), "build", "--site-dir", folder / "site"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = _workshop(tmp_path_factory.mktemp("plan"))
    done = _build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(ROOT)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=os.environ.get("CHECKS_BROWSER"), args=FLAGS)
        yield running
        running.close()


def _article(site: Path, page: str) -> Tag:
    """Return the content of a page named as below docs/."""
    name = page.removesuffix("index.md").removesuffix(".md")
    article = BeautifulSoup((site / name / "index.html").read_text(encoding="utf-8"), "lxml").article
    assert article is not None
    return article


def _words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def test_every_sentence_of_the_plan_is_on_its_page(site: Path, plan: Plan) -> None:
    texts = {page: _words(_article(site, page)) for page in {block.page for block in plan.blocks}}
    assert len(texts) == 1 + 7 + 5 + 24
    for block in plan.blocks:
        assert block.text in texts[block.page]


@pytest.mark.parametrize("number", range(1, 25))
def test_each_measure_shows_its_kpi_and_schedule_as_terms(site: Path, plan: Plan, number: int) -> None:
    measure = plan.measures[number - 1]
    article = _article(site, measure.page)
    shown = {_words(term): _words(text) for term, text in zip(article.select("dt"), article.select("dd"), strict=True)}
    assert (shown["KPI"], shown["スケジュール"]) == (measure.kpi, measure.schedule)
    assert (shown["実績"], shown["担当課"]) == ("実績未公表", "公表されていません")


@pytest.mark.parametrize("number", range(1, 25))
def test_the_exact_words_of_the_source_can_be_found_on_the_page(site: Path, plan: Plan, number: int) -> None:
    words = _words(_article(site, plan.measures[number - 1].page))
    for exact in PAIRS[number - 1]:
        assert exact in words


def test_no_built_file_has_a_cyrillic_letter(site: Path) -> None:
    texts = [path for path in site.rglob("*") if path.suffix in {".html", ".csv", ".json", ".xml", ".txt"}]
    assert len(texts) > 40
    assert [path for path in texts if re.search(r"[\u0400-\u052f]", path.read_text(encoding="utf-8"))] == []


def test_every_table_of_the_plan_has_a_caption_and_every_heading_cell_a_scope(site: Path) -> None:
    tables = [table for page in ("plan/kpi.md", "plan/errata.md") for table in _article(site, page).find_all("table")]
    assert len(tables) == 6
    for table in tables:
        assert table.caption is not None
        assert {cell.get("scope") for cell in table.find_all("th")} == {"col", "row"}
        for row in table.select("tbody tr"):
            assert len(row.find_all("th")) == 1


def test_each_page_of_the_plan_has_one_first_heading_and_skips_no_level(site: Path, plan: Plan) -> None:
    for page in {block.page for block in plan.blocks} | {"plan/kpi.md", "plan/errata.md"}:
        levels = [int(heading.name[1]) for heading in _article(site, page).find_all(re.compile(r"^h[1-6]$"))]
        assert levels.count(1) == 1, page
        assert set(levels) <= {1, 2}, page


def test_the_downloads_are_there_and_say_their_true_size(site: Path) -> None:
    links = _article(site, "plan/kpi.md").select("a[href$='.csv'], a[href$='.json']")
    assert [link["href"] for link in links] == ["../kpi.csv", "../kpi.json"]
    for link in links:
        size = (site / "plan/kpi" / str(link["href"])).stat().st_size
        assert f"{size / 1000:.1f} KB" in link.get_text()


def test_links_named_after_a_measure_lead_to_it(site: Path, plan: Plan) -> None:
    links = _article(site, "plan/chapter-6/index.md").select("li a")
    titles = {_words(link): str(link["href"]) for link in links}
    for measure in plan.measures:
        assert titles[measure.title] == f"../measures/{measure.head.number:02}/"


def test_a_fault_in_the_data_stops_the_build_with_one_japanese_sentence(tmp_path: Path) -> None:
    path = _workshop(tmp_path) / "docs/plan/measures/03.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("deadline: 2025-03-31", "deadline: きのう"), encoding="utf-8")
    done = _build(tmp_path)
    assert done.returncode != 0
    assert "docs/plan/measures/03.md の 12行目: 「deadline」の値「きのう」は日付ではありません" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_text_of_the_chart_can_be_read_on_a_phone(
    site: Path, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    with serve(site) as origin:
        page = browser.new_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
        page.goto(f"{origin}/plan/kpi/")
        text, behind = page.evaluate(_COLOURS, "article svg text")
        box = page.locator("article svg").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert page.locator("article svg text").first.evaluate("node => node.getBoundingClientRect().height") >= 12
        page.close()
    assert _contrast(text, behind) >= 4.5
    assert (sum(behind) < sum(text)) == (scheme == "dark")


def _contrast(one: list[float], other: list[float]) -> float:
    """WCAG 2.x contrast ratio of two colours given as 0 to 255."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: list[float]) -> float:
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
