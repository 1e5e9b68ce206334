"""リンク先の見出しや場所がある

## なぜ
`page.md#見出し` のように場所まで指したリンクは、その場所がないとページの先頭に着いてしまいます。長いページでは、
知りたいところを自分で探さなければなりません。

## 直し方
リンク先のページを開き、見出しのことばを確かめて、`#` の後ろを直します。見出しを書きかえたときに起こりがちです。

## この規則に分かること・分からないこと
ほかのページの中を指すリンクを調べます。同じページの中を指すリンクは別の規則が調べます。
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import Link, Links, addresses
from checks.subject import Page, Site


def anchors(page: Page) -> frozenset[str]:
    """The places of a page that an address can name."""
    tags = page.document.tags("[id], a[name]")
    return frozenset(str(tag[key]) for tag in tags for key in ("id", "name") if tag.has_attr(key))


META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SITE, reads=(addresses, anchors))

MESSAGES = {
    "missing": Message(
        "リンク先「{href}」のページに、「{fragment}」という場所がありません。",
        "リンク先のページの見出しを確かめて、# の後ろを直してください。",
    ),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A link to a place inside another page. page: url; anchors: the places the other page has."""

    page: str
    link: Link
    anchors: frozenset[str]


def select(site: Site) -> Iterable[_Place]:
    """Links with a fragment that lead to a page of the site and are not written as "#…"."""
    links = Links(site)
    places = site.read(anchors)
    for page in site.pages:
        for link in links.of(page):
            if link.fragment and link.url and link.url in places and not link.href.strip().startswith("#"):
                yield _Place(page, link, places[link.url])


def check(place: _Place, site: Site) -> Iterator[Finding]:
    """The other page has an element with that id, or an `a` with that name; "top" always exists (HTML standard)."""
    fragment = place.link.fragment.partition(":~:")[0]
    raw = place.link.href.partition("#")[2]
    if fragment and fragment.casefold() != "top" and not {fragment, raw} & place.anchors:
        target = SiteTarget(place.page, place.link.number)
        yield failed("missing", target, href=place.link.href, fragment=fragment)
