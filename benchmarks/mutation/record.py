"""Keeps the result of a trial as data: figures by rule, each tied to the rule as it was when it was tried."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.mutation import files, planting
from benchmarks.mutation.limits import limits
from benchmarks.mutation.mutant import Fate, Mutant
from checks.public_pages import RECORD
from checks.rule import Rule, rules
from checks.rule_files import digest
from checks.run import today


def read_record(root: Path) -> dict[str, Any]:
    """The last record; an empty one where there is none."""
    path = root / RECORD
    if not path.is_file():
        return {"rules": {}, "versions": {}}
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def merged(
    record: Mapping[str, Any],
    tried: Sequence[Rule],
    found: Sequence[Mutant],
    versions: Mapping[str, str],
    hosts: Sequence[str],
) -> dict[str, Any]:
    """The record with the figures of the rules just tried in place of their old ones; rules that are gone fall out.

    A rule nobody has written a fault for is not in it.
    """
    day = today().isoformat()
    entries = dict(record["rules"])
    for rule in tried:
        own = [item for item in found if item.rule == rule.id]
        entries.pop(rule.id, None)
        if own:
            entries[rule.id] = _entry(rule, own, day)
    titles = {rule.id: rule.title for rule in rules()}
    return {
        "day": max((entry["day"] for entry in entries.values()), default=day),
        "versions": {**record["versions"], **versions},
        "pages": list(hosts),
        "forms": {**planting.FORMS, **files.FORMS},
        "limits": [{**asdict(limit), "title": titles[limit.rule]} for limit in limits()],
        "rules": {rule.id: entries[rule.id] for rule in rules() if rule.id in entries},
    }


def _entry(rule: Rule, own: Sequence[Mutant], day: str) -> dict[str, Any]:
    counts = Counter(item.fate for item in own)
    survivors = [
        {"fault": item.number, "keys": list(item.keys), "form": item.form, "fate": item.fate.value}
        for item in own
        if item.fate not in (Fate.CAUGHT, Fate.CURED)
    ]
    cured = [{"fault": item.number, "form": item.form} for item in own if item.fate is Fate.CURED]
    figures = {fate.value: counts[fate] for fate in Fate if fate is not Fate.CURED}
    return {"digest": digest(rule), "day": day, **figures, "cured": cured, "survivors": survivors}


def write_record(root: Path, record: Mapping[str, Any]) -> None:
    """Stores the record where the public page reads it."""
    text = json.dumps(record, ensure_ascii=False, indent=1)
    (root / RECORD).write_text(text + "\n", encoding="utf-8")
