"""入力したり選んだりしただけで、画面が変わらない（入力してみて調べる）

## なぜ
選んだだけで別のページへ移ったり、送られたりすると、選び直すことも、ほかの欄を書くこともできません。
画面の見えない人は、移ったことにも気付きません。

## 直し方
「送る」「表示する」のボタンを置き、押したときに動くようにします。

## この規則に分かること・分からないこと
欄に1つずつ、キーボードで字を入れたり選んだりして、ページが移ること、窓が開くこと、送られることを見つけます。
先に知らせる文があるかもしれないときと、次の欄へひとりでに移るときは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._forms import target
from checks.subject import Page

META = Meta(
    criteria=("3.2.2",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("forms",),
    techniques=("F36", "F37", "G80", "G13", "H32"),
)

_BUTTON = "「送る」「表示する」などのボタンを置き、押したときに動くようにしてください。"

MESSAGES = {
    "left": Message("欄「{name}」に入力するか選ぶだけで、ページが移るか、送られるか、窓が開きます。", _BUTTON),
    "advised": Message(
        "欄「{name}」に入力するか選ぶだけで、ページが移るか、窓が開きます。そのことを先に知らせているか、人が確かめてください。",
        _BUTTON,
    ),
    "moved": Message(
        "欄「{name}」に入力するか選ぶと、ひとりでに別の欄へ移ります。先に知らせているか、人が確かめてください。",
        "ひとりでに移る処理を外してください。",
    ),
}

_ADVICE = re.compile(
    r"(?:選ぶ|選択する|入力する|変える|変更する|押す)と|(?:選んだ|選択した|入力した)(?:とき|ら)|すぐに|自動"
    r"|\b(?:when|once|as soon as|if) you\b|automatic|\bwill (?:open|take|load|change|submit|go)\b",
    re.IGNORECASE,
)


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """The forms' evidence, where there is a field; what fields did when they were changed is in it."""
    found = page.probes["forms"]
    return [found] if found else []


def check(found: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """No field made the page go elsewhere, be sent, or move the focus."""
    for field in found["changed"]:
        name = field["name"] or "名前のない欄"
        if not (field["left"] or field["opened"]):
            yield cant_tell("moved", target(field), name=name)
        elif _ADVICE.search(field["around"]):
            yield cant_tell("advised", target(field), name=name)
        else:
            yield failed("left", target(field), name=name)
