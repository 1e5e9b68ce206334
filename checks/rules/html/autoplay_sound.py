"""音が勝手に鳴り続けない

## なぜ
ページを開いたときに音が鳴ると、読み上げの声が聞こえなくなります。止め方を探す手がかりも、その声だけです。

## 直し方
autoplay を消し、controls を付けます。例：`<audio controls src="song.mp3"></audio>`
映像を自動で動かすときは muted（無音）にします。

## この規則に分かること・分からないこと
止める方法がページに一つもなく、音が繰り返すときは不合格です。3秒以内に終わる音か、ほかに止める方法があるかは、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._words import folded
from checks.subject import Document

META = Meta(
    criteria=("1.4.2",),
    severity=Severity.CRITICAL,
    on=On.RENDERED,
    michecker=("C_85.0",),
    act=("80f0bf", "aaa1bf", "4c31df"),
    techniques=("G60", "G170", "G171", "F23", "F93"),
)

MESSAGES = {
    "endless": Message(
        "ページを開くと音が鳴り続け、止める方法がありません。",
        "autoplay と loop を消し、controls を付けてください。",
    ),
    "unclear": Message(
        "ページを開くと音が鳴ります。3秒以内に終わるか、止める方法がすぐ見つかるか、人が確かめてください。",
        "autoplay を消し、controls を付けてください。映像なら muted を付けてください。",
    ),
}

_AUDIO_FILE = re.compile(r"\.(?:mp3|m4a|wav|wma|ogg|oga|opus|flac|aac|midi?|aiff?)(?:[?#]|$)", re.IGNORECASE)
_FRAGMENT = re.compile(r"#t=(?:npt:)?(?P<start>[\d.]*),(?P<end>[\d.]+)$")
_CONTROL: Final = "button, [role=button], input[type=button], input[type=checkbox], input[type=range], [onclick]"
_STOPS = re.compile(
    r"音|ミュート|止|再生|曲|ボリューム|ストップ|ポーズ|動画|ビデオ|オフ"
    r"|\b(?:mute|sound|audio|music|volume|stop|pause|play|silence|off|quiet|video|player)\b|[⏸⏹⏯🔇🔈🔊]"
)
_LONGEST: Final = 3.0
"""Seconds of sound the criterion allows."""


def select(document: Document) -> Iterable[Tag]:
    """Sound that starts by itself: audio and video that are not muted, bgsound, and embedded sound files."""
    players = [
        player
        for player in document.tags("audio[autoplay], video[autoplay]")
        if not player.has_attr("muted") and _sources(player)
    ]
    return [*players, *document.tags("bgsound[src]"), *filter(_is_sound, document.tags("embed[src], object[data]"))]


def _sources(player: Tag) -> list[str]:
    return [attribute(tag, "src") for tag in (player, *player.find_all("source")) if attribute(tag, "src")]


def _is_sound(tag: Tag) -> bool:
    file = attribute(tag, "src") or attribute(tag, "data")
    return attribute(tag, "type").lower().startswith("audio/") or bool(_AUDIO_FILE.search(file))


def check(player: Tag, document: Document) -> Iterator[Finding]:
    """Controls that a person can use, or no more than three seconds of sound."""
    if player.name not in ("audio", "video"):
        yield cant_tell("unclear")
        return
    if player.has_attr("controls") and document.visible(player):
        return
    repeats = player.has_attr("loop")
    if not repeats and all(_is_short(source) for source in _sources(player)):
        return
    stoppable = any(_may_stop(control, document) for control in document.tags(_CONTROL))
    yield failed("endless") if repeats and not stoppable else cant_tell("unclear")


def _may_stop(control: Tag, document: Document) -> bool:
    """Whether a control may stop the sound: it has no name, or one that speaks of sound or of stopping."""
    name = folded(document.name(control))
    return document.visible(control) and (not name or bool(_STOPS.search(name)))


def _is_short(source: str) -> bool:
    """Whether a media fragment (#t=0,2) cuts the sound to three seconds or less."""
    found = _FRAGMENT.search(source)
    return found is not None and float(found["end"]) - float(found["start"] or 0) <= _LONGEST
