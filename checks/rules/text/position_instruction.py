"""場所や形だけを手がかりにした案内をしない

## なぜ
「右のボタン」「丸いマーク」と言われても、画面を見ない人には分かりません。携帯電話では、右にあったものが下に
移ることもあります。

## 直し方
ボタンや欄の名前を書きます。例：`右のボタンを押す` → `「申し込む」ボタンを押す`
図や表は、番号や題を書きます。例：`右の図` → `図1「避難の流れ」`

## この規則に分かること・分からないこと
ことばだけを調べるので、名前が別のところに書いてあるかどうかは、人が読んで確かめます。
「上の表」「次の図」のように読む順で分かるものは問題にしません。
"""

import re
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.text._reading import matches, readable
from checks.subject import Span, TextFile

META = Meta(
    criteria=("1.3.3",),
    severity=Severity.MODERATE,
    on=On.TEXT,
    act=("9bd38c",),
    techniques=("F14", "F26", "G96"),
)

MESSAGES = {
    "position": Message(
        "「{found}」は、画面の中の場所だけで案内しています。",
        "名前も書いてください。例：「右のボタン」→「申し込む」ボタン、「右の図」→ 図1「避難の流れ」",
    ),
    "shape": Message(
        "「{found}」は、形や大きさだけで案内しています。",
        "名前も書いてください。例：「丸いボタン」→「申し込む」ボタン",
    ),
}

_THING = (
    "(?:ボタン|メニュー|リンク|バナー|アイコン|マーク|画像|写真|地図|図表?|表|グラフ|カレンダー|一覧|画面|欄|枠|列|項目"
    "|検索窓|検索|QRコード|二次元コード|フォーム|タブ)"
)
_SIDE = "(?:右上|右下|左上|左下|右側|左側|右端|左端|右手|左手|右|左)"
_NAMED = "(?![「『（(\\[])"
_POSITION = re.compile(
    f"{_SIDE}の{_THING}{_NAMED}|[右左](?:図|表|欄)(?![書記面現情示紙])"
    f"|(?:画面|ページ|サイト)の?{_SIDE}(?:の方)?に(?:ある|あり|表示|出|並|示)"
)
_FORM = "(?:丸い|四角い|三角の|三角形の|四角形の|円形の|星形の|大きな|大きい|小さな|小さい)"
_SHAPE = re.compile(f"{_FORM}{_THING}{_NAMED}")


def select(file: TextFile) -> Iterable[Span]:
    """Lines that readers see."""
    return readable(file)


def check(line: Span, file: TextFile) -> Iterator[Finding]:
    """No part of the page is pointed at by its place, shape or size without its name."""
    for match, span in matches(_POSITION, line):
        yield cant_tell("position", span, found=match[0])
    for match, span in matches(_SHAPE, line):
        yield cant_tell("shape", span, found=match[0])
