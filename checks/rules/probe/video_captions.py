"""音のある映像に、字幕がある

## なぜ
耳の聞こえない人は、字幕で話の内容を知ります。

## 直し方
字幕のファイル（WebVTT）を作り、`<track kind="captions" src="jimaku.vtt" srclang="ja" label="日本語">` を
video の中に書きます。

## この規則に分かること・分からないこと
字幕のファイルが開けないとき、中が空のときは不合格です。映像に焼き込まれた字幕は分からないので、
字幕のファイルがないときは人が確かめます。字幕が話と合っているかどうかも、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._media import Media, media, players, repeats_text, target
from checks.subject import Page

META = Meta(
    criteria=("1.2.2",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("media",),
    act=("eac66b", "f51b46", "ab4d13"),
    techniques=("G87", "G93", "H95", "F8", "F75", "F74"),
)

_MEND = '字幕のファイル（WebVTT）を <track kind="captions"> で付けてください。'

MESSAGES = {
    "broken": Message("字幕のファイルを開けません。", "track の src を、字幕のファイルのある場所に直してください。"),
    "empty": Message("字幕のファイルに、字幕が一つも入っていません。", "字幕のファイルに、話の内容を書いてください。"),
    "none": Message(
        "音のある映像に、字幕のファイルがありません。映像の中に字幕が入っているか、人が確かめてください。", _MEND
    ),
    "compare": Message(
        "字幕が話の全部と、大事な音を伝えているか、人が見て確かめてください。", "足りない言葉を字幕に足してください。"
    ),
}

_KINDS = ("captions", "subtitles")


def select(page: Page) -> Iterable[Media]:
    """Films with sound, and those whose file could not be read."""
    return [player for player in players(page, "video") if player["sound"] is not False]


def check(player: Media, page: Page) -> Iterator[Finding]:
    """A track of captions that opens and holds words; whether they fit the sound, a person must look."""
    found = media(page)
    if found is None or repeats_text(found):
        return
    tracks = [track for track in player["tracks"] if track["kind"] in _KINDS]
    if not tracks:
        yield cant_tell("none", target(player))
    elif all(track["state"] == "broken" for track in tracks):
        yield failed("broken", target(player))
    elif all(track["state"] != "unknown" and not track["cues"] for track in tracks):
        yield failed("empty", target(player))
    else:
        yield cant_tell("compare", target(player))
