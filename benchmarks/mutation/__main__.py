"""Plants the faults that the rules claim to find in the built site, and records how many the audit finds.

    python -m benchmarks.mutation [RULE ...] [--all] [--site site]

Without names it tries the rules that changed since they were last tried; --all tries every rule. The record is
data/accessibility/mutation.json, from which the page 監査の実力 is made. Build the site first.
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.mutation import files
from benchmarks.mutation.mutant import Fate, Mutant
from benchmarks.mutation.pages import Garden, clean_hosts
from benchmarks.mutation.record import merged, read_record, write_record
from benchmarks.mutation.sites import Sites
from benchmarks.mutation.visiting import Visiting
from checks.rule import On, Rule, rules
from checks.rule_files import digest

HOSTS: Final = ("/contact/index.html", "/plan/index.html", "/kurashi/index.html", "/opendata/index.html")
"""Clean pages of different kinds: cards, a list, links, tables."""
_ROOT: Final = Path(__file__).parents[2]


def main() -> int:
    """Runs the trial; ends with 1 when a planted fault was not found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--site", type=Path, default=_ROOT / "site")
    parser.add_argument("--tabs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    record = read_record(_ROOT)
    known = {} if options.all else record["rules"]
    chosen = [rule for rule in rules() if not options.rule or rule.id in options.rule]
    if not options.rule:
        chosen = [rule for rule in chosen if rule.id not in known or known[rule.id]["digest"] != digest(rule)]
    trial = _Trial(options.site, Visiting(options.tabs))
    found: list[Mutant] = []
    for stage in _stages(chosen):
        planted = list(trial.tried(stage))
        found += planted
        # Kept after each stage: a trial of all rules takes long, and what is done need not be done again.
        record = merged(record, stage, planted, trial.visiting.versions, HOSTS)
        write_record(_ROOT, record)
    survivors = [item for item in found if item.fate not in (Fate.CAUGHT, Fate.CURED)]
    for item in survivors:
        print(f"{item.fate}: {item.rule} fault {item.number} ({', '.join(item.keys)}) as {item.form} {item.note}")
    cured = sum(item.fate is Fate.CURED for item in found)
    caught = len(found) - len(survivors) - cured
    print(f"{len(chosen)} rules, {len(found) - cured} planted, {caught} caught; {cured} undone by the site's own style")
    return 1 if survivors else 0


def _stages(chosen: Sequence[Rule]) -> list[list[Rule]]:
    """The rules by what has to be collected for them."""
    stages: dict[tuple[object, ...], list[Rule]] = defaultdict(list)
    for rule in chosen:
        kind = rule.meta.on if rule.meta.on not in (On.SERVED, On.RENDERED) else ""
        stages[kind, rule.meta.needs].append(rule)
    return list(stages.values())


@dataclass(frozen=True)
class _Trial:
    site: Path
    visiting: Visiting

    def tried(self, chosen: Sequence[Rule]) -> Iterator[Mutant]:
        """What became of every fault of some rules."""
        yield from files.look(chosen, _ROOT / "docs", _ROOT / "data" / "opendata")
        hosts = clean_hosts(self.site, HOSTS)
        yield from Sites(self.site, hosts, self.visiting).look(chosen, _tell)
        yield from Garden(self.site, hosts, self.visiting).look(chosen, _tell)


def _tell(what: str, done: int, of: int) -> None:
    if done % 20 == 0 or done == of:
        print(f"{what or 'markup'}: {done}/{of} pages", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
