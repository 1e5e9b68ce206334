"""Which pages people test, after JIS X 8341-3:2016 附属書JB JB.1.2: drawn by a published seed, so nobody can choose."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

METHODS: Mapping[str, str] = {
    "a": "すべてのウェブページを選択",
    "b": "ランダムに選択",
    "c": "ウェブページ一式を代表するウェブページを選択",
    "d": "ウェブページ一式を代表するウェブページとランダムに選択したウェブページを併せて選択",
}
CATEGORIES = (
    *("トップページ", "ひな形", "フォームと手続き", "緊急のときのページ", "文書", "サイトマップ"),
    *("アクセシビリティのページ", "新しいページ"),
)
"""Kinds of pages that must be among the tested ones."""

LEAST_RANDOM = 25
LEAST = 40
"""WAIC's examples for method d are 25 + 15, 40 + 10 and 25 + 35; these two numbers satisfy all of them."""

RANDOM = "ランダム"
WHOLE = "すべて"
_ALL_BELOW = "/**"


@dataclass(frozen=True, slots=True)
class Sample:
    """pages: url → why it was chosen, in the order of the urls. unmatched: category and pattern that met no page."""

    pages: Mapping[str, tuple[str, ...]]
    unmatched: tuple[tuple[str, str], ...]


def draw(urls: Sequence[str], method: str, seed: str, categories: Mapping[str, Sequence[str]]) -> Sample:
    """Chooses the pages. method: a, b, c or d; categories: patterns of urls by kind of page.

    A pattern gives one page, drawn by the seed; one that ends in "/**" gives all pages below it. The same seed gives
    the same pages wherever it is drawn. A site of no more than 40 pages is tested whole.
    """
    unmatched: list[tuple[str, str]] = []
    ordered = sorted(urls, key=lambda url: lot(seed, url))
    if method == "a" or (method in ("b", "d") and len(ordered) <= LEAST):
        return Sample(dict.fromkeys(sorted(urls), (WHOLE,)), ())
    chosen: dict[str, list[str]] = {}
    for category, patterns in categories.items() if method != "b" else ():
        for pattern in patterns:
            met = [url for url in ordered if _matches(url, pattern)]
            if not met:
                unmatched.append((category, pattern))
            for url in met if pattern.endswith(_ALL_BELOW) else met[:1]:
                reasons = chosen.setdefault(url, [])
                if category not in reasons:
                    reasons.append(category)
    if method in ("b", "d"):
        rest = [url for url in ordered if url not in chosen]
        for url in rest[: max(LEAST_RANDOM, LEAST - len(chosen))]:
            chosen[url] = [RANDOM]
    return Sample({url: tuple(chosen[url]) for url in sorted(chosen)}, tuple(unmatched))


def lot(seed: str, url: str) -> str:
    """The page's lot: pages are drawn in its order."""
    return hashlib.sha256(f"{seed}\0{url}".encode()).hexdigest()


def _matches(url: str, pattern: str) -> bool:
    if pattern.endswith(_ALL_BELOW):
        return url.startswith(pattern[:-2])
    return fnmatchcase(url, pattern)
