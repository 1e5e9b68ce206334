"""どのページにも、トップページからたどり着ける

## なぜ
どこからもリンクされていないページは、検索で偶然見つけるほかに、読む方法がありません。

## 直し方
関係のあるページからリンクするか、`mkdocs.yml` の `nav` に加えます。いらないページなら消します。

## この規則に分かること・分からないこと
トップページからリンクがまったくないサイト（ばらばらのページの集まり）では調べません。エラーのページ（404）と、
ほかのページへ送るだけのページは調べません。一部のページだけを調べているときも、何も言いません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, failed
from checks.rules.site._links import ERROR_PAGE, Links, addresses, is_whole, reachable
from checks.subject import Site

META = Meta(criteria=(), severity=Severity.MODERATE, on=On.SITE, reads=(addresses,))

MESSAGES = {
    "orphan": Message(
        "このページには、トップページからリンクをたどって来ることができません。",
        "関係のあるページからリンクするか、mkdocs.yml の nav に加えてください。いらないページなら消してください。",
    ),
}


def select(site: Site) -> Iterable[tuple[str, bool]]:
    """Pages of a site whose entry page leads to another page, each with whether it can be reached."""
    links = Links(site)
    reached = reachable(links.graph())
    if len(reached) > 1 and is_whole(site):
        for url in site.pages:
            if url != ERROR_PAGE and not links.sends_on(url):
                yield url, url in reached


def check(place: tuple[str, bool], site: Site) -> Iterator[Finding]:
    """The page can be reached from the entry page."""
    page, found = place
    if not found:
        yield failed("orphan", SiteTarget(page))
