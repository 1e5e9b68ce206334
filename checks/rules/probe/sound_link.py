"""音声ファイルへのリンクに、文字で読める内容がある

## なぜ
耳の聞こえない人は、リンクの先の音声から何も知ることができません。

## 直し方
話していることを文章で書くか、書き起こしのページへのリンクを、音声のリンクの隣に置きます。

## この規則に分かること・分からないこと
ページに文章もほかのリンクもないときは不合格です。文章が音声と同じ内容かどうかは、人が聞いて確かめます。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.probe._media import Media, media, names_music, nothing_beside, says_no_speech, target
from checks.subject import Page

META = Meta(
    criteria=("1.2.1",),
    severity=Severity.SERIOUS,
    on=On.PAGE,
    needs=("media",),
    techniques=("G158", "F30", "F67"),
)

_MEND = "話していることを文章で書くか、書き起こしのページへのリンクを隣に置いてください。"

MESSAGES = {
    "missing": Message("「{name}」で聞ける音声の内容を書いた文章が、ページにありません。", _MEND),
    "compare": Message("「{name}」で聞ける音声の内容が文章でも読めるか、人が確かめてください。", _MEND),
}


def select(page: Page) -> Iterable[Media]:
    """Links to sound files."""
    found = media(page)
    return [link for link in found["links"] if link["kind"] == "audio"] if found else []


def check(link: Media, page: Page) -> Iterator[Finding]:
    """A text beside the link or a way to one."""
    found = media(page)
    if found is None or says_no_speech(found):
        return
    sure = nothing_beside(found, link) and not names_music({**found, "prose": link["name"]})
    name = link["name"] or link["address"]
    yield failed("missing", target(link), name=name) if sure else cant_tell("compare", target(link), name=name)
