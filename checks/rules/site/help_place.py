"""問い合わせ先が、どのページでも同じ場所にある

## なぜ
困ったときに、問い合わせ先をページごとに探し直すのは、覚えておくことのむずかしい人に大きな負担です。

## 直し方
問い合わせ先のリンクや電話番号は、ひな型の同じ場所（ページの上か下）に置きます。

## この規則に分かること・分からないこと
ページの上（header）、下（footer）、メニュー（nav）にある、問い合わせ先・ヘルプ・電話・メールのリンクの場所を比べます。
場所のちがうページは、人が確かめます。本文の中の問い合わせ先と、同じ部分の中での順番は調べません。
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, cant_tell
from checks.subject import Document, Page, Site, text_of

_WORDS: Final = {"header": "ページの上", "nav": "メニュー", "footer": "ページの下"}
_HELP = re.compile(
    r"問い?合わ?せ|連絡先|ヘルプ|相談|よくある(?:質問|しつもん)|\b(?:contact|help|support|faq)\b", re.IGNORECASE
)


class Help(NamedTuple):
    """A way to get help on a page. name: its words; number: of its first link; parts: where it stands."""

    name: str
    number: int
    parts: frozenset[str]


def helps(page: Page) -> tuple[Help, ...]:
    """Ways to get help that stand in the repeated parts of a page, each once."""
    here: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for tag, name, part in _helps(page.document):
        here[name].append((page.document.number(tag), part))
    return tuple(Help(name, found[0][0], frozenset(part for _, part in found)) for name, found in here.items())


def _helps(document: Document) -> Iterator[tuple[Tag, str, str]]:
    for tag in document.tags("a[href]"):
        part = tag.find_parent(list(_WORDS))
        if part is None or not document.exposed(tag) or part.find_parent(["main", "article"]) is not None:
            continue
        name = document.name(tag) or text_of(tag)
        if str(tag["href"]).lower().startswith(("tel:", "mailto:")) or _HELP.search(name):
            yield tag, name, part.name


META = Meta(
    criteria=("3.2.6",),
    severity=Severity.MINOR,
    on=On.SITE,
    techniques=("G220",),
    reads=(helps,),
)

MESSAGES = {
    "elsewhere": Message(
        "「{name}」は、ほかの {count} ページでは{usual}にありますが、このページでは{here}にあります。"
        "探しにくくないか、人が確かめてください。",
        "どのページでも、{usual}に置いてください。",
    ),
}


@dataclass(frozen=True, slots=True)
class _Everywhere:
    """One way to get help: where it stands on each page that has it, by the page's url."""

    places: tuple[tuple[str, Help], ...]


def select(site: Site) -> Iterable[_Everywhere]:
    """Ways to get help that stand in the repeated parts of at least two pages."""
    found: dict[str, list[tuple[str, Help]]] = defaultdict(list)
    for page, here in site.read(helps).items():
        for help_ in here:
            found[help_.name].append((page, help_))
    return [_Everywhere(tuple(places)) for places in found.values() if len(places) > 1]


def check(everywhere: _Everywhere, site: Site) -> Iterator[Finding]:
    """Every page has it in a part where most pages have it."""
    counts = Counter(part for _, help_ in everywhere.places for part in help_.parts)
    usual, count = counts.most_common(1)[0]
    for page, (name, number, parts) in everywhere.places:
        if usual not in parts and count > 1:
            here = "と".join(_WORDS[part] for part in sorted(parts))
            target = SiteTarget(page, number)
            yield cant_tell("elsewhere", target, name=name, count=count, usual=_WORDS[usual], here=here)
