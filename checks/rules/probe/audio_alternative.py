"""音声に、文字で読める内容がある

## なぜ
耳の聞こえない人は、音声の内容を文字で読みます。文字がないと、何も伝わりません。

## 直し方
話していることを、そのまま近くに文章で書きます（書き起こし）。
音楽やチャイムだけのときは、「チャイムの音です。話は入っていません。」のように書きます。

## この規則に分かること・分からないこと
ページに文章も行き先もないときと、音声の長さに比べて文章が短すぎるときは不合格です。
文章が音声と同じ内容かどうかは、人が聞いて確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._media import (
    NOTHING,
    Media,
    may_stand_elsewhere,
    media,
    names_music,
    players,
    says_no_speech,
    spoken_seconds,
    target,
)
from checks.subject import Page

META = Meta(
    criteria=("1.2.1",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("media",),
    act=("e7aa44", "2eb176", "afb423"),
    techniques=("G158", "F30", "F67"),
)

_MEND = "話していることを近くに文章で書いてください。音楽やチャイムだけなら、「話は入っていません」と書いてください。"

MESSAGES = {
    "missing": Message("音声の内容を書いた文章が、ページにありません。", _MEND),
    "short": Message("音声は {seconds} 秒ありますが、ページの文章は短く、話の内容が書かれていません。", _MEND),
    "compare": Message("音声の内容が文章で全部読めるか、人が聞いて確かめてください。", _MEND),
}

_SHORTEST: Final = 5.0
"""Seconds below which a sound need not hold a sentence."""


def select(page: Page) -> Iterable[Media]:
    """Recorded sounds that a reader can play or that play by themselves."""
    return players(page, "audio")


def check(player: Media, page: Page) -> Iterator[Finding]:
    """Enough words for the length of the sound, or a way to them; whether they say the same, a person must hear."""
    found = media(page)
    if found is None or says_no_speech(found):
        return
    words, seconds = spoken_seconds(found["prose"]), player["seconds"]
    for_film = any(other["tag"] == "video" for other in found["players"])
    given = for_film or player["described"] or player["tracks"]
    sure = not (given or may_stand_elsewhere(found) or names_music(found))
    if sure and words < NOTHING:
        yield failed("missing", target(player))
    elif sure and seconds is not None and seconds >= _SHORTEST and words < seconds:
        yield failed("short", target(player), seconds=round(seconds))
    else:
        yield cant_tell("compare", target(player))
