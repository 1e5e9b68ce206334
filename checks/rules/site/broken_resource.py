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
from checks.rules.site._links import Links, addresses
from checks.rules.site._loaded import Loaded, loaded
from checks.subject import Site

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.SITE, reads=(addresses, loaded))

MESSAGES = {
    "missing": Message(
        "使おうとしているファイル「{href}」がありません。",
        "ファイルを docs/ の中に置くか、ファイル名を直してください。大文字と小文字も確かめてください。",
    ),
}


def select(site: Site) -> Iterable[tuple[str, Loaded]]:
    """Files of the site that its pages load, each with the url of its page."""
    links = Links(site)
    for page, files in site.read(loaded).items():
        yield from ((page, file) for file in files if links.goal(file.href, page).url is not None)


def check(place: tuple[str, Loaded], site: Site) -> Iterator[Finding]:
    """The file is one of those that will be published."""
    page, file = place
    if Links(site).goal(file.href, page).url not in site.files:
        yield failed("missing", SiteTarget(page, file.number), href=file.href)
