"""Reads the words for axe-core's rules, so that they can be corrected without touching code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from checks.errors import RuleError
from checks.model import Severity

_FOLDER = Path(__file__).parent
_REASONS = _FOLDER / "_reasons.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """What we know and say of one rule of axe-core.

    criteria: success criteria by the rule's own tags; act: ids of the W3C ACT rules it implements, as axe-core names
    them; title: what must hold; why: whom it keeps out; message: what is wrong, with {names} of axe-core's data about
    the element; fix: how to mend it.
    """

    criteria: tuple[str, ...]
    act: tuple[str, ...]
    severity: Severity
    title: str
    why: str
    message: str
    fix: str


@cache
def catalogue() -> Mapping[str, Words]:
    """The words by the rule's id in axe-core. Raises RuleError for a rule that lacks a part or has an unknown one."""
    found: dict[str, Words] = {}
    for file in sorted(_FOLDER.glob("_*.toml")):
        if file != _REASONS:
            for identifier, entry in _read(file).items():
                if identifier in found:
                    raise RuleError(f"{file.name} の {identifier} は、ほかの所にもあります。")
                found[identifier] = _words(file, identifier, entry)
    return found


@cache
def reasons() -> Mapping[str, str]:
    """Why axe-core could not tell, by its name for the reason."""
    return {name: str(text) for name, text in _read(_REASONS).items()}


def _read(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file.name} を読めません（{error}）。") from error


def _words(file: Path, identifier: str, entry: object) -> Words:
    names = {field.name for field in fields(Words)}
    if not isinstance(entry, dict) or set(entry) != names:
        raise RuleError(f"{file.name} の {identifier} には {'、'.join(sorted(names))} が要ります。")
    return Words(
        criteria=tuple(entry["criteria"]),
        act=tuple(entry["act"]),
        severity=Severity(entry["severity"]),
        title=entry["title"],
        why=entry["why"],
        message=entry["message"],
        fix=entry["fix"],
    )
