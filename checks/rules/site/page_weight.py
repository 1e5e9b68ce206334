"""ページを開くときに読みこむ量が、町の決めた上限を超えない

## なぜ
災害で回線が混んでいるとき、重いページは開けません。通信量の限られたスマートフォンで見る人もいます。

## 直し方
写真は、横1000ピクセルぐらいに縮めてから `docs/` に置きます。飾りの画像は消します。文や表が長いときは、
ページを分けます。上限は `data/budget.yml` に書いてあります。

## この規則に分かること・分からないこと
ページの HTML に書かれた画像、見た目の決まり、プログラムを、送るときと同じように縮めて量ります。プログラムが後から
読みこむもの、音や動画、ほかのサイトのものは量りません。`data/budget.yml` のないサイトは調べません。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules._resources import resources
from checks.subject import Page, Site

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SITE)

_SMALLER: Final = "写真を縮めるか、使わないものを消すか、ページを分けてください。"

MESSAGES = {
    "heavy": Message(
        "このページを開くと、{weight}キロバイトを読みこみます（上限は{limit}キロバイト）。いちばん重いもの：{heaviest}",
        _SMALLER,
    ),
    "light": Message(
        "このページは、とても軽くしておくページですが、{weight}キロバイトを読みこみます（上限は{limit}キロバイト）。"
        "いちばん重いもの：{heaviest}",
        _SMALLER,
    ),
    "many": Message(
        "このページを開くと、{count}個のファイルを読みこみます（上限は{limit}個）。",
        "小さな画像を1つにまとめるか、使わないものを消してください。",
    ),
}

_MEDIA: Final = frozenset({"audio", "video", "track"})


def select(site: Site) -> Iterable[Page]:
    """Every page of a site that has a budget."""
    return site.pages.values() if site.weights else ()


def check(page: Page, site: Site) -> Iterator[Finding]:
    """What the page loads weighs no more, and is no more files, than the budget allows."""
    if site.weights is None:
        return
    budget, sizes = site.weights.budget, site.weights.sizes
    loaded: dict[str, Tag | None] = {**dict(_loaded(page, site)), page.url: None}
    light = page.url in budget.light
    limit = budget.light_bytes if light else budget.bytes
    weights = {url: sizes[url].plain if light else sizes[url].packed for url in loaded if url in sizes}
    if sum(weights.values()) > limit:
        heaviest = max(weights, key=lambda url: weights[url])
        yield failed(
            "light" if light else "heavy",
            SiteTarget(page, loaded[heaviest]),
            weight=_kilobytes(sum(weights.values())),
            limit=_kilobytes(limit),
            heaviest=f"{heaviest}（{_kilobytes(weights[heaviest])}キロバイト）",
        )
    if len(loaded) > budget.requests:
        yield failed("many", SiteTarget(page), count=len(loaded), limit=budget.requests)


def _loaded(page: Page, site: Site) -> Iterator[tuple[str, Tag]]:
    """The files of the site that the page's first view needs, each with an element that names it."""
    document = page.document
    for resource in resources(document):
        if resource.connects or resource.tag.get("loading") == "lazy" or _of_media(resource.tag):
            continue
        url = site.resolve(resource.href, document.base)
        if url is not None:
            yield url, resource.tag


def _of_media(tag: Tag) -> bool:
    return tag.name in _MEDIA or (tag.name == "source" and tag.parent is not None and tag.parent.name in _MEDIA)


def _kilobytes(count: int) -> str:
    return f"{count / 1000:.1f}"
