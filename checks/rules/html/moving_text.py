"""文字が点滅したり流れたりし続けない

## なぜ
動き続ける文字があると、読むのに時間がかかる人は読み切れず、気が散りやすい人はほかの文も読めません。

## 直し方
`<marquee>` と `<blink>` を消し、ふつうの文字で書きます。目立たせたいときは、太字や見出しを使います。
"""

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(
    criteria=("2.2.2",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_33.0", "C_33.1", "C_33.2", "C_34.0"),
    techniques=("F4", "F16", "F47"),
)

MESSAGES = {
    "marquee": Message(
        "文字が流れ続けます（marquee）。止める方法がありません。",
        "<marquee> と </marquee> を消して、ふつうの文字で書いてください。",
    ),
    "finite": Message(
        "文字が流れます（marquee）。5秒以内に止まるか、人が確かめてください。",
        "<marquee> と </marquee> を消して、ふつうの文字で書いてください。",
    ),
    "blink": Message(
        "文字が点滅する指定（blink）があります。",
        "<blink> や text-decoration: blink を消してください。目立たせたいときは太字にしてください。",
    ),
}

_BLINK_STYLE = re.compile(r"text-decoration[a-z-]*\s*:[^;]*\bblink\b", re.IGNORECASE)


def select(document: Document) -> Iterable[Tag]:
    """Visible marquee and blink elements, and elements that are given text-decoration: blink."""
    return [tag for tag in document.tags("*") if _moves(document, tag) and document.visible(tag)]


def _moves(document: Document, tag: Tag) -> bool:
    return tag.name in ("marquee", "blink") or _blinks(document, tag)


def _blinks(document: Document, tag: Tag) -> bool:
    if _BLINK_STYLE.search(attribute(tag, "style")):
        return True
    node = document.node(tag)
    return node is not None and "blink" in node.style["text-decoration-line"]


def check(tag: Tag, _document: Document) -> Iterator[Finding]:
    """A marquee that stands still; one that runs a set number of times may end within five seconds."""
    if tag.name != "marquee":
        yield failed("blink")
    elif attribute(tag, "scrollamount").strip() == "0":
        return
    elif attribute(tag, "loop").strip().isdigit() and int(attribute(tag, "loop")) > 0:
        yield cant_tell("finite")
    else:
        yield failed("marquee")
