"""フォームを送って出る知らせが、読み上げられる（送ってみて調べる）

## なぜ
画面を読み上げで聞く人は、ページの別の所に出た文に気付きません。送れたのか、直す所があるのかが分からないままになります。

## 直し方
知らせを出す要素に、はじめから `role="alert"`（まちがい）か `role="status"`（送れたこと）を付けておきます。
まちがいの一覧へ、キーボードの位置を移す方法もあります。

## この規則に分かること・分からないこと
フォームを、空のまま、まちがった値、正しい値で送ってみて、ページの中に出た文を調べます。どこへも送りません。
送れたことの知らせかどうかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._forms import Try, errors, rejections, short, target
from checks.subject import Page

META = Meta(
    criteria=("4.1.3",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("forms",),
    techniques=("F103", "ARIA19", "ARIA22", "G139", "G199"),
)

_MEND = '知らせを出す要素に、はじめから role="alert" か role="status" を付けてください。'

MESSAGES = {
    "error": Message("フォームを送ると「{text}」と出ますが、読み上げのための印がありません。", _MEND),
    "at_field": Message(
        "フォームを送ると「{text}」と出て、別の所が選ばれます。知らせが読み上げられるか、人が確かめてください。",
        "選ばれる欄の aria-describedby で、知らせと結び付けてください。",
    ),
    "status": Message(
        "フォームを送ると「{text}」と出ますが、読み上げのための印がありません。送れたことなどの知らせか、"
        "人が確かめてください。",
        _MEND,
    ),
}


def select(page: Page) -> Iterable[tuple[Try, Mapping[str, Any]]]:
    """The first text of each try in which texts appeared, none of which is announced; each form and text once."""
    found: dict[tuple[str, str], tuple[Try, Mapping[str, Any]]] = {}
    rejected = [(tried, errors(tried)) for tried in rejections(page) if not tried["alerts"]]
    sent = page.probes["forms"].get("sent", ())
    accepted = [(t, t["messages"]) for t in sent if t["try"] == "right" and not (t["left"] or t["alerts"] or errors(t))]
    for tried, messages in [*rejected, *accepted]:
        if messages:
            found.setdefault((tried["selector"], messages[0]["text"]), (tried, messages[0]))
    return list(found.values())


def check(shown: tuple[Try, Mapping[str, Any]], page: Page) -> Iterator[Finding]:
    """Some text is announced by its role, or the focus was moved to it or to the field it describes."""
    tried, first = shown
    if any(message["live"] or message["focused"] for message in tried["messages"]):
        return
    text = short(first["text"])
    if tried["try"] == "right":
        yield cant_tell("status", target(first), text=text)
    elif tried["focus"] in first["fields"]:
        yield cant_tell("at_field", target(first), text=text)
    else:
        yield failed("error", target(first), text=text)
