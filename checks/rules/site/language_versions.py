"""同じ内容の、ほかの言語のページが、たがいに正しく結ばれている

## なぜ
検索のサイトは、言語の案内（hreflang）を見て、読む人の言語のページを出します。案内が片方にしかないと、使われません。
行き先や言語の印がまちがっていると、読めない言語のページへ連れて行かれます。

## 直し方
ふだんは自動で作られます。出たときは、翻訳のページの `translation_of` と、`data/languages/` の `lang` と `hreflang` を
確かめてください。

## この規則に分かること・分からないこと
ページの案内（link の alternate）について、行き先があること、行き先のページの言語と合うこと、行き先からも同じように
案内されていること、自分自身も案内していることを調べます。訳が正しいかは分かりません。
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.html._attributes import attribute
from checks.rules.site._links import Links, addresses
from checks.subject import Page, Site


class Version(NamedTuple):
    """A link of a page's head to a version in a language. number: of its element in the page as served."""

    number: int
    language: str
    href: str


class Versions(NamedTuple):
    """What a page tells of its language, as written, and of its versions in other languages."""

    language: str
    others: tuple[Version, ...]


def versions(page: Page) -> Versions:
    """Reads them from the page as served."""
    served = page.served
    html = served.soup.find("html")
    links = served.soup.find_all("link", rel="alternate", hreflang=True, href=True)
    return Versions(
        attribute(html, "lang") if isinstance(html, Tag) else "",
        tuple(
            Version(served.number(tag), attribute(tag, "hreflang").casefold(), attribute(tag, "href")) for tag in links
        ),
    )


META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SITE, reads=(addresses, versions))

_CHECK = "翻訳のページの translation_of と、data/languages/ の中の hreflang を確かめてください。"

MESSAGES = {
    "nowhere": Message("言語「{language}」の案内の行き先「{href}」のページがありません。", _CHECK),
    "language": Message("案内は言語「{language}」ですが、行き先のページ（{url}）の言語は「{found}」です。", _CHECK),
    "one_way": Message("行き先のページ（{url}）に、このページへの案内がありません。", _CHECK),
    "itself": Message("ほかの言語の案内はありますが、このページ自身の案内がありません。", _CHECK),
    "twice": Message("言語「{language}」の案内が2つあります。", _CHECK),
}


def select(site: Site) -> Iterable[str]:
    """Pages that tell of versions in other languages."""
    return [page for page, told in site.read(versions).items() if told.others]


def check(page: str, site: Site) -> Iterator[Finding]:
    """Every version exists, is in the language that is told, and tells of this page; so does the page itself."""
    told = site.read(versions)
    alternates = _alternates(page, site)
    seen: set[str] = set()
    for version, url in alternates:
        target = SiteTarget(page, version.number, served=True)
        if version.language in seen:
            yield failed("twice", target, language=version.language)
        seen.add(version.language)
        if url is None or url not in told:
            yield failed("nowhere", target, language=version.language, href=version.href)
            continue
        found = told[url].language
        if version.language != "x-default" and _primary(version.language) != _primary(found):
            yield failed("language", target, language=version.language, url=url, found=found)
        if page not in [back for _, back in _alternates(url, site)]:
            yield failed("one_way", target, url=url)
    if page not in [url for _, url in alternates]:
        yield failed("itself", SiteTarget(page, alternates[0][0].number, served=True))


def _alternates(page: str, site: Site) -> list[tuple[Version, str | None]]:
    """The versions of a page, each with its file of the site (None outside)."""
    links = Links(site)
    return [(version, links.goal(version.href, page).url) for version in site.read(versions)[page].others]


def _primary(tag: str) -> str:
    return tag.casefold().partition("-")[0]
