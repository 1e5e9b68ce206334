"""開いた窓（ダイアログ）へ、すぐに移れる

## なぜ
ページの上に窓が開いても、キーボードの位置が下のページに残っていると、画面の見えない人は窓が開いたことに気付けません。
窓まで、下のページの部品を全部たどることになります。

## 直し方
窓を開いたら、窓の中の最初の部品へキーボードの位置を移し、閉じたら元のボタンへ戻します。
`<dialog>` を `showModal()` で開けば、ブラウザがそうします。

## この規則に分かること・分からないこと
キーボードで開く窓を実際に開き、Tab キーで進んで調べます。下のページも使える窓かどうかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.subject import Page

META = Meta(
    criteria=("2.4.3",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("overlays",),
    techniques=("F85", "G59", "H102", "SCR26"),
)

_MEND = "開いたときに、窓の中の最初の部品へ focus() で移してください。<dialog> と showModal() を使うのが確実です。"

MESSAGES = {
    "far": Message(
        "「{opener}」で開く窓は、開いても選ばれません。Tab キーを押しても、窓の中ではなく下のページへ進みます。", _MEND
    ),
    "leaves": Message(
        "「{opener}」で開く窓は下のページを使えなくしますが、Tab キーで進むと、開いたまま下のページへ出ます。",
        "窓が開いているあいだ、Tab キーが窓の中を回るようにしてください。<dialog> と showModal() を使うのが確実です。",
    ),
    "behind": Message(
        "「{opener}」で開く窓が開いたまま、Tab キーが下のページへ進みます。それでよい窓か、人が確かめてください。",
        "窓を閉じるまで下のページを使わせないなら、<dialog> と showModal() を使ってください。",
    ),
}


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """What lies over the page once a key has opened it."""
    return list(page.probes["overlays"].get("opened", ()))


def check(overlay: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """The focus is moved into it or comes to it next, and stays while the page below is out of reach."""
    target = Target(overlay["selector"], overlay["html"])
    opener = overlay["opener"] or "ボタン"
    stops = overlay["stops"]
    if not overlay["inside"] and stops[:1] in (["outside"], ["page"]):
        yield failed("far", target, opener=opener)
    elif "outside" in stops:
        modal = overlay["modal"] or overlay["covers"]
        yield failed("leaves", target, opener=opener) if modal else cant_tell("behind", target, opener=opener)
