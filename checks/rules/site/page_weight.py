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

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import addresses
from checks.rules.site._loaded import loaded
from checks.subject import Site

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SITE, reads=(addresses, loaded))

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


def select(site: Site) -> Iterable[str]:
    """Every page of a site that has a budget."""
    return list(site.pages) if site.weights else ()


def check(page: str, site: Site) -> Iterator[Finding]:
    """What the page loads weighs no more, and is no more files, than the budget allows."""
    if site.weights is None:
        return
    budget, sizes = site.weights.budget, site.weights.sizes
    needed: dict[str, int | None] = {**dict(_first_view(page, site)), page: None}
    light = page in budget.light
    limit = budget.light_bytes if light else budget.bytes
    weights = {url: sizes[url].plain if light else sizes[url].packed for url in needed if url in sizes}
    if sum(weights.values()) > limit:
        heaviest = max(weights, key=lambda url: weights[url])
        yield failed(
            "light" if light else "heavy",
            SiteTarget(page, needed[heaviest]),
            weight=_kilobytes(sum(weights.values())),
            limit=_kilobytes(limit),
            heaviest=f"{heaviest}（{_kilobytes(weights[heaviest])}キロバイト）",
        )
    if len(needed) > budget.requests:
        yield failed("many", SiteTarget(page), count=len(needed), limit=budget.requests)


def _first_view(page: str, site: Site) -> Iterator[tuple[str, int]]:
    """The files of the site that the page's first view needs, each with the number of an element that names it."""
    base = site.read(addresses)[page].base
    for file in site.read(loaded)[page]:
        url = site.resolve(file.href, base) if file.first else None
        if url is not None:
            yield url, file.number


def _kilobytes(count: int) -> str:
    return f"{count / 1000:.1f}"
