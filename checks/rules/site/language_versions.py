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

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.html._attributes import attribute
from checks.rules.site._links import Links
from checks.subject import Page, Site

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SITE)

_CHECK = "翻訳のページの translation_of と、data/languages/ の中の hreflang を確かめてください。"

MESSAGES = {
    "nowhere": Message("言語「{language}」の案内の行き先「{href}」のページがありません。", _CHECK),
    "language": Message("案内は言語「{language}」ですが、行き先のページ（{url}）の言語は「{found}」です。", _CHECK),
    "one_way": Message("行き先のページ（{url}）に、このページへの案内がありません。", _CHECK),
    "itself": Message("ほかの言語の案内はありますが、このページ自身の案内がありません。", _CHECK),
    "twice": Message("言語「{language}」の案内が2つあります。", _CHECK),
}


def select(site: Site) -> Iterable[Page]:
    """Pages that tell of versions in other languages."""
    return [page for page in site.pages.values() if _alternates(page, site)]


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Every version exists, is in the language that is told, and tells of this page; so does the page itself."""
    alternates = _alternates(page, site)
    seen: set[str] = set()
    for tag, language, url in alternates:
        target = SiteTarget(page, tag)
        if language in seen:
            yield failed("twice", target, language=language)
        seen.add(language)
        other = site.pages.get(url or "")
        if other is None or url is None:
            yield failed("nowhere", target, language=language, href=attribute(tag, "href"))
            continue
        found = _language(other)
        if language != "x-default" and _primary(language) != _primary(found):
            yield failed("language", target, language=language, url=url, found=found)
        if page.url not in [back for _, _, back in _alternates(other, site)]:
            yield failed("one_way", target, url=url)
    if page.url not in [url for _, _, url in alternates]:
        yield failed("itself", SiteTarget(page, alternates[0][0]))


def _alternates(page: Page, site: Site) -> list[tuple[Tag, str, str | None]]:
    """The links of a page's head to its versions: language, and file of the site (None outside)."""
    links = page.served.soup.find_all("link", rel="alternate", hreflang=True, href=True)
    reader = Links(site)
    return [
        (tag, attribute(tag, "hreflang").casefold(), reader.link(tag, attribute(tag, "href"), page).url)
        for tag in links
    ]


def _language(page: Page) -> str:
    html = page.served.soup.find("html")
    return attribute(html, "lang") if isinstance(html, Tag) else ""


def _primary(tag: str) -> str:
    return tag.casefold().partition("-")[0]
