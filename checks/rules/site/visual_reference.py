"""場所や形で案内するものに、名前もある

## なぜ
「右のメニュー」「丸いボタン」と書かれても、画面を見ない人には、どれのことか分かりません。携帯電話では、
右にあったものが下に移ることもあります。

## 直し方
ボタンや欄の名前を書きます。例：「右のメニュー」→「くらしのメニュー」
または、案内されるものの名前や見出しに、同じ言葉を入れます。

## この規則に分かること・分からないこと
案内の文の言葉が、ページの中のどの名前にも見出しにもなく、それらしいものが2つ以上あれば不合格です。
案内の文の中のリンクがこのサイトのページへ行くときは、行き先の名前と見出しも調べます。
それらしいものが一つだけのときと、見つからないときは、人が確かめます。「上の表」「次の図」のように順番で分かるものは問題にしません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On
from checks.rules.site._links import addresses
from checks.rules.site._pointing import Placed, Pointing, found_about, pointings
from checks.rules.site._references import references
from checks.subject import Page, Site


def places_pointed_at(page: Page) -> tuple[Pointing, ...]:
    """Every place where a text of the page points by place, shape or size without giving a name."""
    return pointings(page, references)


META = Meta(
    criteria=("1.3.3",),
    severity=Severity.MODERATE,
    on=On.SITE,
    reads=(addresses, places_pointed_at),
    act=("9bd38c",),
    techniques=("F14", "F26", "G96"),
)

MESSAGES = {
    "nameless": Message(
        "「{words}」と案内していますが、その言葉はどの名前にも見出しにもありません。画面を見ない人には、どれか分かりません。",
        "ボタンやメニューの名前を書いてください。例：「右のメニュー」→「くらしのメニュー」",
    ),
    "unclear": Message(
        "「{words}」という案内で、画面を見ない人にも何のことか分かるか、人が確かめてください。",
        "名前も書いてください。例：「右の図」→ 図1「避難の流れ」",
    ),
}


def select(site: Site) -> Iterable[Placed]:
    """Such places of every page, each with the page's url."""
    return [(page, pointing) for page, found in site.read(places_pointed_at).items() for pointing in found]


def check(placed: Placed, site: Site) -> Iterator[Finding]:
    """The words are met in a name."""
    yield from found_about(placed, site)
