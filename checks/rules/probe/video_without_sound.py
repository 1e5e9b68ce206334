"""音のない映像に、代わりの文章か音声がある

## なぜ
目の見えない人は、音のない映像から何も知ることができません。

## 直し方
映像に映っていることを、近くに文章で書きます。
文章と同じ内容の映像なら、「上の文章と同じ内容の映像です。」と書きます。

## この規則に分かること・分からないこと
ページに文章も行き先もないときは不合格です。説明用の字幕（kind="descriptions"）はブラウザが読み上げないので、
文章の代わりになりません。文章が映像と同じ内容かどうかは、人が確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._media import Media, media, nothing_beside, players, repeats_text, target
from checks.subject import Page

META = Meta(
    criteria=("1.2.1",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("media",),
    act=("c3232f", "d7ba54"),
    techniques=("G159", "G166", "F30", "F67"),
)

_MEND = "映像に映っていることを、近くに文章で書いてください。"

MESSAGES = {
    "missing": Message("音のない映像の内容を書いた文章が、ページにありません。", _MEND),
    "track": Message(
        '映像の説明が track kind="descriptions" だけです。ブラウザはこれを読み上げないので、内容が伝わりません。', _MEND
    ),
    "compare": Message("映像に映っていることが文章か音声で分かるか、人が確かめてください。", _MEND),
    "unread": Message(
        "映像のファイルを読めませんでした。音のない映像なら、映っていることが文章か音声で分かるか、人が確かめてください。",
        _MEND,
    ),
}


def select(page: Page) -> Iterable[Media]:
    """Films without sound, and those whose file could not be read."""
    return [player for player in players(page, "video") if not player["sound"]]


def check(player: Media, page: Page) -> Iterator[Finding]:
    """A text or a sound that says what is to be seen; whether it does, a person must look."""
    found = media(page)
    if found is None or repeats_text(found):
        return
    alone = nothing_beside(found, player) and not any(other["tag"] == "audio" for other in found["players"])
    background = player["autoplay"] and player["muted"] and not player["controls"]
    if player["sound"] is None:
        yield cant_tell("unread", target(player))
    elif not alone or background:
        yield cant_tell("compare", target(player))
    elif any(track["kind"] == "descriptions" for track in player["tracks"]):
        yield failed("track", target(player))
    else:
        yield failed("missing", target(player))
