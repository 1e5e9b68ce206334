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
from typing import NamedTuple

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import ERROR_PAGE, Links, addresses, reachable
from checks.subject import Page, Site, text_of


class Title(NamedTuple):
    """The title of a page. number: of its element."""

    number: int
    words: str


def title(page: Page) -> Title | None:
    """Reads it; None for none and for one without words."""
    tag = page.document.soup.find("title")
    return Title(page.document.number(tag), text_of(tag)) if isinstance(tag, Tag) and text_of(tag) else None


META = Meta(
    criteria=(),
    severity=Severity.MODERATE,
    on=On.SITE,
    techniques=("G88", "H25"),
    reads=(addresses, title),
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
    """A page with its title. page: url; others: urls of the pages with the same title."""

    page: str
    title: Title
    others: tuple[str, ...]


def select(site: Site) -> Iterable[_Titled]:
    """Pages with a title that can be reached from the entry page, when there are at least two."""
    links = Links(site)
    reached = reachable(links.graph()) - {ERROR_PAGE}
    titled: dict[str, list[tuple[str, Title]]] = defaultdict(list)
    for page, found in site.read(title).items():
        if page in reached and not links.sends_on(page) and found is not None:
            titled[unicodedata.normalize("NFKC", found.words).casefold()].append((page, found))
    if len(reached) > 1:
        for pages in titled.values():
            for page, found in pages:
                yield _Titled(page, found, tuple(other for other, _ in pages if other != page))


def check(place: _Titled, site: Site) -> Iterator[Finding]:
    """No other page has the same title, whatever its width and case of letters."""
    if place.others:
        others = "、".join(place.others[:_SHOWN]) + ("など" if len(place.others) > _SHOWN else "")
        yield failed("same", SiteTarget(place.page, place.title.number), title=place.title.words, others=others)
