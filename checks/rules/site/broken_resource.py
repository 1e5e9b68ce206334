"""ページが使う画像やファイルがある

## なぜ
画像のファイルがないと、絵のかわりに「こわれた画像」のしるしが出ます。見た目の設定やプログラムのファイルがないと、
ページが読みにくくなったり、動かなくなったりします。

## 直し方
ファイル名と置き場所を確かめます。大文字と小文字もちがうものとして扱われます（`Map.png` と `map.png`）。

## この規則に分かること・分からないこと
このサイトの中のファイルだけを調べます。見た目の設定（CSS ファイル）の中から使われる画像は調べません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules._resources import resources
from checks.rules.site._links import Link, Links
from checks.subject import Page, Site

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SITE)

MESSAGES = {
    "missing": Message(
        "使おうとしているファイル「{href}」がありません。",
        "ファイルを docs/ の中に置くか、ファイル名を直してください。大文字と小文字も確かめてください。",
    ),
}


def select(site: Site) -> Iterable[tuple[Page, Link]]:
    """Files of the site that its pages load."""
    links = Links(site)
    for page in site.pages.values():
        for resource in resources(page.document):
            link = links.link(resource.tag, resource.href, page)
            if link.url is not None and not resource.connects:
                yield page, link


def check(place: tuple[Page, Link], site: Site) -> Iterator[Finding]:
    """The file is one of those that will be published."""
    page, link = place
    if link.url not in site.files:
        yield failed("missing", SiteTarget(page, link.tag), href=link.href)
