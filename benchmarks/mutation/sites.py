"""Plants faults that only several pages together show: pages of a rule's example among all clean pages of the site."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.mutation.faults import Fault, faults_of
from benchmarks.mutation.limits import left_out
from benchmarks.mutation.mutant import Fate, Mutant, fate, mutant, told
from benchmarks.mutation.pages import Done, Host
from benchmarks.mutation.planting import planted, taken_apart
from benchmarks.mutation.visiting import Visiting
from checks.collect import find_files, find_pages
from checks.errors import RuleError
from checks.evidence import PageEvidence
from checks.rule import Judged, On, Rule, SiteTarget, judge
from checks.states import STATES
from checks.subject import Page, Site

FORMS: Final = ("plain", "start", "alone", "footer", "whole")
_FOLDER: Final = "group"
_MAIN_HEADING = re.compile(r"<h1\b.*?</h1>", re.DOTALL)


@dataclass(frozen=True)
class _Group:
    """The pages of one example site, planted in one form. urls: where each was looked at, by its url in the example."""

    form: str
    host: Host
    faults: tuple[Fault, ...]
    urls: dict[str, str]


@dataclass
class Sites:
    """site: the built site; hosts: clean pages whose frame the planted pages get."""

    site: Path
    hosts: Sequence[Host]
    visiting: Visiting

    def look(self, rules: Sequence[Rule], done: Done) -> Iterator[Mutant]:
        """Plants every example site of the site rules in every form; yields what became of each fault."""
        chosen = [rule for rule in rules if rule.meta.on is On.SITE]
        if not chosen:
            return
        with tempfile.TemporaryDirectory(prefix="mutation-") as name:
            folder = Path(name)
            shutil.copytree(self.site, folder, dirs_exist_ok=True)
            pages = find_pages(folder)
            files = find_files(folder)
            groups = [group for rule in chosen for group in self._plant(folder, rule)]
            urls = [*pages, *(url for group in groups for url in group.urls.values())]
            needs = sorted({name for rule in chosen for name in rule.meta.needs})
            found = self.visiting.visit(folder, urls, needs, False, lambda n: done("site", n, len(urls)))
        clean = {url: found[url].page(STATES[0].name) for url in pages}
        by_rule = {rule.id: rule for rule in chosen}
        before: dict[str, list[Judged]] = {}
        for group in groups:
            rule = by_rule[group.faults[0].rule]
            if rule.id not in before:
                before[rule.id] = list(judge(rule, Site(clean, files)))
            yield from _looked_at(rule, group, found, before[rule.id], Site(clean, files))

    def _plant(self, folder: Path, rule: Rule) -> Iterator[_Group]:
        faults = faults_of(rule)
        for heading in dict.fromkeys(fault.example.heading for fault in faults):
            here = tuple(fault for fault in faults if fault.example.heading == heading)
            for turn, form in enumerate(FORMS):
                place = f"/{_FOLDER}/{rule.id}/{here[0].number}/{form}"
                urls = {}
                # Each in a clean page of its own: in one and the same, pages that ought to differ would be alike.
                for number, example in enumerate(here[0].beside, here[0].number + turn):
                    url = f"{place}{example.page}"
                    path = folder / url.lstrip("/")
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(with_example(self._host(number).markup, example.code, form), encoding="utf-8")
                    urls[example.page] = url
                yield _Group(form, self._host(here[0].number + turn), here, urls)

    def _host(self, number: int) -> Host:
        return self.hosts[number % len(self.hosts)]


def with_example(host: str, code: str, form: str) -> str:
    """The clean page with the example in it; a page has one main heading, and the example's says what it is about."""
    if "<h1" in code:
        host = _MAIN_HEADING.sub("", host, count=1)
    return planted(host, [taken_apart(code)], form)


def _looked_at(
    rule: Rule, group: _Group, found: Mapping[str, PageEvidence], before: list[Judged], clean: Site
) -> Iterator[Mutant]:
    problem = next((found[url].problem for url in group.urls.values() if found[url].problem), "")
    planted_pages: dict[str, Page] = {
        url: replace(found[at], url=url).page(STATES[0].name) for url, at in group.urls.items()
    }
    site = Site({**clean.pages, **planted_pages}, clean.files | set(planted_pages))
    try:
        said = list(judge(rule, site))
    except RuleError as error:
        said, problem = [], str(error)
    for fault in group.faults:
        if left_out(fault, group.form):
            continue
        now, then = (told(_about(fault.example.page, items)) for items in (said, before))
        ending = Fate.BROKEN if problem else fate(fault, now, then if fault.example.page in clean.pages else {})
        yield mutant(fault, group.form, group.host.url, ending, problem)


def _about(url: str, judged: Sequence[Judged]) -> list[Judged]:
    return [j for j in judged if j.target is None or (isinstance(j.target, SiteTarget) and j.target.url == url)]
