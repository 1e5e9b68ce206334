"""メニューの同じ行き先が、どのページでも同じ名前になっている

## なぜ
同じところへ行くリンクが、あるページでは「連絡先」、別のページでは「お問い合わせ」だと、同じものかどうか分からず、
覚えた名前で探せません。

## 直し方
どれか1つの名前にそろえます。

## この規則に分かること・分からないこと
同じメニュー（またはページの上と下の部分）の中で、行き先が同じで名前のちがうリンクを知らせます。「前へ」「次へ」の
ように、ページによって名前が変わるのが当たり前のものもあるので、人が確かめます。
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, cant_tell
from checks.rules.site._links import Links, addresses
from checks.rules.site._navigation import Named, blocks, named
from checks.subject import Page, Site


def edges(page: Page) -> tuple[tuple[str, Named], ...]:
    """Links of a page's header and footer outside of menus, each with which of the two it stands in."""
    found = []
    for name in ("header", "footer"):
        for part in page.document.tags(name):
            if part.find_parent(["main", "article", "section", "nav", "aside"]) is None:
                anchors = [a for a in part.find_all("a", href=True) if a.find_parent("nav") is None]
                found += [(name, link) for link in named(anchors, page.document)]
    return tuple(found)


META = Meta(
    criteria=("3.2.4",),
    severity=Severity.MINOR,
    on=On.SITE,
    techniques=("F31", "G197"),
    reads=(addresses, blocks, edges),
)

MESSAGES = {
    "differs": Message(
        "同じ行き先のリンクが、このページでは「{name}」、ほかの {count} ページでは「{usual}」という名前です。",
        "同じものなら、名前を「{usual}」にそろえてください。",
    ),
}

_STEPS = ("前", "次", "←", "→", "prev", "next")

_Place = tuple[str, Named]
"""Url of a page, and a link there."""


@dataclass(frozen=True, slots=True)
class _Names:
    """One destination in one menu: the pages and links by the name they use, the commonest name first."""

    by_name: tuple[tuple[str, tuple[_Place, ...]], ...]


def select(site: Site) -> Iterable[_Names]:
    """Destinations that the same menu has on at least two pages."""
    links = Links(site)
    found: dict[tuple[str, str], dict[str, list[_Place]]] = defaultdict(lambda: defaultdict(list))
    for page in site.pages:
        for key, link in _repeated(page, site):
            name = unicodedata.normalize("NFKC", link.name)
            url, fragment = links.goal(link.href, page)
            if name and url and not name.casefold().startswith(_STEPS):
                found[key, f"{url}#{fragment}"][name].append((page, link))
    for names in found.values():
        ordered = sorted(names.items(), key=lambda item: -len(item[1]))
        if sum(len(places) for _, places in ordered) > 1:
            yield _Names(tuple((name, tuple(places)) for name, places in ordered))


def check(names: _Names, site: Site) -> Iterator[Finding]:
    """All of them have one name; a rarer name is told once, at its first page."""
    usual, places = names.by_name[0]
    pages = {page for page, _ in places}
    for name, rare in names.by_name[1:]:
        page, link = rare[0]
        if page not in pages:  # two names on one page are two components, such as the mark and the word 「ホーム」
            yield cant_tell("differs", SiteTarget(page, link.number), name=name, usual=usual, count=len(pages))


def _repeated(page: str, site: Site) -> Iterator[tuple[str, Named]]:
    """Links of the menus, and of the page's header and footer outside of them."""
    for menu in site.read(blocks)[page]:
        yield from ((f"nav {menu.key}", link) for link in menu.links)
    yield from site.read(edges)[page]
