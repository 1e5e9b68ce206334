"""文章の中のリンクが、色のほかにも見分けられる

## なぜ
色の違いが分かりにくい人には、色だけを変えたリンクが、ただの文字に見えます。

## 直し方
リンクの下線を消さないでください。`text-decoration: none` を外します。

## この規則に分かること・分からないこと
文章の中にあって、下線も太字もなく、色だけが違うリンクを調べます。まわりの文字と 3 対 1 以上の明るさの差があり、
マウスを乗せると下線などが出るリンクは合格です。まわりと同じ色のリンクは、リンクだと分かるかを人が確かめます。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.subject import Page

META = Meta(
    criteria=("1.4.1",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("link-color",),
    techniques=("F73", "G182", "G183"),
)

_MEND = "リンクに下線を付けてください（text-decoration: none を外します）。"

MESSAGES = {
    "color_only": Message(
        "リンク「{text}」は、まわりの文章と色だけが違い、明るさの差も {contrast} 対 1 しかありません。", _MEND
    ),
    "no_cue": Message(
        "リンク「{text}」は、まわりの文章と色だけが違い、マウスを乗せても色のほかに目印が出ません。", _MEND
    ),
    "unmarked": Message(
        "リンク「{text}」は、まわりの文章と同じ色で、目印がありません。リンクだと分かるか、人が確かめてください。",
        _MEND,
    ),
    "unknown": Message(
        "リンク「{text}」には下線がありません。色のほかの目印で見分けられるか、人が確かめてください。", _MEND
    ),
}

_SAME = 1.05
_NEED = 3.0


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Links in text that nothing but colour can tell from it."""
    return list(page.probes["link-color"]["links"])


def check(link: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """A difference in lightness of 3 : 1, and more than colour under the pointer (G183)."""
    target = Target(link["selector"], link["html"])
    contrast = link["contrast"]
    if contrast is None:
        yield cant_tell("unknown", target, text=link["text"])
    elif contrast < _SAME:
        yield cant_tell("unmarked", target, text=link["text"])
    elif contrast < _NEED:
        yield failed("color_only", target, text=link["text"], contrast=f"{int(contrast * 100) / 100:.2f}")
    elif link["hover_cue"] is None:
        yield cant_tell("unknown", target, text=link["text"])
    elif not link["hover_cue"]:
        yield failed("no_cue", target, text=link["text"])
