"""ページが時間で勝手に切り替わらない

## なぜ
読むのに時間がかかる人は、読み終わる前にページが変わると困ります。読み上げの途中で、はじめに戻されることもあります。

## 直し方
`<meta http-equiv="refresh">` を消します。ページを移したときは、待ち時間を 0 にするか、
新しいページへのリンクを書きます。

## この規則に分かること・分からないこと
待ち時間が 0 秒のものと、20 時間より長いものは合格です。スクリプトで切り替えるページは、この規則では分かりません。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute, inert
from checks.subject import Document

META = Meta(
    criteria=("2.2.1",),
    severity=Severity.SERIOUS,
    on=On.SERVED,
    michecker=("C_36.0", "C_36.1"),
    act=("bc659a",),
    techniques=("H76", "G110", "F40", "F41"),
)

MESSAGES = {
    "redirect": Message(
        "このページは {seconds} 秒たつと、勝手に別のページへ移ります。",
        '<meta http-equiv="refresh"> の秒数を 0 にするか、消して、移り先へのリンクを書いてください。',
    ),
    "reload": Message(
        "このページは {seconds} 秒ごとに、勝手に読み込み直されます。",
        '<meta http-equiv="refresh"> を消してください。',
    ),
}

_TWENTY_HOURS: Final = 20 * 60 * 60
_REFRESH = re.compile(r"\s*(?P<seconds>\d+)?(?(seconds)[\d.]*|\.[\d.]*)(?:\s*[;,]\s*|\s+|$)(?P<address>.*)", re.DOTALL)
"""What a browser understands of the content attribute (HTML Living Standard, "shared declarative refresh steps")."""


def select(document: Document) -> Iterable[Tag]:
    """The first refresh that browsers understand; they heed no further one."""
    return [meta for meta in document.soup.find_all("meta") if not inert(meta) and _seconds(meta) is not None][:1]


def _seconds(meta: Tag) -> int | None:
    found = _REFRESH.fullmatch(attribute(meta, "content"))
    if attribute(meta, "http-equiv").strip().lower() != "refresh" or found is None:
        return None
    return int(found["seconds"] or 0)


def check(meta: Tag, _document: Document) -> Iterator[Finding]:
    """At once, or after more than twenty hours (the exception of the criterion)."""
    seconds = _seconds(meta)
    if seconds and seconds <= _TWENTY_HOURS:
        found = _REFRESH.fullmatch(attribute(meta, "content"))
        yield failed("redirect" if found and found["address"].strip() else "reload", seconds=seconds)
