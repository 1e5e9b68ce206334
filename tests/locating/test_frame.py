"""From what stands around the text of every page back to its template, its settings or the front matter."""

import shutil
from pathlib import Path

from bs4 import BeautifulSoup

from checks.locate import Locator
from checks.model import Location, Origin
from checks.sources import Source
from checks.subject import Document
from tests.locating.marked import RICH, ROOT, Site
from tests.locating.one_page import markdown_line, page_of, place


def line_of(path: str, words: str) -> int:
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    return next(i for i, line in enumerate(lines, 1) if words in line)


def test_the_frame_of_a_page_is_found_in_the_template_that_makes_it(plain: Site, locator: Locator) -> None:
    document = plain.document(RICH)
    expected = {
        "header.site-header": ("overrides/partials/header.html", '<header class="site-header">'),
        "footer.site-footer": ("overrides/partials/footer.html", '<footer class="site-footer">'),
        "main": ("overrides/base.html", "<main"),
        "a.skip": ("overrides/partials/skip.html", 'class="skip"'),
        "body": ("overrides/base.html", "<body"),
    }
    for css, (path, words) in expected.items():
        found = locator.locate(RICH, document, document.soup.select_one(css))
        assert found == Location(path, line_of(path, words), True, Origin.TEMPLATE), css


def test_a_template_fault_has_the_same_place_on_every_page(plain: Site, locator: Locator) -> None:
    for css in ("header.site-header", "footer.site-footer", "a.site-name", "nav.path"):
        places = set()
        for page in plain.sources:
            document = plain.document(page)
            places |= {locator.locate(page, document, tag) for tag in document.tags(css)}
        assert len(places) == 1, css


def test_an_element_that_no_template_names_is_at_the_nearest_one_around_it(plain: Site, locator: Locator) -> None:
    document = plain.document(RICH)
    soup = BeautifulSoup(document.html, "html.parser")
    footer = soup.select_one("footer.site-footer")
    assert footer is not None
    footer.append(soup.new_tag("u"))
    changed = Document(RICH, str(soup))
    path = "overrides/partials/footer.html"
    found = locator.locate(RICH, changed, changed.soup.select_one("footer > u"))
    assert found == Location(path, line_of(path, '<footer class="site-footer">'), False, Origin.TEMPLATE)


def test_the_title_and_the_description_are_found_in_the_front_matter_or_the_first_heading(
    plain: Site, locator: Locator
) -> None:
    with_front, without = plain.document(RICH), plain.document("/plan/links/index.html")
    title = locator.locate(RICH, with_front, with_front.soup.title)
    assert (title.path, title.line, title.exact) == ("docs/plan/rich.md", 2, True)
    description = locator.locate(RICH, with_front, with_front.soup.select_one("meta[name=description]"))
    assert (description.path, description.line, description.exact) == ("docs/plan/rich.md", 3, True)
    heading = locator.locate(without.url, without, without.soup.title)
    assert (heading.path, heading.line, heading.exact) == ("docs/plan/links.md", 1, True)


def test_words_of_the_navigation_are_found_in_the_settings(tmp_path: Path) -> None:
    frame = "<nav><a href='../bousai/'>防災と避難</a><a href='../x/'>知らない題</a></nav>"
    locator, document = page_of(tmp_path, "# 題\n", "<h1>題</h1>", frame=frame)
    (tmp_path / "mkdocs.yml").write_text("site_name: 町\nnav:\n  - 防災と避難: bousai.md\n", encoding="utf-8")
    assert place(locator, document, "nav a") == Location("mkdocs.yml", 3, True, Origin.TEMPLATE)
    assert place(locator, document, "nav a + a") == Location("overrides/main.html", None, False, Origin.TEMPLATE)


def test_what_a_template_adds_to_the_text_of_a_page_is_found_in_it(tmp_path: Path) -> None:
    form = '<form class="search-form"><p>探す</p><input type="search"></form>'
    (tmp_path / "overrides").mkdir()
    template = (
        f'{{% extends "base.html" %}}\n<article class="md-content__inner">\n{form}\n{{{{ page.content }}}}</article>\n'
    )
    (tmp_path / "overrides" / "search.html").write_text(template, encoding="utf-8")
    locator, document = page_of(tmp_path, "# 検索\n", f"<h1>検索</h1>{form}<b>ほか</b>")
    assert place(locator, document, "form") == Location("overrides/search.html", 3, True, Origin.TEMPLATE)
    assert place(locator, document, "form p") == Location("overrides/search.html", 3, False, Origin.TEMPLATE)
    assert place(locator, document, "b") == markdown_line(1, exact=False)


def test_the_head_is_found_in_the_only_template_that_has_one(tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "base.html").write_text("<!doctype html>\n<html>\n<head>\n</head>\n", encoding="utf-8")
    locator, document = page_of(tmp_path, "# 題\n", "<h1>題</h1>")
    assert place(locator, document, "head") == Location("overrides/base.html", 3, True, Origin.TEMPLATE)


def test_a_page_that_is_a_template_is_found_in_it(plain: Site, tmp_path: Path) -> None:
    shutil.copytree(plain.root / "overrides", tmp_path / "overrides")
    locator = Locator(tmp_path, {"/404.html": Source("overrides/404.html", Origin.TEMPLATE)}, plain.site)
    document = Document("/404.html", (plain.site / "404.html").read_text(encoding="utf-8"))
    found = locator.locate("/404.html", document, document.soup.select_one("article h1"))
    assert found == Location("overrides/404.html", line_of("overrides/404.html", "<h1>"), True, Origin.TEMPLATE)
    assert locator.locate("/404.html", document, None) == Location("overrides/404.html", None, False, Origin.TEMPLATE)


def test_what_a_template_tells_of_a_file_is_found_in_that_file_and_nothing_else_around_it_is(tmp_path: Path) -> None:
    frame = '<nav data-source="docs/b.md" data-line="4"><a href="../">日本語</a></nav>'
    locator, document = page_of(tmp_path, "# 題\n", "<h1>題</h1>", frame=frame)
    assert place(locator, document, "nav") == Location("docs/b.md", 4, True, Origin.MARKDOWN)
    assert place(locator, document, "nav a").path == "overrides/main.html"
