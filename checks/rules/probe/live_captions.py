"""生中継の映像に、字幕がある

## なぜ
耳の聞こえない人は、議会の中継や災害の会見を、字幕で知ります。

## 直し方
字幕の出る配信にして、はじめから字幕が出るようにします（YouTube なら住所に cc_load_policy=1 を付けます）。

## この規則に分かること・分からないこと
配信の中の字幕は調べられません。字幕を出す指定がなければ、人が確かめます。
"""

import re
from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.probe._media import Media, media, target
from checks.subject import Page

META = Meta(
    criteria=("1.2.4",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("media",),
    techniques=("G9", "G87", "G93"),
)

MESSAGES = {
    "look": Message(
        "生中継の映像があります。話に合わせた字幕が出るか、人が確かめてください。",
        "字幕の出る配信にしてください。",
    ),
}

_ADDRESS = re.compile(r"/live(?:_stream)?(?:[/?#]|$)|\.m3u8(?:[?#]|$)", re.IGNORECASE)
_NAME = re.compile(r"生中継|生配信|ライブ(?:配信|中継|カメラ)|\blive ?(?:stream|broadcast|webcast)", re.IGNORECASE)
_CAPTIONED = re.compile(r"[?&]cc_load_policy=1")


def select(page: Page) -> Iterable[Media]:
    """Players of an endless stream, and films of other sites that say by address or name that they are live."""
    found = media(page)
    if not found:
        return []
    streams = [player for player in found["players"] if player["live"] and player["tag"] == "video" and player["shown"]]
    films = [*(link for link in found["links"] if link["kind"] == "video"), *found["frames"]]
    return [*streams, *(film for film in films if _ADDRESS.search(film["address"]) or _NAME.search(film["name"]))]


def check(film: Media, _page: Page) -> Iterator[Finding]:
    """A track of captions, or an address that turns captions on."""
    tracks = any(track["kind"] == "captions" for track in film.get("tracks", ()))
    if not tracks and not _CAPTIONED.search(film.get("address", "")):
        yield cant_tell("look", target(film))
