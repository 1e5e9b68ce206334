"""どのページにも、2つ以上の方法でたどり着ける

## なぜ
メニューをたどるのが得意な人も、ことばで探すほうが早い人も、一覧から選びたい人もいます。方法が1つしかないと、
その方法が使いにくい人は、ページにたどり着けません。

## 直し方
サイトマップ（全ページの一覧）か、サイト内検索を用意します。すでにあるのに知らせが出たときは、そのページが
サイトマップに載っているか、メニューやほかのページからリンクされているかを確かめます。

## この規則に分かること・分からないこと
方法として数えるのは、メニュー、本文のリンク、サイトマップ、サイト内検索、全ページへのリンクがあるトップページの
5つです。メニューのあるトップページから始まるサイトだけを調べます。申し込みの途中のページのように、順番に進まなければ
ならないページは、例外として人が判断します。
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import ENTRY, ERROR_PAGE, Link, Links, addresses, is_whole, reachable
from checks.subject import Page, Site


class Means(NamedTuple):
    """What helps to find pages. navigation: whether a page has any; search: whether one can search there."""

    navigation: bool
    search: bool


def means(page: Page) -> Means:
    """Reads it from the page's own document."""
    tags = page.document.tags
    navigation = bool(tags('nav, [role="navigation"]'))
    return Means(navigation, bool(tags('[role="search"], input[type="search"], search')))


META = Meta(
    criteria=("2.4.5",),
    severity=Severity.MODERATE,
    on=On.SITE,
    techniques=("G63", "G125", "G126", "G161", "G185"),
    reads=(addresses, means),
)

MESSAGES = {
    "one_way": Message(
        "このページにたどり着く方法が、{ways}だけです。",
        "サイトマップに載せるか、メニューやほかのページからリンクしてください。",
    ),
    "site": Message(
        "サイトマップもサイト内検索もないため、たどり着く方法が1つしかないページが {count} あります（{pages}）。",
        "全ページの一覧（サイトマップ）を作り、トップページからリンクしてください。",
    ),
}

_MAP_SHARE = 0.8
"""Share of the pages a page has to link to, to count as a site map; a map may leave out a few pages."""
_SHOWN = 3


@dataclass(slots=True)
class _Ways:
    """A page, or the entry page for the whole site, by its url, with the ways that lead there."""

    page: str
    ways: set[str] = field(default_factory=set)
    lacking: tuple[str, ...] = ()


def select(site: Site) -> Iterable[_Ways]:
    """Reachable pages of a site whose entry page has a navigation; the site once, when it has no map and no search."""
    links, told = Links(site), site.read(means)
    edges = links.graph()
    reached = reachable(edges) - {ERROR_PAGE}
    if len(reached) < 2 or not is_whole(site) or not told[ENTRY].navigation:
        return
    found = {url: _Ways(url) for url in sorted(reached - {ENTRY}) if not links.sends_on(url)}
    maps = [url for url in reached - {ENTRY} if _lists(edges[url], reached - {url}) >= _MAP_SHARE]
    _add_links(found, {url: edges[url] for url in reached}, maps)
    general = set()
    if any(told[url].search for url in reached):
        general.add("サイト内検索")
    if _lists(edges[ENTRY], reached - {ENTRY}) == 1:
        general.add("トップページの一覧")
    for place in found.values():
        place.ways |= general
    few = tuple(url for url, place in found.items() if len(place.ways) < 2)
    if few and not maps and not general:
        yield _Ways(ENTRY, lacking=few)
    else:
        yield from found.values()


def check(place: _Ways, site: Site) -> Iterator[Finding]:
    """At least two of: navigation, link in the text, site map, search, entry page that lists every page."""
    if place.lacking:
        shown = "、".join(place.lacking[:_SHOWN]) + ("など" if len(place.lacking) > _SHOWN else "")
        yield failed("site", SiteTarget(place.page), count=len(place.lacking), pages=shown)
    elif len(place.ways) < 2:
        yield failed("one_way", SiteTarget(place.page), ways="、".join(sorted(place.ways)))


def _lists(links: list[Link], pages: set[str]) -> float:
    return len({link.url for link in links} & pages) / len(pages) if pages else 0


def _add_links(found: dict[str, _Ways], edges: dict[str, list[Link]], maps: list[str]) -> None:
    for origin, links in edges.items():
        for link in links:
            if link.url in found and link.url != origin:
                way = "サイトマップ" if origin in maps else "本文のリンク"
                found[link.url].ways.add("メニュー" if link.written.menu else way)
