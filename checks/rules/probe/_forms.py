"""Reads what forms did when they were tried: sent empty, wrong and right."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from checks.model import Target
from checks.rules.html._vocabulary import in_common
from checks.rules.html._words import folded
from checks.rules.html.error_message import says_error
from checks.subject import Page

Try = Mapping[str, Any]
_LONGEST: Final = 60
_LONGEST_ERROR: Final = 150


def rejections(page: Page) -> list[Try]:
    """Tries with nothing or something wrong in the form, that it did not send on and answered with a sign or a text."""
    tried = [item for item in page.probes["forms"].get("sent", ()) if item["try"] != "right" and not item["left"]]
    return [item for item in tried if item["native"] or item["alerts"] or errors(item) or marked(item)]


def marked(tried: Try) -> list[Mapping[str, Any]]:
    """Fields that the page marked or gave another look."""
    return [field for field in tried["fields"] if field["marked"] or field["changed"]]


def errors(tried: Try) -> list[Mapping[str, Any]]:
    """Texts that appeared and speak of an error, or belong to a field that was marked."""
    numbers = {field["number"] for field in marked(tried)}
    return [m for m in tried["messages"] if _is_error(m["text"]) or numbers.intersection(m["fields"])]


def _is_error(text: str) -> bool:
    """Whether a text speaks of an error and nothing else: a list of search results may hold any words."""
    return len(text) <= _LONGEST_ERROR and says_error(text)


def names_a_field(text: str, fields: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a text says the name of one of the fields."""
    names = [folded(field["name"]).strip(" :*") for field in fields]
    return any(name and (name in folded(text) or in_common(name, text)) for name in names)


def target(item: Mapping[str, Any]) -> Target:
    """Where a form, a field or a message stands."""
    return Target(item["selector"], item["html"])


def short(text: str) -> str:
    """A text cut to what a person needs to recognise it."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def once(items: Iterator[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The items with each place named once: two tries of one form mostly show the same."""
    found: dict[str, Mapping[str, Any]] = {}
    for item in items:
        found.setdefault(item["selector"], item)
    return list(found.values())
