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
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import Tag
from bs4.element import NavigableString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, cant_tell, failed
from checks.rules._same_content import ALIKE, OTHER, likeness
from checks.rules.html._attributes import attribute
from checks.rules.html._context import PARAGRAPHS, block_of, line_text, link_context
from checks.rules.html._links import address, named_links
from checks.rules.site._links import Link, Links
from checks.subject import Page, Site, text_of

META = Meta(
    criteria=("2.4.4",),
    severity=Severity.MODERATE,
    on=On.SITE,
    needs=("same-links",),
    act=("fd3a94",),
    techniques=("F63", "G91", "H30"),
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

_PARTS = ("nav", "main", "header", "footer", "aside")
_SCRIPTED = re.compile(r"location(?:\.href)?\s*=\s*(['\"])(.*?)\1")
_TRACKING = re.compile(r"(?:^|&)utm_[a-z]+=[^&]*")


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where a link leads. goal: comparable as text; url: file of the site, None outside of it.

    content: the words there, None for unknown; asked: whether the address asks for something (?page=2).
    """

    page: Page
    tag: Tag
    name: str
    goal: str
    url: str | None
    content: str | None
    asked: bool


def select(site: Site) -> Iterable[tuple[_Goal, _Goal]]:
    """Pairs of links of a page with the same name in the same context that lead to different places."""
    links = Links(site)
    for page in site.pages.values():
        by_name: dict[str, list[_Goal]] = defaultdict(list)
        for goal in _goals(page, site, links):
            by_name[goal.name].append(goal)
        for goals in by_name.values():
            if len({goal.goal for goal in goals}) > 1:
                yield from _pairs(goals)


def check(pair: tuple[_Goal, _Goal], site: Site) -> Iterator[Finding]:
    """The two destinations hold the same."""
    first, second = pair
    same = _likeness(first, second)
    if same is not None and same >= ALIKE:
        return
    values = {"name": first.name, "first": first.goal, "second": second.goal}
    sure = same < OTHER if same is not None else _looks_sure(first, second, site)
    yield (failed if sure else cant_tell)("same" if sure else "maybe", SiteTarget(second.page, second.tag), **values)


def _goals(page: Page, site: Site, links: Links) -> Iterator[_Goal]:
    for tag in named_links(page.document):
        scripted = _SCRIPTED.search(attribute(tag, "onclick"))
        href = address(tag) or (scripted[2] if scripted else "")
        link = links.link(tag, href, page)
        url, goal = _goal(link) if href else (None, attribute(tag, "onclick"))
        if goal:
            name = unicodedata.normalize("NFKC", page.document.name(tag)).casefold()
            content = _content(link, page, site) if href else None
            yield _Goal(page, tag, name, goal, url, content, "?" in goal)


def _goal(link: Link) -> tuple[str | None, str]:
    """File of the site and comparable text of where an address leads; marks that only count visitors are left out."""
    query = _TRACKING.sub("", urlsplit(link.href).query)
    place = link.url or link.href.partition("#")[0].partition("?")[0]
    return link.url, place + (f"?{query}" if query else "") + (f"#{link.fragment}" if link.fragment else "")


def _pairs(goals: Sequence[_Goal]) -> Iterator[tuple[_Goal, _Goal]]:
    """Each link with the nearest earlier one that nothing tells from it."""
    surroundings = [_Surroundings.of(goal) for goal in goals]
    for later, goal in enumerate(goals):
        for earlier in reversed(range(later)):
            other = goals[earlier]
            if surroundings[earlier].alike(surroundings[later]) and _elsewhere(other, goal):
                yield other, goal
                break


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What stands around a link: its menu or main part, its block with the line in it, and its context."""

    part: Tag | None
    block: Tag
    line: str
    context: str

    @classmethod
    def of(cls, goal: _Goal) -> "_Surroundings":
        block = block_of(goal.tag)
        line = "" if block.name in PARAGRAPHS else line_text(goal.tag)
        return cls(goal.tag.find_parent(_PARTS), block, line, link_context(goal.tag, goal.page.document))

    def alike(self, other: "_Surroundings") -> bool:
        together = self.block is other.block and self.line == other.line
        return self.part is other.part and (together or self.context == other.context)


def _elsewhere(first: _Goal, second: _Goal) -> bool:
    """Whether the goals differ in more than that only one of them names a place inside the page.

    Links into the page they stand on, as at headings and footnotes, are told apart by where one comes from.
    """
    if first.goal == second.goal or first.url == second.url == first.page.url:
        return False
    whole = {first.goal.partition("#")[0], second.goal.partition("#")[0]}
    return len(whole) > 1 or ("#" in first.goal and "#" in second.goal)


def _likeness(first: _Goal, second: _Goal) -> float | None:
    """How alike the words at two destinations are; None when one of them is not known."""
    if first.content is None or second.content is None or (first.url and first.url == second.url and not first.asked):
        return None
    return likeness(first.content, second.content)


def _content(link: Link, page: Page, site: Site) -> str | None:
    """The words where a link leads: seen by the probe that followed it, else of that page of the site; else None."""
    parts = urlsplit(urljoin(page.url, link.href))
    asked = f"{parts.path}?{parts.query}" if parts.query else parts.path
    seen = page.probes.get("same-links", {}).get(asked)
    if seen is not None:
        return str(seen["text"])
    known = site.pages.get(link.url or "") if not _TRACKING.sub("", parts.query) else None
    if known is None:
        return None
    # Nearly every page links to the same few pages of the menu.
    read: dict[str, str] = site.memo.setdefault("main-text", {})
    if known.url not in read:
        read[known.url] = _main_text(known)
    return read[known.url]


def _main_text(page: Page) -> str:
    soup = page.document.soup
    main = soup.find("main") or soup.find("body")
    return text_of(main) if isinstance(main, Tag) else ""


def _looks_sure(first: _Goal, second: _Goal, site: Site) -> bool:
    """Whether the eye is told apart what the ear is not: side by side, or each introduced by a line of its own."""
    introduced = _introduction(first.tag), _introduction(second.tag)
    if all(introduced) and introduced[0] != introduced[1]:
        return True
    return _known(first, site) and _known(second, site) and not _words_between(first.tag, second.tag)


def _introduction(link: Tag) -> str:
    """The block before a link that is alone in its own, when it ends with a colon; "" for none."""
    block = block_of(link)
    before = block.find_previous_sibling()
    if not isinstance(before, Tag) or text_of(block) != text_of(link):
        return ""
    return text_of(before) if text_of(before).endswith((":", "：")) else ""


def _known(goal: _Goal, site: Site) -> bool:
    """Whether it is certain where a link leads: to a file of the site, or where its own script says."""
    return goal.url in site.files if goal.url else bool(goal.tag.get("onclick")) and not address(goal.tag)


def _words_between(first: Tag, second: Tag) -> bool:
    """Whether letters stand between the end of one link and the start of the next."""
    for node in first.next_elements:
        if node is second:
            return False
        inside = any(parent is first for parent in node.parents)
        if not inside and type(node) is NavigableString and any(c.isalnum() for c in node):
            return True
    return True
