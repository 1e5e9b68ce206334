"""色で案内するものに、名前もある

## なぜ
「緑のボタン」と書かれても、画面を見ない人、色を見分けにくい人、画面の配色を変えている人には、どれか分かりません。

## 直し方
ボタンや欄の名前を書きます。例：「緑のボタン」→「申し込む」ボタン

## この規則に分かること・分からないこと
案内の文の色の言葉が、ページの中のどの名前にも見出しにもなく、それらしいものが2つ以上あれば不合格です。
一つだけのときと、見つからないときは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.site._links import addresses
from checks.rules.site._pointing import Placed, Pointing, found_about, pointings
from checks.rules.site._references import colour_references
from checks.subject import Page, Site


def colours_pointed_at(page: Page) -> tuple[Pointing, ...]:
    """Every place where a text of the page points by colour without giving a name."""
    return pointings(page, colour_references)


META = Meta(
    criteria=("1.4.1",),
    severity=Severity.MODERATE,
    on=On.SITE,
    reads=(addresses, colours_pointed_at),
    techniques=("F13", "G14"),
)

MESSAGES = {
    "nameless": Message(
        "「{words}」と案内していますが、その色はどの名前にも見出しにもありません。色の分からない人には、どれか分かりません。",
        "ボタンや欄の名前を書いてください。例：「緑のボタン」→「申し込む」ボタン",
    ),
    "unclear": Message(
        "「{words}」という案内で、色の分からない人にも何のことか分かるか、人が確かめてください。",
        "名前も書いてください。例：「緑のボタン」→「申し込む」ボタン",
    ),
}


def select(site: Site) -> Iterable[Placed]:
    """Such places of every page, each with the page's url."""
    return [(page, pointing) for page, found in site.read(colours_pointed_at).items() for pointing in found]


def check(placed: Placed, site: Site) -> Iterator[Finding]:
    """The colour is met in a name."""
    yield from found_about(placed, site)
