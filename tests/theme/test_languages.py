"""The emergency, shelter and home pages in easy Japanese and English, as readers and search engines meet them."""

import re

import pytest
from playwright.sync_api import expect

from benchmarks.pages.barriers import overflow
from tests.theme.conftest import Open
from tests.theme.sites import Served, axe_violations, build, real_copy, replace

ORIGINALS = {"": "", "kinkyu/": "kinkyu/", "shelters/": "bousai/"}
FOLDERS = {"en/": "en", "easy/": "ja"}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("page", ORIGINALS)
def test_a_translated_page_is_in_its_language_and_has_no_failure(
    open_page: Open, real: Served, folder: str, page: str
) -> None:
    opened = open_page(folder + page, site=real, width=320, js=True)
    expect(opened.locator("html")).to_have_attribute("lang", FOLDERS[folder])
    assert overflow(opened) == 0
    assert axe_violations(opened) == []


@pytest.mark.parametrize("page", ORIGINALS)
def test_each_version_leads_to_the_others_and_back(open_page: Open, real: Served, page: str) -> None:
    opened = open_page(ORIGINALS[page], site=real)
    opened.get_by_role("link", name="English", exact=True).click()
    assert opened.url == f"{real.address}en/{page}"
    opened.get_by_role("link", name="やさしい日本語", exact=True).click()
    assert opened.url == f"{real.address}easy/{page}"
    opened.get_by_role("link", name="日本語", exact=True).click()
    assert opened.url == real.address + ORIGINALS[page]


@pytest.mark.parametrize("page", ORIGINALS)
def test_all_versions_tell_search_engines_the_same(real: Served, page: str) -> None:
    files = [real.folder / path / "index.html" for path in (ORIGINALS[page], f"en/{page}", f"easy/{page}")]
    found = []
    for file in files:
        links = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', file.read_text(encoding="utf-8"))
        found.append({(language, (file.parent / address).resolve()) for language, address in links})
    assert {language for language, _ in found[0]} == {"ja", "en", "ja-simple"}
    assert found[0] == found[1] == found[2]


def test_every_other_page_leads_to_the_languages_from_its_foot(open_page: Open, real: Served) -> None:
    page = open_page("kurashi/", site=real, js=False)
    page.get_by_role("contentinfo").get_by_role("link", name="English").click()
    assert page.url == f"{real.address}en/"


@pytest.mark.parametrize("path", ["en/kinkyu/", "easy/kinkyu/"])
def test_a_translated_emergency_page_is_as_light_as_the_original(open_page: Open, real: Served, path: str) -> None:
    page = open_page("404.html", site=real)
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto(real.address + path, wait_until="networkidle")
    assert len(sizes) == 2
    assert sum(sizes) < 40_000


def test_a_translation_older_than_its_original_says_so_and_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    config = real_copy(tmp_path_factory.mktemp("stale"))
    replace(
        config.parent / "docs/kinkyu.md", "災害によって、使える場所がちがいます。", "災害で、使える場所がちがいます。"
    )
    site = build(config, tmp_path_factory.mktemp("stale-built"))
    english = (site / "en/kinkyu/index.html").read_text(encoding="utf-8")
    assert "This page may be out of date." in english
    assert 'data-original="docs/kinkyu.md" data-changed="すぐに逃げる場所（指定緊急避難場所）"' in english
    written = (config.parent / "docs/en/kinkyu.md").read_text(encoding="utf-8").split("\n")
    assert f'data-source="docs/en/kinkyu.md" data-line="{written.index("original_hash:") + 1}"' in english
    assert 'data-changed=""' in (site / "en/shelters/index.html").read_text(encoding="utf-8")


def test_the_search_answers_an_english_word_with_an_english_page(open_page: Open, real: Served) -> None:
    page = open_page("search/?q=shelter", site=real)
    first = page.locator(".search-results > li").first
    expect(first).to_have_attribute("lang", "en")
    expect(first.locator(".search-results__link")).to_have_attribute("href", re.compile("en/"))
