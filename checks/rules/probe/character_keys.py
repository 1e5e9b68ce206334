"""文字のキー1つだけで動くしかけは、止められる

## なぜ
声で入力する人の言葉や、ふるえる手が触れたキーで、思いがけない操作が始まってしまいます。

## 直し方
文字のキー1つのしかけをやめるか、Ctrl や Alt と一緒に押すようにします。残すなら、止めるか変えられるようにします。

## この規則に分かること・分からないこと
ページ全体でキーを受けているとき、英字・数字・記号を1つずつ実際に押して、ページが反応するかを調べます。
止める設定がほかのページにあるかもしれないので、人が確かめます。何かを選んでいるときだけ働くしかけは、達成基準の例外なので
調べません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.subject import Page

META = Meta(
    criteria=("2.1.4",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("listeners",),
    act=("ffbc54",),
    techniques=("F99", "G217"),
)

MESSAGES = {
    "acts": Message(
        "文字のキー1つ（{keys}）だけで、ページが反応します。止められるか、人が確かめてください。",
        "しかけをやめるか、Ctrl や Alt と一緒に押すようにするか、止められるようにしてください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Pages that listen to the keyboard as a whole."""
    found = page.probes["listeners"]
    return [found] if found["keys"] else []


def check(found: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """No character alone does anything."""
    if found["characters"]:
        yield cant_tell("acts", keys=" ".join(found["characters"]))
