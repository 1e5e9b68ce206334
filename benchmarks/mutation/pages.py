"""Plants the faults of rules about pages, and lets the browser and the rules look at each planted page.

To save time a dozen faults first stand in one page; what is not found there is planted once more, in a page of its own.
"""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from bs4 import Tag

from benchmarks.mutation.cured import cured
from benchmarks.mutation.faults import Fault, faults_of
from benchmarks.mutation.limits import left_out
from benchmarks.mutation.mutant import Fate, Mutant, fate, mutant, told
from benchmarks.mutation.planting import (
    OF_FOCUS,
    OPERATED,
    PLANTED,
    Markup,
    forms_for,
    host,
    own_style,
    planted,
    taken_apart,
)
from benchmarks.mutation.visiting import Visiting
from checks.evaluate import judge_page
from checks.evidence import PageEvidence
from checks.model import Target
from checks.outcomes import element_of
from checks.rule import Judged, On, Rule
from checks.states import STATES
from checks.subject import Page

ABOUT_PAGES: Final = (On.SERVED, On.RENDERED, On.PAGE, On.STATES)
_FOLDER: Final = "mutants"
_STATE: Final = STATES[0].name
_TOGETHER: Final = {True: 6, False: 14}
"""Faults in one page, by whether somebody has to use it: what is used may get in the way of what stands beside it."""
Done = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Host:
    """A clean page of the site to plant in. url: where it stands; markup: made ready for planting."""

    url: str
    markup: str


@dataclass(frozen=True)
class _Plant:
    fault: Fault
    parts: Markup
    form: str


@dataclass(frozen=True)
class _Bed:
    """One planted page: several faults that are told apart by their numbers, or one."""

    plants: tuple[_Plant, ...]
    host: int
    url: str


@dataclass(frozen=True)
class Garden:
    """site: the built site; hosts: its clean pages to plant in, used in turn."""

    site: Path
    hosts: Sequence[Host]
    visiting: Visiting

    def look(self, rules: Sequence[Rule], done: Done) -> Iterator[Mutant]:
        """Plants every fault of the rules about pages in every form; yields what became of each."""
        groups: dict[tuple[tuple[str, ...], bool], list[Rule]] = defaultdict(list)
        for rule in rules:
            if rule.meta.on in ABOUT_PAGES:
                groups[rule.meta.needs, _looks_at_axe(rule)].append(rule)
        for (needs, axe), members in groups.items():
            yield from _Group(self, {rule.id: rule for rule in members}, needs, axe, done).look()


