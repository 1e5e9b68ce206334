"""リンク先のページがある

## なぜ
なくなったページへのリンクをたどると、知りたいことが分からないまま行き止まりになります。

## 直し方
リンク先のファイル名を確かめて直します。ページを消したときは、そのページへのリンクも消します。

## この規則に分かること・分からないこと
このサイトの中のリンクだけを調べます。ほかのサイトのページがあるかどうかは調べません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import Link, Links, addresses
from checks.subject import Site

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SITE, reads=(addresses,))

MESSAGES = {
    "missing": Message(
        "リンク先「{href}」のページがありません。",
        "ファイル名を確かめて、( ) の中を直してください。ページを消したなら、リンクも消してください。",
    ),
}


def select(site: Site) -> Iterable[tuple[str, Link]]:
    """Links that lead to a place inside the site, each with the url of its page."""
    links = Links(site)
    return [(page, link) for page in site.pages for link in links.of(page) if link.url is not None]


def check(place: tuple[str, Link], site: Site) -> Iterator[Finding]:
    """The file is one of those that will be published."""
    page, link = place
    if link.url not in site.files:
        yield failed("missing", SiteTarget(page, link.number), href=link.href)
