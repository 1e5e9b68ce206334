"""Shared by the rules on sound and film: which players a reader meets, and the words that could stand for them."""

import re
from collections.abc import Mapping
from typing import Any, Final

from checks.model import Target
from checks.subject import Page

Media = Mapping[str, Any]

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々〆]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-z]+)*|\d+")
_JAPANESE_A_SECOND: Final = 1.2
_WORDS_A_SECOND: Final = 1.0
"""Far below any speech: announcers say two or three words, or four to six Japanese letters, in a second."""

NOTHING: Final = 3.0
"""Seconds of speech below which the words of a page hold no sentence."""

_NO_SPEECH = re.compile(
    r"(?:話|会話|言葉|せりふ|セリフ|台詞|ナレーション|音声)は?(?:あり|入ってい|ふくまれ|含まれ)?(?:ません|ない|なし)"
    r"|\bno (?:speech|spoken words|words|dialogue|narration)\b",
    re.IGNORECASE,
)
_MUSIC = re.compile(
    r"音楽|楽曲|演奏|チャイム|サイレン|メロディ|効果音|鳥の声|波の音"
    r"|\b(?:music|instrumental|melody|chimes?|siren|sound effects?|birdsong)\b",
    re.IGNORECASE,
)

_SAME = re.compile(
    r"(?:文章|本文|説明|記事)と同じ(?:内容|こと)|同じ内容の(?:動画|映像|ビデオ)|"
    r"\bsame (?:information|content)\b|\bmedia alternative\b",
    re.IGNORECASE,
)


def media(page: Page) -> Media | None:
    """The evidence of a page with sound or film (see checks/browser/probes/media.py); None without."""
    found: Media = page.probes["media"]
    return found or None


def players(page: Page, tag: str) -> list[Media]:
    """The recorded sounds ("audio") or films ("video") that a reader can see or that start by themselves."""
    found = media(page)
    return [
        player
        for player in (found["players"] if found else ())
        if player["tag"] == tag
        and player["sources"]
        and not player["live"]
        and not player["decorative"]
        and _met(player)
    ]


def _met(player: Media) -> bool:
    visible = player["shown"] and (player["controls"] or player["tag"] == "video")
    return bool(visible or (player["autoplay"] and player["tag"] == "audio"))


def spoken_seconds(words: str) -> float:
    """How long it would take at most to say the words, very slowly."""
    return len(_JAPANESE.findall(words)) / _JAPANESE_A_SECOND + len(_WORD.findall(words)) / _WORDS_A_SECOND


def may_stand_elsewhere(found: Media) -> bool:
    """Whether a link or a button of the page's own content may lead to a text for the sound or film."""
    return bool(found["hidden"] or found["links_elsewhere"])


def says_no_speech(found: Media) -> bool:
    """Whether the page says outright that nobody speaks."""
    return bool(_NO_SPEECH.search(found["prose"]))


def names_music(found: Media) -> bool:
    """Whether the page speaks of music or a signal, in which nobody may speak."""
    return bool(_MUSIC.search(found["prose"]))


def repeats_text(found: Media) -> bool:
    """Whether the page says that a film only repeats the text beside it (a media alternative for text)."""
    return bool(_SAME.search(found["prose"]))


def nothing_beside(found: Media, player: Media) -> bool:
    """Whether the page's own content holds no sentence and no way to one."""
    ways = may_stand_elsewhere(found) or player.get("described", False)
    return not ways and spoken_seconds(found["prose"]) < NOTHING


def target(item: Media) -> Target:
    """Selector and snippet of a player, frame or link."""
    return Target(item["selector"], item["html"])
