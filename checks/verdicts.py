"""Keeps what rules said of a page from one audit to the next, and gives it back only while all that led to it holds."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final, get_type_hints

from pydantic import TypeAdapter

from checks import evidence
from checks.cache import replace_file, tidy, young
from checks.ingredients import judged_by
from checks.model import Outcome
from checks.outcomes import Spot
from checks.reads import Reads
from checks.rule import RULES_PACKAGE, Rule
from checks.sources import Source
from checks.subject import Page, canonical_json, reader_name

FOLDER: Final = Path(".checks", "verdicts")
"""Where a project keeps them."""


@dataclass(frozen=True)
class PageVerdict:
    """What the rules about one page said, and what the rules about the whole site need of it.

    plain: one letter for each question about the page, in the plan's order: p passed, i inapplicable, t told below;
    told: the other outcomes; facts: what readers said (see `Site.read`), by their names; unread: why one could not say;
    spots: places on the page that rules about the site pointed at; content: name of the page's own part;
    seconds, versions: of the evidence; problem: why some of it is missing; read: what else it follows from.
    """

    plain: str
    told: tuple[Outcome, ...]
    facts: Mapping[str, Any]
    unread: Mapping[str, str]
    content: str
    seconds: float
    versions: Mapping[str, str]
    problem: str
    spots: dict[str, Spot] = field(default_factory=dict)
    read: Mapping[str, str] = field(default_factory=dict)


class Verdicts:
    """Verdicts by page. folder: where they lie; rules, states: of the plan; sources: where pages come from.

    Verdicts of rules that are not among our own files, whose changes would not be seen, are not kept.
    """

    def __init__(
        self, folder: Path, rules: Sequence[Rule], states: Sequence[str], sources: Mapping[str, Source]
    ) -> None:
        self._all = folder
        self._usable = all(_is_ours(rule) for rule in rules)
        self._folder = folder / judged_by((rule.id for rule in rules), states)[:32]
        self._made_of = hashlib.sha256(
            canonical_json({url: [source.path, source.origin] for url, source in sources.items()}).encode()
        ).hexdigest()
        self._facts = {name: TypeAdapter(_returned(reader)) for name, reader in readers_of(rules).items()}

    def fetch(self, url: str, digest: str, reads: Reads) -> PageVerdict | None:
        """The verdict on a page whose evidence has this digest, if it still holds. Anything doubtful does not hold.

        reads: tells whether the files that led to it are as they were.
        """
        path = self._folder / _file_name(url)
        try:
            if not (digest and self._usable and young(path)):
                return None
            head, _, body = path.read_bytes().partition(b"\n")
            note = json.loads(head)
            same = (note["evidence"], note["sources"], note["body"]) == (digest, self._made_of, _digest(body))
            if not (same and reads.hold(note["read"])):
                return None
            found = _VERDICT.validate_json(body)
            facts = {name: self._facts[name].validate_python(told) for name, told in found.facts.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return replace(found, facts=facts, read=note["read"])

    def keep(self, url: str, digest: str, verdict: PageVerdict) -> None:
        """Remembers a verdict on whole evidence. A full disk costs time, not the audit."""
        if verdict.problem or verdict.unread or not (digest and self._usable):
            return
        with suppress(OSError, ValueError):  # ValueError: letters that have no bytes
            body = _VERDICT.dump_json(replace(verdict, read={}))
            note = {"evidence": digest, "sources": self._made_of, "body": _digest(body), "read": dict(verdict.read)}
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._folder / _file_name(url), json.dumps(note).encode() + b"\n" + body)

    def tidy(self) -> None:
        """Deletes what is too old to be used."""
        tidy(self._all)


def readers_of(rules: Iterable[Rule]) -> dict[str, Callable[[Page], Any]]:
    """All that rules about the whole site are told of each page, by name."""
    return {reader_name(reader): reader for rule in rules for reader in rule.meta.reads}


def _returned(reader: Callable[[Page], Any]) -> Any:
    return get_type_hints(reader)["return"]


def _is_ours(rule: Rule) -> bool:
    parts = (rule.select, rule.check, *rule.meta.reads)
    return all(str(_function(part).__module__).startswith(f"{RULES_PACKAGE}.") for part in parts)


def _function(part: Any) -> Any:
    return _function(part.func) if isinstance(part, partial) else part


def _file_name(url: str) -> str:
    return evidence.file_name(url).replace(".json.gz", ".json")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


_VERDICT = TypeAdapter(PageVerdict)
