"""The emergency page: everything a person who must flee needs, on a line that hardly works."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.pages.barriers import overflow
from generate.town_rows import HAZARDS
from tests.theme.conftest import Open
from tests.theme.sites import ROOT, Served, axe_violations, tab_stops

PATH = "kinkyu/"
BUDGET = 30_000  # bytes as they are, not packed: not every server packs
BARRED = ("script", "img", "picture", "svg", "iframe", "video", "[onclick]", "[style]")


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "data/opendata" / f"064262_{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def page(open_page: Open, real: Served) -> Page:
    return open_page(PATH, site=real, width=320, js=False)


def test_the_page_and_all_it_loads_stay_under_30_kilobytes(browser: Browser, real: Served) -> None:
    bodies: dict[str, int] = {}
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda answer: bodies.update({answer.url: len(answer.body())}))
        page.goto(real.address + PATH, wait_until="networkidle")
    assert len(bodies) == 2
    assert all(url.startswith(real.address) for url in bodies)
    assert sum(bodies.values()) < BUDGET


def test_the_page_needs_no_script_and_no_image(page: Page, real: Served) -> None:
    assert page.locator(", ".join(BARRED)).count() == 0
    assert "url(" not in (real.folder / "assets/css/emergency.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("hazard", HAZARDS.values())
def test_each_hazard_lists_its_places_with_address_or_says_there_is_none(page: Page, hazard: str) -> None:
    column = {"がけ崩れ・土石流・地すべり": "崖崩れ、土石流及び地滑り"}.get(hazard, hazard)
    sites = [row for row in _rows("evacuation_space") if row[f"災害種別_{column}"] == "1"]
    title = f"{hazard}：{len(sites)}か所" if sites else hazard
    after = page.get_by_role("heading", level=3, name=title, exact=True).locator("xpath=following-sibling::*[1]")
    if sites:
        expected = [f"{row['名称']}：{row['所在地_連結表記']}" for row in sites]
        assert after.locator("li").all_inner_texts() == expected
    else:
        expect(after).to_have_text("指定された場所はありません。")


def test_every_shelter_stands_with_its_address(page: Page) -> None:
    text = page.locator("article").inner_text()
    shelters = _rows("designated_shelter")
    assert len(shelters) >= 12
    assert [row["名称"] for row in shelters if f"{row['名称']}：{row['所在地_連結表記']}" not in text] == []


def test_telephone_numbers_can_be_tapped_and_what_is_unknown_is_said(page: Page) -> None:
    goals = page.locator("article a[href^='tel:']").evaluate_all("links => links.map(link => link.href)")
    assert goals == ["tel:119", "tel:110", "tel:0235680120"]
    expect(page.locator("dt", has_text="電話番号").locator("xpath=following-sibling::dd[1]")).to_have_text(
        "公表されていません"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_engine_finds_a_failure_in_either_palette(open_page: Open, real: Served, scheme: str, width: int) -> None:
    page = open_page(PATH, site=real, width=width, color_scheme=scheme)
    assert overflow(page) == 0
    assert axe_violations(page, "wcag2aaa") == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(open_page: Open, real: Served) -> None:
    page = open_page(PATH, site=real, width=320)
    stops = tab_stops(page)
    assert stops[0]["text"] == "本文へ進む"
    assert len(stops) == page.locator("a").count()
    assert all(stop["outline"] >= 2 and stop["box"][0] >= 0 and stop["box"][2] <= 320 for stop in stops)


def test_nothing_may_run_or_be_fetched_from_elsewhere(page: Page) -> None:
    policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'; style-src 'self';")


@pytest.mark.parametrize("path", ["", "bousai/", "plan/measures/05/", "404.html", PATH])
def test_every_page_leads_to_the_emergency_page(open_page: Open, real: Served, path: str) -> None:
    page = open_page(path, site=real, js=False)
    footer = page.get_by_role("navigation", name="サイトの案内")
    footer.get_by_role("link", name="緊急のとき").click()
    assert page.url == real.address + PATH


@pytest.mark.parametrize("path", ["", "bousai/"])
def test_home_and_the_page_of_disasters_lead_to_it_from_their_text(open_page: Open, real: Served, path: str) -> None:
    page = open_page(path, site=real)
    assert page.locator("main a[href$='kinkyu/']").count() >= 1


def test_the_search_finds_the_page(real: Served) -> None:
    index = (Path(real.folder) / "search/index.json").read_text(encoding="utf-8")
    assert '"url":"kinkyu/","title":"緊急のとき"' in index
