"""What a page costs to load and whom it talks to: light, from one host, no script that somebody could slip in."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Response

from tests.theme.conftest import Open
from tests.theme.sites import PATHS, ROOT, Served, build, replace, small_copy

BUDGET_BYTES = 90_000  # gzip, first view
BUDGET_REQUESTS = 8


@pytest.mark.parametrize("path", ["", "plan/measures/05/", "plan/kpi/", "bousai/", "search/"])
def test_the_first_view_stays_in_the_budget_and_asks_no_other_host(browser: Browser, real: Served, path: str) -> None:
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", note)
        page.goto(real.address + path, wait_until="networkidle")
        sizes = [len(gzip.compress(answer.body())) for answer in answers]
    assert all(answer.url.startswith(real.address) for answer in answers)
    assert len(answers) <= BUDGET_REQUESTS
    assert sum(sizes) <= BUDGET_BYTES


def test_every_page_of_the_town_stays_in_the_budget(real: Served) -> None:
    for file in real.folder.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        paths = set(re.findall(r'<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+\.(?:css|js|svg|png|jpg))"', html))
        parts = [file, *(_file(real.folder, file, path) for path in paths)]
        assert len(parts) <= BUDGET_REQUESTS, file
        assert sum(len(gzip.compress(part.read_bytes())) for part in parts) <= BUDGET_BYTES, file


def _file(site: Path, page: Path, path: str) -> Path:
    return site / path.lstrip("/") if path.startswith("/") else (page.parent / path).resolve()


def test_nothing_moves_while_the_page_loads(open_page: Open, small: Served) -> None:
    page = open_page("404.html", width=320)
    page.add_init_script("""
        window.shift = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; })
            .observe({ type: 'layout-shift', buffered: true });""")
    for path in ("", "guide/notices/", "guide/tables/"):
        page.goto(small.address + path, wait_until="networkidle")
        assert page.evaluate("window.shift") == 0


def test_pages_run_no_script_but_the_sites_own_files(open_page: Open, small: Served) -> None:
    page = open_page("404.html")
    told: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            told.append(message.text)

    page.on("console", listen)
    for path in PATHS:
        page.goto(small.address + path)
        policy = page.locator("meta[http-equiv='Content-Security-Policy']").get_attribute("content") or ""
        directives = {part.split()[0]: part.split()[1:] for part in policy.split(";")}
        assert (directives["default-src"], directives["script-src"]) == (["'self'"], ["'self'"])
        assert page.locator("script:not([src]), [onclick], [onload]").count() == 0
    assert told == []


def test_a_script_that_somebody_slips_into_a_page_does_not_run(open_page: Open) -> None:
    page = open_page("guide/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.slipped = 1'}))")
    assert page.evaluate("window.slipped") is None


def test_the_theme_brings_no_file_that_no_page_asks_for(small: Served) -> None:
    published = {file.relative_to(small.folder).as_posix() for file in small.folder.rglob("*") if file.is_file()}
    assets = {file for file in published if file.startswith("assets/")}
    named = "\n".join(file.read_text(encoding="utf-8") for file in small.folder.rglob("*.html"))
    assert {file for file in assets if file not in named} == set()
    assert not any(file.endswith(".map") for file in published)


def test_the_stylesheet_the_pages_ask_for_is_the_one_the_theme_has(small: Served) -> None:
    page = (small.folder / "index.html").read_text(encoding="utf-8")
    (sheet,) = re.findall(r'href="\./(assets/stylesheets/[^"]+)"|href="(assets/stylesheets/[^"]+)"', page)
    assert (small.folder / "".join(sheet)).is_file()


def test_a_page_without_its_stylesheet_is_not_built_from_another_version_of_the_theme() -> None:
    pinned = re.search(
        r"^mkdocs-material==([\d.]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert pinned is not None
    assert pinned[1] == "9.8.1"  # overrides/base.html names a stylesheet of this version


def test_pages_do_not_grow_with_the_number_of_pages(tmp_path: Path) -> None:
    few, many = (_with_pages(tmp_path / str(number), number) for number in (24, 200))
    for path in ("index.html", "guide/waste/index.html", "extra/0/index.html"):
        assert (many / path).stat().st_size <= 1.05 * (few / path).stat().st_size, path


def _with_pages(folder: Path, number: int) -> Path:
    """Build the small site with so many further pages, half of them in a section of the menu."""
    config = small_copy(folder / "source")
    (config.parent / "docs" / "extra").mkdir()
    (config.parent / "docs" / "more").mkdir()
    entries = ""
    for page in range(number // 2):
        for place in ("extra", "more"):
            text = f"# 追加{page}\n\n文です。[分け方](../guide/waste.md)\n"
            (config.parent / "docs" / place / f"{page}.md").write_text(text, encoding="utf-8")
        entries += f"          - 追加{page}: more/{page}.md\n"
    last = "      - 表と図: guide/tables.md\n"
    replace(config, last, f"{last}      - 追加:\n{entries}")
    replace(config, "not_in_nav: |\n", "not_in_nav: |\n  /extra/*.md\n")
    return build(config, folder / "built")
