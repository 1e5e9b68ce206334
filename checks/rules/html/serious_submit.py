"""申し込みや支払いの前に、確かめたり取り消したりできる

## なぜ
読み書きのむずかしい人や手のふるえる人は、まちがえて送ることが多くあります。申請や支払いは、まちがえると大きな損になります。

## 直し方
送る前に内容を見直すページを出すか、「確認しました」の印を求めるか、送った後に取り消せるようにします。

## この規則に分かること・分からないこと
ボタンの名前から、申請・申し込み・支払い・削除などのフォームを見つけます。確認のボタンや印、取り消せるという文があれば合格に
します。それで足りるか、法律やお金にかかわるかは、人が確かめます。送った先のページは分かりません。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.html._names import control_name
from checks.subject import Document, text_of

META = Meta(
    criteria=("3.3.4",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    techniques=("G98", "G155", "G164", "G168"),
)

MESSAGES = {
    "final": Message(
        "「{name}」を押すと、すぐに決まるようです。確かめるか取り消すことができるか、人が確かめてください。",
        "送る前に内容を見直せるようにするか、送った後に取り消せるようにしてください。",
    ),
}

_BUTTONS: Final = 'button:not([type="button" i]):not([type="reset" i]), input[type="submit" i], input[type="image" i]'
_SERIOUS = re.compile(
    r"購入|注文|支払|納付|振込|送金|決済|契約|解約|退会|削除|申請|申し?込|届け?出|予約|応募|投票"
    r"|\b(?:buy|purchase|pay|order|delete|apply|book|donate|subscribe|vote)\b",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"確認|見直|取り?消[しせ]|キャンセルでき|元に戻せ|\b(?:review|confirm|check your|undo|cancel)\b", re.IGNORECASE
)


def select(document: Document) -> Iterable[Tag]:
    """Buttons that send an application, a payment or the like."""
    found = [button for form in document.tags("form") for button in form.select(_BUTTONS)]
    return [tag for tag in found if document.exposed(tag) and _SERIOUS.search(control_name(document, tag))]


def check(button: Tag, document: Document) -> Iterator[Finding]:
    """The form says that what is sent can be checked or taken back."""
    form = button.find_parent("form")
    name = control_name(document, button)
    if not _CHECKED.search(name) and (form is None or not _CHECKED.search(text_of(form))):
        yield cant_tell("final", name=name[:40])
