"""色だけを手がかりにした案内をしない

## なぜ
「赤い字の日は休みです」と言われても、色を見分けにくい人、白黒で印刷した人、画面を見ない人には分かりません。

## 直し方
ことばや記号でも区別します。例：`赤い字の日は休み` → `「休」と書いた日は休み`

## この規則に分かること・分からないこと
ことばだけを調べるので、色のほかに記号や文字でも分かるようになっているかどうかは、人が見て確かめます。
"""

import re
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.text._reading import matches, readable
from checks.subject import Span, TextFile

META = Meta(
    criteria=("1.4.1",),
    severity=Severity.MODERATE,
    on=On.TEXT,
    techniques=("G14",),
)

MESSAGES = {
    "color": Message(
        "「{found}」は、色だけで案内しているように読めます。",
        "色のほかに、ことばや記号でも分かるように書いてください。例：「赤い字の日」→「休」と書いた日",
    ),
}

_THING = (
    "(?:字|文字|数字|太字|部分|箇所|か所|ところ|線|下線|枠|丸|印|マーク|アイコン|ボタン"
    "|欄|行|列|マス|区域|地域|区間|項目|日)"
)
_COLOR = "(?:赤|青|緑|黄緑|黄|紫|水色|桃|灰|オレンジ|ピンク|グレー|橙|茶)"
_POINTED = re.compile(
    f"{_COLOR}(?:い|色い|色の|の){_THING}(?![（(])|赤(?:線|枠|丸|印)(?![（(])|赤字(?:で(?:示|表|書|記)|の(?:部分|箇所|ところ|項目|日))"
    "|色(?:の|が)?(?:付|つ)いた(?:部分|ところ|箇所|欄|マス|日)|色分けし|色で(?:示|表|区別|分け)|網(?:掛|か)け(?:の|した)(?:部分|欄)"
)


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """Nothing is pointed at by its colour."""
    for match, span in matches(_POINTED, line):
        yield cant_tell("color", span, found=match[0])
