"""リンクの言葉と、行き先のページの題が合っている

## なぜ
「防災」というリンクを選んだのに別のページが開くと、まちがえたのか、探しているものがないのか分かりません。

## 直し方
リンクの行き先を直すか、リンクの文字を行き先のページの題に合わせます。

## この規則に分かること・分からないこと
リンクの言葉が、このサイトのほかのページの題とまったく同じで、行き先のページには見出しとしても出てこないときだけ、
知らせます。
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.html._links import address, named_links
from checks.rules.html._sections import headings
from checks.rules.html._words import folded
from checks.rules.site._links import Links, redirects
from checks.subject import Document, Page, Site, text_of

META = Meta(
    criteria=("2.4.4",),
    severity=Severity.SERIOUS,
    on=On.SITE,
    techniques=("G91",),
)

MESSAGES = {
    "elsewhere": Message(
        "リンク「{name}」は {led} へ行きますが、「{name}」というページは {right} です。",
        "リンクの行き先を直すか、リンクの文字を行き先のページの題に合わせてください。",
    ),
}


@dataclass(frozen=True, slots=True)
class _Led:
    """A link to a page of the site. right: the one page whose heading is just what the link says."""

    page: Page
    tag: Tag
    name: str
    to: Page
    right: Page


def select(site: Site) -> Iterable[_Led]:
    """Links that are called like exactly one page of the site."""
    called: dict[str, list[Page]] = defaultdict(list)
    for page in site.pages.values():
        first = next((h for h in headings(page.document) if h.name == "h1"), None)
        if first is not None and not redirects(page):
            called[folded(page.document.name(first))].append(page)
    links = Links(site)
    for page in site.pages.values():
        for tag in named_links(page.document):
            pages = called.get(folded(page.document.name(tag)), [])
            found = links.link(tag, address(tag), page).url if address(tag) else None
            if len(pages) == 1 and found is not None and found in site.pages:
                yield _Led(page, tag, page.document.name(tag), site.pages[found], pages[0])


def check(led: _Led, site: Site) -> Iterator[Finding]:
    """It leads to that page, or to one that has the words in its title or a heading."""
    if led.to.url == led.right.url or redirects(led.to) or _says(led.to.document, folded(led.name)):
        return
    target = SiteTarget(led.page, led.tag)
    yield failed("elsewhere", target, name=led.name, led=led.to.url, right=led.right.url)


def _says(document: Document, name: str) -> bool:
    title = document.soup.find("title")
    told = [document.name(heading) for heading in headings(document)]
    return any(name in folded(text) for text in [*told, text_of(title) if isinstance(title, Tag) else ""])
