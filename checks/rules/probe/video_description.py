"""音のある映像に、音声解説がある

## なぜ
目の見えない人は、話されない場面（表、地図、実演）を知ることができません。

## 直し方
映っていることを話の中で説明するか、音声解説の入った映像を別に用意します。
文章と同じ内容の映像なら、「上の文章と同じ内容の映像です。」と書きます。

## この規則に分かること・分からないこと
音声解説のファイル（track kind="descriptions"）が開けないとき、空のときは不合格です。
話だけで内容が分かるかどうかは、人が目を閉じて聞いて確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._media import Media, media, players, repeats_text, target
from checks.subject import Page

META = Meta(
    criteria=("1.2.3", "1.2.5"),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("media",),
    act=("c5a4ea", "1ea59c", "1ec09b"),
    techniques=("G78", "G173", "G203", "H96"),
)

_MEND = "映っていることを話の中で説明するか、音声解説の入った映像を用意してください。"

MESSAGES = {
    "broken": Message(
        "音声解説のファイルを開けません。", "track の src を、音声解説のファイルのある場所に直してください。"
    ),
    "empty": Message("音声解説のファイルに、説明が一つも入っていません。", _MEND),
    "listen": Message("映っている大事なことが、音だけで分かるか、人が目を閉じて聞いて確かめてください。", _MEND),
}


def select(page: Page) -> Iterable[Media]:
    """Films with sound, and those whose file could not be read."""
    return [player for player in players(page, "video") if player["sound"] is not False]


def check(player: Media, page: Page) -> Iterator[Finding]:
    """A track of descriptions, where there is one, opens and holds words; the rest is for a person's ear."""
    found = media(page)
    if found is None or repeats_text(found):
        return
    tracks = [track for track in player["tracks"] if track["kind"] == "descriptions"]
    if tracks and all(track["state"] == "broken" for track in tracks):
        yield failed("broken", target(player))
    elif tracks and all(track["state"] != "unknown" and not track["cues"] for track in tracks):
        yield failed("empty", target(player))
    else:
        yield cant_tell("listen", target(player))
