"""同じ名前のリンクが、ちがうところへ行かない

## なぜ
読み上げソフトでリンクだけを順番に聞くと、同じ名前のリンクは区別が付きません。「様式」が2つ並んでいて、行き先が
ちがうと、どちらを選べばよいか分かりません。

## 直し方
行き先のちがいが分かる名前にします。例：「様式」「様式」→「転入届の様式」「転出届の様式」

## この規則に分かること・分からないこと
同じ段落や項目にあるか、まわりにほかのことばがない、同じ名前のリンクどうしを比べます。別のメニューにあるものや、
メニューと本文とは比べません。このサイトの中の行き先は、中身を比べます。中身がはっきりちがうものは不合格、ほとんど
同じものは問題なしとし、あいだのものや、中身の分からない行き先は人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, cant_tell, failed
from checks.rules._same_content import ALIKE, OTHER, likeness
from checks.rules.site._links import Links, addresses
from checks.rules.site._same_names import Namesake, main_text, namesakes
from checks.subject import Site

META = Meta(
    criteria=("2.4.4",),
    severity=Severity.MODERATE,
    on=On.SITE,
    needs=("same-links",),
    act=("fd3a94",),
    techniques=("F63", "G91", "H30"),
    reads=(addresses, namesakes, main_text),
)

MESSAGES = {
    "same": Message(
        "「{name}」という同じ名前のリンクが2つあり、行き先の中身がちがいます（{first} と {second}）。",
        "行き先のちがいが分かる名前にしてください。例：「転入届の様式」「転出届の様式」",
    ),
    "maybe": Message(
        "「{name}」という同じ名前のリンクが2つあり、行き先がちがいます（{first} と {second}）。",
        "聞いただけで区別が付かなければ、行き先のちがいが分かる名前にしてください。",
    ),
}

_TRACKING = re.compile(r"(?:^|&)utm_[a-z]+=[^&]*")


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a link on a page leads. goal: comparable as text; url: file of the site, None outside of it.

    content: the words there, None for unknown; asked: whether the address asks for something (?page=2).
    """

    page: str
    link: Namesake
    goal: str
    url: str | None
    content: str | None
    asked: bool


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two links. words_between: whether letters stand between them."""

    first: _Goal
    second: _Goal
    words_between: bool


def select(site: Site) -> Iterable[_Pair]:
    """Pairs of links of a page with the same name in the same context that lead to different places."""
    for page, found in site.read(namesakes).items():
        for later in found:
            second = _goal(later.link, page, site)
            pairs = (_Pair(_goal(one.link, page, site), second, one.words_between) for one in later.earlier)
            nearest = next((pair for pair in pairs if _elsewhere(pair.first, pair.second)), None)
            if nearest is not None:
                yield nearest


def check(pair: _Pair, site: Site) -> Iterator[Finding]:
    """The two destinations hold the same."""
    first, second = pair.first, pair.second
    same = _likeness(first, second)
    if same is not None and same >= ALIKE:
        return
    values = {"name": second.link.name, "first": first.goal, "second": second.goal}
    sure = same < OTHER if same is not None else _looks_sure(pair, site)
    target = SiteTarget(second.page, second.link.number)
    yield (failed if sure else cant_tell)("same" if sure else "maybe", target, **values)


def _goal(link: Namesake, page: str, site: Site) -> _Goal:
    """File of the site and comparable text of where a link leads; marks that only count visitors are left out."""
    if not link.href:
        return _Goal(page, link, link.script, None, None, "?" in link.script)
    url, fragment = Links(site).goal(link.href, page)
    query = _TRACKING.sub("", urlsplit(link.href).query)
    place = url or link.href.partition("#")[0].partition("?")[0]
    goal = place + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return _Goal(page, link, goal, url, _content(link, url, page, site), "?" in goal)


def _content(link: Namesake, url: str | None, page: str, site: Site) -> str | None:
    """The words where a link leads: seen by the probe that followed it, else of that page of the site; else None."""
    asked = _TRACKING.sub("", urlsplit(urljoin(page, link.href)).query)
    return link.content if link.content is not None or asked else site.read(main_text).get(url or "")


def _elsewhere(first: _Goal, second: _Goal) -> bool:
    """Whether the goals differ in more than that only one of them names a place inside the page.

    Links into the page they stand on, as at headings and footnotes, are told apart by where one comes from.
    """
    if first.goal == second.goal or first.url == second.url == first.page:
        return False
    whole = {first.goal.partition("#")[0], second.goal.partition("#")[0]}
    return len(whole) > 1 or ("#" in first.goal and "#" in second.goal)


def _likeness(first: _Goal, second: _Goal) -> float | None:
    """How alike the words at two destinations are; None when one of them is not known."""
    if first.content is None or second.content is None or (first.url and first.url == second.url and not first.asked):
        return None
    return likeness(first.content, second.content)


def _looks_sure(pair: _Pair, site: Site) -> bool:
    """Whether the eye is told apart what the ear is not: side by side, or each introduced by a line of its own."""
    introduced = pair.first.link.introduced, pair.second.link.introduced
    if all(introduced) and introduced[0] != introduced[1]:
        return True
    return _known(pair.first, site) and _known(pair.second, site) and not pair.words_between


def _known(goal: _Goal, site: Site) -> bool:
    """Whether it is certain where a link leads: to a file of the site, or where its own script says."""
    return goal.url in site.files if goal.url else bool(goal.link.script) and not goal.link.addressed