@dataclass(frozen=True)
class _Group:
    """The rules that look at the same evidence."""

    garden: Garden
    rules: Mapping[str, Rule]
    needs: tuple[str, ...]
    axe: bool
    done: Done

    def look(self) -> Iterator[Mutant]:
        """First the faults that can stand together, then those left and those that were not found."""
        plants = [plant for rule in self.rules.values() for plant in self._plants(rule)]
        with tempfile.TemporaryDirectory(prefix="mutation-") as name:
            folder = Path(name)
            shutil.copytree(self.garden.site, folder, dirs_exist_ok=True)
            caught, rest = self._together(folder, plants)
            yield from caught
            yield from self._cured(folder, list(self._alone(folder, rest)))

    def _plants(self, rule: Rule) -> Iterator[_Plant]:
        for fault in faults_of(rule):
            parts = taken_apart(fault.example.code)
            for form in forms_for(rule.id, parts, operated=bool(self.needs)):
                if not left_out(fault, form):
                    yield _Plant(fault, parts, form)

    def _together(self, folder: Path, plants: Sequence[_Plant]) -> tuple[list[Mutant], list[_Plant]]:
        """What was caught, and what was not."""
        beds = [
            _Bed(tuple(some), number % len(self.garden.hosts), f"/{_FOLDER}/together/{number}.html")
            for number, some in enumerate(_beds(plants, _TOGETHER[bool(self.needs)]))
        ]
        found = self._visit(folder, beds)
        caught = [
            mutant(plant.fault, plant.form, self.garden.hosts[bed.host].url, Fate.CAUGHT)
            for bed in beds
            for plant in self._caught(bed, found[bed.url])
        ]
        known = {(item.rule, item.number, item.form) for item in caught}
        return caught, [p for p in plants if (p.fault.rule, p.fault.number, p.form) not in known]

    def _caught(self, bed: _Bed, found: PageEvidence) -> Iterator[_Plant]:
        """The plants of a bed that are told of where they stand."""
        rules = {plant.fault.rule: self.rules[plant.fault.rule] for plant in bed.plants}
        answer = _Answer.of(found, list(rules.values()))
        for number, plant in enumerate(bed.plants):
            name = plant.fault.rule
            inside = [item for item in answer.judged[name] if _number(item, answer.page) == number]
            if not answer.problems[name] and fate(plant.fault, told(inside), {}) is Fate.CAUGHT:
                yield plant

    def _alone(self, folder: Path, plants: Sequence[_Plant]) -> Iterator[Mutant]:
        count = len(self.garden.hosts)
        beds = [_Bed((plant,), n % count, f"/{_FOLDER}/alone/{n}.html") for n, plant in enumerate(plants)]
        clean = [_Bed((), n, f"/{_FOLDER}/clean/{n}.html") for n in range(count)] if beds else []
        found = self._visit(folder, [*clean, *beds])
        before = [_Answer.of(found[bed.url], list(self.rules.values())) for bed in clean]
        for bed in beds:
            fault = bed.plants[0].fault
            answer = _Answer.of(found[bed.url], [self.rules[fault.rule]])
            problem = answer.problems[fault.rule] or before[bed.host].problems[fault.rule]
            said, usual = told(answer.judged[fault.rule]), told(before[bed.host].judged[fault.rule])
            ending = Fate.BROKEN if problem else fate(fault, said, usual)
            yield mutant(fault, bed.plants[0].form, self.garden.hosts[bed.host].url, ending, problem)

    def _cured(self, folder: Path, found: Sequence[Mutant]) -> Iterator[Mutant]:
        """The mutants, those marked whose fault the site's own style undid."""
        missed = [item for item in found if item.fate is Fate.MISSED and item.form in OPERATED]
        hosts = {host.url: host.markup for host in self.garden.hosts}
        parts = {(f.rule, f.number): taken_apart(f.example.code) for r in self.rules.values() for f in faults_of(r)}
        styled = [item for item in missed if own_style(parts[item.rule, item.number])]
        plants = [(hosts[i.where], parts[i.rule, i.number], i.form, i.rule in OF_FOCUS) for i in styled]
        undone = [item for item, is_cured in zip(styled, cured(folder, plants), strict=True) if is_cured]
        yield from (replace(item, fate=Fate.CURED) if item in undone else item for item in found)

    def _visit(self, folder: Path, beds: Sequence[_Bed]) -> Mapping[str, PageEvidence]:
        for bed in beds:
            markup = self.garden.hosts[bed.host].markup
            form = bed.plants[0].form if bed.plants else "plain"
            _write(folder, bed.url, planted(markup, [p.parts for p in bed.plants], form) if bed.plants else markup)
        urls = [bed.url for bed in beds]
        label = "、".join((*self.needs, "axe")) if self.axe else "、".join(self.needs)
        return self.garden.visiting.visit(folder, urls, self.needs, self.axe, lambda n: self.done(label, n, len(urls)))


def _beds(plants: Sequence[_Plant], size: int) -> Iterator[list[_Plant]]:
    """Faults of one form that can stand together: pieces of a body, those of one rule far from each other."""
    by_form: dict[str, list[_Plant]] = defaultdict(list)
    for plant in sorted(plants, key=lambda plant: plant.fault.number):
        if not plant.parts.whole and plant.form != "whole":
            by_form[plant.form].append(plant)
    for some in by_form.values():
        count = -(-len(some) // size)
        for first in range(count):
            if len(bed := some[first::count]) > 1:
                yield bed


def _number(item: Judged, page: Page) -> int | None:
    """The number of the planted fault that a finding stands in; None outside all, or where that can't be told."""
    tag = item.target
    if isinstance(tag, Target):
        tag = element_of(page.document, tag)
    if not isinstance(tag, Tag):
        return None
    bed = next((at for at in (tag, *tag.parents) if at.get(PLANTED) is not None), None)
    return int(str(bed[PLANTED])) if bed is not None else None


def _write(folder: Path, url: str, content: str) -> None:
    path = folder / url.lstrip("/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _looks_at_axe(rule: Rule) -> bool:
    """Whether axe-core has to run: for its own rules, and for the probe that measures what it could not."""
    return rule.meta.on is On.STATES or "text-contrast" in rule.meta.needs


@dataclass(frozen=True)
class _Answer:
    """What rules say of one page, by the rule's id, the way every audit judges. problems: why there is no answer."""

    page: Page
    judged: Mapping[str, list[Judged]]
    problems: Mapping[str, str]

    @classmethod
    def of(cls, found: PageEvidence, rules: Sequence[Rule]) -> "_Answer":
        """Judges the evidence of one page."""
        page = found.page(_STATE)
        answers = judge_page(rules, found, {_STATE: page})
        judged: dict[str, list[Judged]] = {rule.id: [] for rule in rules}
        problems = {rule.id: found.problem for rule in rules}
        for question, items in answers.judged.items():
            judged[question.rule].extend(items)
        for question, problem in answers.untested.items():
            problems[question.rule] = problem
        return cls(page, judged, problems)


def clean_hosts(site: Path, urls: Sequence[str]) -> list[Host]:
    """The pages to plant in. Raises FileNotFoundError where the site has no such page."""
    return [Host(url, host((site / url.lstrip("/")).read_text(encoding="utf-8"), url)) for url in urls]
