"""動画へのリンクと埋めこみに、字幕と音声解説がある

## なぜ
動画をほかのサイトに置いても、見る人に必要な字幕と説明は変わりません。

## 直し方
動画に字幕を付け、話だけで分からない場面は音声で説明します。動画の内容を、ページに文章でも書きます。

## この規則に分かること・分からないこと
リンクの先と埋めこまれた動画の中は調べられません。字幕と音声解説があるか、人が見て確かめます。
「文章と同じ内容の動画です。」とページに書いてあれば、合格にします。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell
from checks.rules.probe._media import Media, media, repeats_text, target
from checks.subject import Page

META = Meta(
    criteria=("1.2.1", "1.2.2", "1.2.3", "1.2.5"),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("media",),
    techniques=("G87", "G93", "G78", "G69"),
)

MESSAGES = {
    "look": Message(
        "動画「{name}」に字幕と音声解説（または同じ内容の文章）があるか、人が確かめてください。",
        "動画に字幕を付け、映っていることをページに文章でも書いてください。",
    ),
}


def select(page: Page) -> Iterable[Media]:
    """Links to films and embedded films of other sites."""
    found = media(page)
    if not found:
        return []
    return [*(link for link in found["links"] if link["kind"] == "video"), *filter(_shown, found["frames"])]


def _shown(frame: Media) -> bool:
    return bool(frame["shown"])


def check(film: Media, page: Page) -> Iterator[Finding]:
    """What the film holds cannot be seen from here."""
    found = media(page)
    if found is not None and not repeats_text(found):
        yield cant_tell("look", target(film), name=film["name"] or film["address"])
