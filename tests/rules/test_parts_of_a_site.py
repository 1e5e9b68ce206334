"""Site rules where the files that are no pages matter, or where only some of the pages are looked at."""

import pytest

from checks.model import Result
from checks.rule import judge, rules
from checks.subject import Document, Page, Site

RULES = {rule.id: rule for rule in rules()}
SITE = {
    "/index.html": '<title>町</title><nav><a href="a.html">計画</a></nav><img src="map.png" alt="地図">',
    "/a.html": '<title>計画</title><nav><a href="b.html">くわしい計画</a></nav>',
    "/b.html": "<title>くわしい計画</title><p>計画</p>",
    "/lost.html": "<title>町</title><p>どこからもリンクされていません</p>",
}


def told(rule: str, pages: dict[str, str], files: set[str]) -> list[Result]:
    loaded = {url: Page(url, "light-1280", Document(url, markup)) for url, markup in pages.items()}
    found = judge(RULES[rule], Site(loaded, frozenset(files | set(pages))))
    return [item.result for item in found if item.result is not Result.PASSED]


def test_an_image_that_is_published_is_there() -> None:
    assert told("site/broken-resource", SITE, {"/map.png"}) == []


def test_an_image_whose_name_differs_in_case_is_missing() -> None:
    assert told("site/broken-resource", SITE, {"/Map.png"}) == [Result.FAILED]


def test_a_link_to_a_published_document_is_no_broken_link() -> None:
    page = {"/index.html": '<a href="plan.pdf">計画（PDF、1MB）</a> <a href="old.pdf">古い計画（PDF、1MB）</a>'}
    assert told("site/broken-link", page, {"/plan.pdf"}) == [Result.FAILED]


@pytest.mark.parametrize("rule", ["site/orphan", "site/two-ways"])
def test_rules_about_the_whole_site_are_silent_while_only_some_pages_are_looked_at(rule: str) -> None:
    assert told(rule, SITE, set()) == [Result.FAILED]
    assert told(rule, SITE, {"/c.html"}) == []
