"""Choosing the pages people test: by a seed, with every kind of page, and enough of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.conformance import Sample, draw
from checks.conformance.sample import LEAST, LEAST_RANDOM, RANDOM

URLS = [f"/{part}/{n}/index.html" for part in ("bousai", "plan", "kurashi") for n in range(30)] + ["/index.html"]
KINDS = {"トップページ": ("/index.html",), "緊急のときのページ": ("/bousai/*",), "手続き": ("/kurashi/1/**",)}
sizes = st.integers(0, 90)


def test_the_same_seed_gives_the_same_pages_in_whatever_order_they_are_named() -> None:
    assert draw(URLS, "d", "2026:abc", KINDS) == draw(URLS[::-1], "d", "2026:abc", KINDS)


def test_another_seed_gives_other_pages() -> None:
    assert draw(URLS, "d", "2026:abc", KINDS).pages != draw(URLS, "d", "2027:abc", KINDS).pages


def test_a_known_seed_gives_a_known_list() -> None:
    chosen = [url for url, why in draw(URLS, "d", "2026", KINDS).pages.items() if why == (RANDOM,)]
    assert chosen[:3] == KNOWN


KNOWN = ["/bousai/1/index.html", "/bousai/12/index.html", "/bousai/13/index.html"]


@given(sizes, st.sampled_from("bd"), st.text(max_size=9))
def test_there_are_enough_pages_or_all_of_them(size: int, method: str, seed: str) -> None:
    urls = URLS[:size]
    found = draw(urls, method, seed, {"手続き": ("/bousai/*",)} if size else {})
    assert len(found.pages) >= min(size, LEAST)
    if size > LEAST:
        assert sum(why == (RANDOM,) for why in found.pages.values()) >= LEAST_RANDOM
    assert set(found.pages) <= set(urls)


def test_every_kind_of_page_is_there_with_its_reason() -> None:
    found = draw(URLS, "d", "2026", KINDS).pages
    assert found["/index.html"] == ("トップページ",)
    assert found["/kurashi/1/index.html"] == ("手続き",)
    assert sum("緊急のときのページ" in why for why in found.values()) == 1


def test_the_seed_and_nobody_else_chooses_among_pages_of_one_form() -> None:
    drawn = {
        next(url for url, why in draw(URLS, "c", str(seed), KINDS).pages.items() if "緊急のときのページ" in why)
        for seed in range(30)
    }
    assert len(drawn) > 10


def test_all_pages_are_all_pages() -> None:
    assert set(draw(URLS, "a", "x", KINDS).pages) == set(URLS)


def test_a_small_site_is_tested_whole() -> None:
    assert set(draw(URLS[:LEAST], "d", "x", {}).pages) == set(URLS[:LEAST])


@pytest.mark.parametrize("method", ["c", "d"])
def test_a_kind_that_meets_no_page_is_told(method: str) -> None:
    found: Sample = draw(URLS, method, "x", {"文書": ("/bunsho/*",)})
    assert found.unmatched == (("文書", "/bunsho/*"),)
