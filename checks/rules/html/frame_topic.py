"""枠（iframe）の名前が、中身を表している

## なぜ
読み上げで聞く人は、枠の名前（title）を聞いて、入るか飛ばすかを決めます。「フレーム」だけの名前や、
中身と違う名前では決められません。

## 直し方
枠の中に何があるかを title に書きます。例：`title="三川町役場の地図"`

## この規則に分かること・分からないこと
中身のない名前と、行き先と違うサービスの名前は、確かに不合格です。名前の言葉が中身に一度も出てこないときは、
人が確かめます。ほかのサイトの枠は中を見られません。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.rules.html._frames import Shown, named_frames
from checks.rules.html._vocabulary import in_common, japanese, meanings
from checks.rules.html._words import folded
from checks.subject import Page

META = Meta(
    criteria=("4.1.2", "2.4.1"),
    severity=Severity.MODERATE,
    on=On.PAGE,
    techniques=("H64",),
)

MESSAGES = {
    "vague": Message(
        "枠の名前「{name}」では、中身が分かりません。",
        'title に、枠の中身を書いてください。例：title="三川町役場の地図"',
    ),
    "service": Message(
        "枠の名前は「{name}」ですが、{name} のページではありません（{source}）。",
        'title に、枠の中身を書いてください。例：title="三川町役場の地図"',
    ),
    "unclear": Message(
        "枠の名前「{name}」の言葉が、枠の中に出てきません。中身を表しているか、人が確かめてください。",
        'title に、枠の中身を書いてください。例：title="三川町役場の地図"',
    ),
}

_VAGUE = re.compile(
    r"(?:i?frame|embed(?:ded)?|content|inline frame|untitled|title|page|document|blank|undefined|null|none|test|sample)"
    r"(?: ?(?:content|page|frame|window|document))?[ _-]?\d*"
    r"|(?:インライン)?(?:フレーム|枠|埋め込み|コンテンツ|ページ|無題|タイトル|内容|サンプル|テスト)(?:コンテンツ|ページ)?\d*"
)
_SERVICES: Final = {
    "facebook": ("facebook", "fb"),
    "フェイスブック": ("facebook", "fb"),
    "youtube": ("youtube", "youtu"),
    "ユーチューブ": ("youtube", "youtu"),
    "twitter": ("twitter", "x"),
    "x(旧twitter)": ("twitter", "x"),
    "instagram": ("instagram",),
    "インスタグラム": ("instagram",),
    "google maps": ("google",),
    "googleマップ": ("google",),
    "google map": ("google",),
    "vimeo": ("vimeo",),
    "tiktok": ("tiktok",),
    "linkedin": ("linkedin",),
    "spotify": ("spotify",),
}
"""Services whose frames come from their own addresses: the name, and what stands in those addresses."""
_ENOUGH: Final = 15


def select(page: Page) -> Iterable[Shown]:
    """Frames with a name that assistive technology is told of."""
    return named_frames(page)


def check(frame: Shown, page: Page) -> Iterator[Finding]:
    """The name tells something, and nothing else than what the frame shows."""
    target, name = frame.document.target(frame.tag), folded(frame.name)
    source = attribute(frame.tag, "src").strip()
    if _VAGUE.fullmatch(name):
        yield failed("vague", target, name=frame.name)
    elif name in _SERVICES and source and not _comes_from(source, _SERVICES[name]):
        yield failed("service", target, name=frame.name, source=source)
    elif _unrelated(frame):
        yield cant_tell("unclear", target, name=frame.name)


def _comes_from(source: str, marks: tuple[str, ...]) -> bool:
    parts = set(re.split(r"[^a-z0-9]+", urlsplit(source).netloc.casefold() + " " + urlsplit(source).path.casefold()))
    return bool(parts & set(marks))


def _unrelated(frame: Shown) -> bool:
    """Whether name and content, in one language and the content of some length, share no word."""
    if frame.inside is None or len(meanings(frame.text)) < _ENOUGH or not meanings(frame.name):
        return False
    content = f"{frame.title} {frame.text}"
    return japanese(frame.name) == japanese(content) and not in_common(frame.name, content)
