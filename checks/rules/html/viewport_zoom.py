"""指で画面を大きくできる

## なぜ
目の弱い人は、電話の画面を2本の指で広げて読みます。止められていると読めません。

## 直し方
`<meta name="viewport">` から `user-scalable` と `maximum-scale` を消してください。
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import Tag

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.html._attributes import attribute
from checks.subject import Document

META = Meta(
    criteria=("1.4.4",),
    severity=Severity.CRITICAL,
    on=On.SERVED,
    act=("b4f0c3",),
    techniques=("F69",),
)

MESSAGES = {
    "fixed": Message(
        "指で画面を大きくできないようにしています（user-scalable={value}）。",
        "meta の viewport から user-scalable を消してください。",
    ),
    "limited": Message(
        "画面を2倍まで大きくできません（maximum-scale={value}）。",
        "meta の viewport から maximum-scale を消してください。",
    ),
}

_SIZES: Final = ("device-width", "device-height")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_LARGEST: Final = 10.0


def select(document: Document) -> Iterable[Tag]:
    """Viewport settings that say whether or how far a page can be enlarged."""
    found = [tag for tag in document.tags("meta[content]") if attribute(tag, "name").strip().lower() == "viewport"]
    return [tag for tag in found if {"user-scalable", "maximum-scale"} & set(_settings(tag))]


def _settings(tag: Tag) -> dict[str, str]:
    """Keys and values, as browsers part them: by commas, semicolons and white space."""
    content = re.sub(r"\s*=\s*", "=", attribute(tag, "content").lower())
    pairs = (part.partition("=") for part in re.split(r"[,;\s]+", content) if part)
    return {key: value for key, equals, value in pairs if equals}


def check(tag: Tag, _document: Document) -> Iterator[Finding]:
    """Enlarging is allowed, to twice the size at least."""
    settings = _settings(tag)
    scalable, largest = settings.get("user-scalable"), settings.get("maximum-scale")
    if scalable is not None and not _is_scalable(scalable):
        yield failed("fixed", value=scalable)
    if largest is not None and (limit := _limit(largest)) is not None and limit < 2:
        yield failed("limited", value=largest)


def _is_scalable(value: str) -> bool:
    """What browsers make of user-scalable: numbers between -1 and 1 and words they do not know mean no."""
    number = _NUMBER.match(value)
    return value in ("yes", *_SIZES) or (number is not None and abs(float(number[0])) >= 1)


def _limit(value: str) -> float | None:
    """What browsers make of maximum-scale; None for a negative number, which they ignore."""
    if value in _SIZES:
        return _LARGEST
    number = _NUMBER.match(value)
    if number is None:
        return 1.0 if value == "yes" else 0.1
    return None if float(number[0]) < 0 else float(number[0])
