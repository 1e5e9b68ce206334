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
from typing import NamedTuple

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.html._links import address, named_links
from checks.rules.html._sections import headings
from checks.rules.html._words import folded
from checks.rules.site._links import Links, addresses
from checks.subject import Page, Site, text_of


class Titles(NamedTuple):
    """What a page is called. called: words of its first heading, None for none; says: title and headings; all folded.

    links: number, name and address of each link with a name.
    """

    called: str | None
    says: tuple[str, ...]
    links: tuple[tuple[int, str, str], ...]


def titles(page: Page) -> Titles:
    """Reads them from the page's own document."""
    document = page.document
    found = headings(document)
    first = next((heading for heading in found if heading.name == "h1"), None)
    title = document.soup.find("title")
    says = [*(document.name(heading) for heading in found), text_of(title) if isinstance(title, Tag) else ""]
    return Titles(
        folded(document.name(first)) if first is not None else None,
        tuple(map(folded, says)),
        tuple((document.number(a), document.name(a), address(a)) for a in named_links(document) if address(a)),
    )


META = Meta(
    criteria=("2.4.4",),
    severity=Severity.SERIOUS,
    on=On.SITE,
    techniques=("G91",),
    reads=(addresses, titles),
)

MESSAGES = {
    "elsewhere": Message(
        "リンク「{name}」は {led} へ行きますが、「{name}」というページは {right} です。",
        "リンクの行き先を直すか、リンクの文字を行き先のページの題に合わせてください。",
    ),
}


@dataclass(frozen=True, slots=True)
class _Led:
    """A link on a page to another, by their urls. right: the one page whose heading is just what the link says."""

    page: str
    number: int
    name: str
    to: str
    right: str


def select(site: Site) -> Iterable[_Led]:
    """Links that are called like exactly one page of the site."""
    links = Links(site)
    told = site.read(titles)
    called: dict[str, list[str]] = defaultdict(list)
    for page, here in told.items():
        if here.called is not None and not links.sends_on(page):
            called[here.called].append(page)
    for page, here in told.items():
        for number, name, href in here.links:
            pages = called.get(folded(name), [])
            found = links.goal(href, page).url if len(pages) == 1 else None
            if found is not None and found in told:
                yield _Led(page, number, name, found, pages[0])


def check(led: _Led, site: Site) -> Iterator[Finding]:
    """It leads to that page, or to one that has the words in its title or a heading."""
    name = folded(led.name)
    said = any(name in words for words in site.read(titles)[led.to].says)
    if led.to != led.right and not Links(site).sends_on(led.to) and not said:
        yield failed("elsewhere", SiteTarget(led.page, led.number), name=led.name, led=led.to, right=led.right)
