"""ページの題が、ほかのページと同じでない

## なぜ
ページの題（title）は、読み上げソフトが最初に読み、ブラウザのタブや検索の結果に出ます。同じ題のページが2つあると、
どちらを開いているのか、どちらを開けばよいのか分かりません。

## 直し方
ページのはじめの見出し（`# 題`）か、`title:` の行を、そのページだけの題に直します。
例：「予算」→「令和6年度の予算」「令和7年度の予算」

## この規則に分かること・分からないこと
トップページからたどれるページだけを比べます。題が内容を正しく表しているかは、人が確かめます。
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import ERROR_PAGE, Links, reachable, redirects
from checks.subject import Page, Site, text_of

META = Meta(
    criteria=(),
    severity=Severity.MODERATE,
    on=On.SITE,
    techniques=("G88", "H25"),
)

MESSAGES = {
    "same": Message(
        "題「{title}」が、ほかのページ（{others}）と同じです。",
        "はじめの見出し（# の行）か title: の行を、このページだけの題に直してください。",
    ),
}

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Titled:
    """A page with its title element. others: urls of the pages with the same title."""

    page: Page
    tag: Tag
    others: tuple[str, ...]


def select(site: Site) -> Iterable[_Titled]:
    """Pages with a title that can be reached from the entry page, when there are at least two."""
    reached = reachable(Links(site).graph()) - {ERROR_PAGE}
    titled: dict[str, list[tuple[Page, Tag]]] = defaultdict(list)
    for url, page in site.pages.items():
        title = page.document.soup.find("title")
        if url in reached and not redirects(page) and isinstance(title, Tag) and text_of(title):
            titled[unicodedata.normalize("NFKC", text_of(title)).casefold()].append((page, title))
    if len(reached) > 1:
        for pages in titled.values():
            for page, tag in pages:
                yield _Titled(page, tag, tuple(other.url for other, _ in pages if other is not page))


def check(place: _Titled, site: Site) -> Iterator[Finding]:
    """No other page has the same title, whatever its width and case of letters."""
    if place.others:
        others = "、".join(place.others[:_SHOWN]) + ("など" if len(place.others) > _SHOWN else "")
        yield failed("same", SiteTarget(place.page, place.tag), title=text_of(place.tag), others=others)
