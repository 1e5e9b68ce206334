"""見出しの段が飛んでいない

## なぜ
目の見えない人は、見出しだけを拾い読みしてページの組み立てをつかみます。大見出しの次がいきなり小見出しだと、
間の見出しを読み落としたと思って探すことになります。

## 直し方
`##` の次は `##` か `###` にします。`####` へ飛ばしません。文字の大きさのために見出しを選ばないでください。

## この規則に分かること・分からないこと
達成基準ではなく、町の基準です（WCAG のレベル AAA に当たります）。戻るとき（`####` の次に `##`）は何段でもかまいません。
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute
from checks.subject import Document, text_of

META = Meta(
    criteria=(),
    severity=Severity.MODERATE,
    on=On.RENDERED,
    michecker=("C_14.0",),
    techniques=("G141", "H42"),
)

MESSAGES = {
    "jump": Message(
        "見出し「{text}」（段 {level}）が、前の見出し（段 {before}）から飛んでいます。",
        "見出しの # の数を {expected} 個に減らすか、間に見出しを入れてください。",
    ),
}

_NATIVE = re.compile(r"h([1-6])")


def select(document: Document) -> Iterable[Tag]:
    """Documents with two headings or more, so that one can follow another."""
    return [document.soup] if len(_headings(document)) > 1 else []


def _headings(document: Document) -> list[Tag]:
    found = document.tags("h1, h2, h3, h4, h5, h6, [role=heading]")
    return [tag for tag in found if document.exposed(tag) and document.role(tag) == "heading"]


def check(_soup: Tag, document: Document) -> Iterator[Finding]:
    """Each heading goes at most one level deeper than the one before it."""
    for before, heading in pairwise(_headings(document)):
        deepest = _level(before) + 1
        if _level(heading) > deepest:
            yield failed(
                "jump", heading, text=text_of(heading), level=_level(heading), before=deepest - 1, expected=deepest
            )


def _level(heading: Tag) -> int:
    """Level by aria-level, else by the element; ARIA takes 2 where nothing says it."""
    told = attribute(heading, "aria-level").strip()
    if told.isdigit() and int(told) > 0:
        return int(told)
    native = _NATIVE.fullmatch(heading.name)
    return int(native[1]) if native else 2
