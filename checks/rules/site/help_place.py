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
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, SiteTarget, cant_tell
from checks.subject import Document, Page, Site, text_of

META = Meta(
    criteria=("3.2.6",),
    severity=Severity.MINOR,
    on=On.SITE,
    techniques=("G220",),
)

MESSAGES = {
    "elsewhere": Message(
        "「{name}」は、ほかの {count} ページでは{usual}にありますが、このページでは{here}にあります。"
        "探しにくくないか、人が確かめてください。",
        "どのページでも、{usual}に置いてください。",
    ),
}

_WORDS: Final = {"header": "ページの上", "nav": "メニュー", "footer": "ページの下"}
_HELP = re.compile(
    r"問い?合わ?せ|連絡先|ヘルプ|相談|よくある(?:質問|しつもん)|\b(?:contact|help|support|faq)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Help:
    """One way to get help, by its name: where it stands on each page that has it."""

    name: str
    places: tuple[tuple[Page, Tag, frozenset[str]], ...]


def select(site: Site) -> Iterable[_Help]:
    """Ways to get help that stand in the repeated parts of at least two pages."""
    found: dict[str, list[tuple[Page, Tag, frozenset[str]]]] = defaultdict(list)
    for page in site.pages.values():
        here: dict[str, list[tuple[Tag, str]]] = defaultdict(list)
        for tag, name, part in _helps(page.document):
            here[name].append((tag, part))
        for name, places in here.items():
            found[name].append((page, places[0][0], frozenset(part for _, part in places)))
    return [_Help(name, tuple(places)) for name, places in found.items() if len(places) > 1]


def _helps(document: Document) -> Iterator[tuple[Tag, str, str]]:
    for tag in document.tags("a[href]"):
        part = tag.find_parent(list(_WORDS))
        if part is None or not document.exposed(tag) or part.find_parent(["main", "article"]) is not None:
            continue
        name = document.name(tag) or text_of(tag)
        if str(tag["href"]).lower().startswith(("tel:", "mailto:")) or _HELP.search(name):
            yield tag, name, part.name


def check(help_: _Help, site: Site) -> Iterator[Finding]:
    """Every page has it in a part where most pages have it."""
    counts = Counter(part for _, _, parts in help_.places for part in parts)
    usual, count = counts.most_common(1)[0]
    for page, tag, parts in help_.places:
        if usual not in parts and count > 1:
            here = "と".join(_WORDS[part] for part in sorted(parts))
            target = SiteTarget(page, tag)
            yield cant_tell("elsewhere", target, name=help_.name, count=count, usual=_WORDS[usual], here=here)
