"""メニューの並びが、どのページでも同じ順番になっている

## なぜ
読み上げソフトを使う人や、画面を大きく拡大して見る人は、メニューの順番を覚えて使います。ページによって順番が
変わると、毎回はじめから探し直すことになります。

## 直し方
メニューは `mkdocs.yml` の `nav` とひな型から作られます。1ページだけのメニューを手で書かないでください。

## この規則に分かること・分からないこと
同じ名前のメニューどうしを比べ、共通する項目の順番と、メニューどうしの順番を調べます。項目が増えたり減ったりする
ことは問題にしません。
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import Links, addresses
from checks.rules.site._navigation import blocks
from checks.subject import Site

META = Meta(
    criteria=("3.2.3",),
    severity=Severity.MODERATE,
    on=On.SITE,
    techniques=("F66", "G61"),
    reads=(addresses, blocks),
)

MESSAGES = {
    "items": Message(
        "メニュー「{menu}」の項目の順番が、ほかのページとちがいます（「{item}」の位置）。",
        "ほかのページと同じ順番にしてください。並びは mkdocs.yml の nav とひな型で決まります。",
    ),
    "blocks": Message(
        "メニューどうしの順番が、ほかのページとちがいます（「{item}」の位置）。",
        "ほかのページと同じ順番にしてください。並びはひな型（overrides）で決まります。",
    ),
}

_MENUS = "\0menus"
_MOST_COMPARED = 50
"""Sequences that a page is compared with, the most common ones: a list of other pages differs on every page."""
_FEWEST_ITEMS = 3
"""Lists that share fewer items are related links rather than one menu repeated."""


@dataclass(frozen=True, slots=True)
class _Order:
    """A sequence on one page. page: url; number: of its element; usual: what more pages have.

    key: the menu, or _MENUS for the order of the menus.
    """

    page: str
    number: int
    key: str
    items: tuple[str, ...]
    usual: tuple[str, ...]


def select(site: Site) -> Iterable[_Order]:
    """Menus that stand on at least two pages with items in common, and the order of the menus on a page."""
    links = Links(site)
    found: dict[str, list[tuple[str, int, tuple[str, ...]]]] = defaultdict(list)
    for page, menus in site.read(blocks).items():
        for menu in menus:
            items = tuple(dict.fromkeys(links.goal(link.href, page).url or link.href for link in menu.links))
            found[menu.key].append((page, menu.number, items))
        if len(menus) > 1:
            found[_MENUS].append((page, menus[0].number, tuple(menu.key for menu in menus)))
    for key, places in found.items():
        sequences = [items for _, _, items in places]
        usual_of = _usual_pair(sequences) if key == _MENUS else _Usual(Counter(sequences))
        for page, number, items in places:
            if (usual := usual_of(items)) is not None:
                yield _Order(page, number, key, items, usual)


def check(order: _Order, site: Site) -> Iterator[Finding]:
    """The items both have come in the same order (F66)."""
    moved = _moved(order.items, order.usual)
    if moved is not None:
        key = "blocks" if order.key == _MENUS else "items"
        yield failed(key, SiteTarget(order.page, order.number), menu=order.key, item=moved)


def _moved(items: tuple[str, ...], usual: tuple[str, ...]) -> str | None:
    """The first item of both that stands elsewhere in the one than in the other."""
    here = [item for item in items if item in usual]
    there = [item for item in usual if item in items]
    return next((item for item, expected in zip(here, there, strict=True) if item != expected), None)


class _Usual:
    """What a sequence is compared with: the most common one that shares items with it, or a commoner one that differs.

    A part of a site may have a menu of its own under the same name, so the most common of all would say nothing of it.
    """

    def __init__(self, counts: Counter[tuple[str, ...]]) -> None:
        self._counts = counts
        self._commonest = [items for items, _ in counts.most_common(_MOST_COMPARED)]
        self._known: dict[tuple[str, ...], tuple[str, ...] | None] = {}

    def __call__(self, items: tuple[str, ...]) -> tuple[str, ...] | None:
        if items not in self._known:
            more = takewhile(lambda other: other != items, self._commonest)
            alike = [other for other in more if _comparable(items, other)]
            commoner = (other for other in alike if self._counts[other] > self._counts[items])
            otherwise = (other for other in commoner if _moved(items, other) is not None)
            self._known[items] = next(otherwise, alike[0] if alike else None)
        return self._known[items]


def _usual_pair(sequences: Sequence[tuple[str, ...]]) -> Callable[[tuple[str, ...]], tuple[str, ...] | None]:
    """Finds two menus of a page that stand the other way round on more pages; else what the page itself has.

    Which menus a page has differs from page to page, so that whole sequences of them say little. Of two ways that are
    as common the first is usual. None where no other page has two of its menus.
    """
    counts = Counter(pair for items in sequences for pair in combinations(items, 2))
    rank = {pair: (-count, number) for number, (pair, count) in enumerate(counts.items())}

    def usual(items: tuple[str, ...]) -> tuple[str, ...] | None:
        pairs = list(combinations(items, 2))
        turned = (pair[::-1] for pair in pairs if rank.get(pair[::-1], rank[pair]) < rank[pair])
        return next(turned, items if any(counts[pair] > 1 for pair in pairs) else None)

    return usual


def _comparable(items: tuple[str, ...], usual: tuple[str, ...]) -> bool:
    shared = set(items) & set(usual)
    return len(shared) >= _FEWEST_ITEMS and 2 * len(shared) >= min(len(set(items)), len(set(usual)))
