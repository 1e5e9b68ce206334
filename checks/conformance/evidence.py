"""What machine and people say of each success criterion, and what follows from both: never more than is proven."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from checks.conformance.settings import people
from checks.criteria import Criterion, criteria
from checks.ledger import Answer, Judgement
from checks.model import Mode, Outcome, Report, Result

MET, NOT_MET, UNDECIDED = "適合", "不適合", "未確認"
APPLIES, ABSENT = "適用", "対象なし"


@dataclass
class Machine:
    """The automatic test of one criterion. rules, pages: what was asked; the rest counts answers."""

    rules: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)
    failed: int = 0
    accepted: int = 0
    open: int = 0
    untested: int = 0
    passed: int = 0
    inapplicable: int = 0

    @property
    def nothing_there(self) -> bool:
        """Whether rules asked and none found anything the criterion speaks of."""
        return bool(self.inapplicable) and not (self.failed or self.open or self.untested or self.passed)


@dataclass
class People:
    """The judgements of one criterion. pages: tested ones by answer; missing: tested pages without a judgement;
    stale: those whose judgement is about an older content; answered: questions of rules a person answered."""

    met: list[str] = field(default_factory=list)
    not_met: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    answered: int = 0
    refused: int = 0
    records: list[str] = field(default_factory=list)
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the 達成基準チェックリスト. needs_people: whether the machine alone cannot decide."""

    criterion: Criterion
    machine: Machine
    people: People
    needs_people: bool
    applies: str
    result: str

    @property
    def satisfied(self) -> bool:
        """Met, or nothing there that it speaks of."""
        return self.result == MET

    @property
    def fresh(self) -> bool:
        """Whether no question is open and every judgement that is needed is about today's page."""
        left = self.people.missing or self.people.stale
        return not self.machine.open and not self.machine.untested and not (self.needs_people and left)


def rows(report: Report, judgements: Sequence[Judgement], sample: Sequence[str]) -> list[Row]:
    """A row for each criterion of WCAG 2.0 to 2.2. sample: urls of the pages people test."""
    machines = _machines(report)
    content = {page.url: page.content for page in report.pages}
    by_criterion = _by_criterion(judgements)
    dates = {item.path: item.date for item in judgements}
    found = []
    for number, criterion in criteria().items():
        machine = machines[number]
        said = _people(by_criterion[number], sample, content)
        _count_answers(said, [o for o in report.outcomes if o.mode is Mode.MANUAL and number in o.criteria], dates)
        needs = _needs_people(number, machine)
        applies, result = _decided(machine, said, needs_people=needs)
        found.append(Row(criterion, machine, said, needs, applies, result))
    return found


def _machines(report: Report) -> Mapping[str, Machine]:
    found: dict[str, Machine] = defaultdict(Machine)
    for outcome in report.outcomes:
        for number in outcome.criteria:
            machine = found[number]
            machine.rules.add(outcome.rule)
            machine.pages.add(outcome.page)
            if outcome.mode is not Mode.MANUAL:
                _count(machine, outcome)
    return found


def _count(machine: Machine, outcome: Outcome) -> None:
    match outcome.result:
        case Result.FAILED:
            machine.failed += 1
            machine.accepted += bool(outcome.exception)
        case Result.CANT_TELL:
            machine.open += 1
        case Result.UNTESTED:
            machine.untested += 1
        case Result.PASSED:
            machine.passed += 1
        case Result.INAPPLICABLE:
            machine.inapplicable += 1


def _by_criterion(judgements: Sequence[Judgement]) -> Mapping[str, list[Judgement]]:
    """Judgements of whole criteria, the newest last."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in sorted(judgements, key=lambda item: (item.date, item.path)):
        for number in judgement.criteria:
            found[number].append(judgement)
    return found


def _people(judgements: Sequence[Judgement], sample: Sequence[str], content: Mapping[str, str]) -> People:
    said = People()
    newest = {judgement.content: judgement for judgement in judgements}
    judged_pages = {judgement.page for judgement in judgements}
    for url in sample:
        judgement = newest.get(content.get(url, ""))
        if judgement is None or judgement.result is Answer.UNKNOWN:
            (said.stale if judgement is None and url in judged_pages else said.missing).append(url)
            continue
        lists = {Answer.MET: said.met, Answer.NOT_MET: said.not_met, Answer.ABSENT: said.absent}
        lists[judgement.result].append(url)
        _note(said, judgement.path, judgement.date)
    return said


def _count_answers(said: People, answers: Sequence[Outcome], dates: Mapping[str, date]) -> None:
    for outcome in answers:
        said.answered += 1
        said.refused += outcome.result is Result.FAILED
        _note(said, outcome.judgement, dates.get(outcome.judgement))


def _note(said: People, path: str, day: date | None) -> None:
    if path not in said.records:
        said.records.append(path)
    if day:
        said.last = max(said.last or day, day)


def _needs_people(number: str, machine: Machine) -> bool:
    match people()[number]["people"]:
        case "never":
            return False
        case "when-found":
            return not machine.nothing_there
        case _:
            return True


def _decided(machine: Machine, said: People, *, needs_people: bool) -> tuple[str, str]:
    """Whether the criterion applies, and the result."""
    there = bool(machine.failed or machine.open or machine.passed or said.met or said.not_met)
    applies = APPLIES if there else UNDECIDED
    if machine.failed or said.not_met or said.refused:
        return APPLIES, NOT_MET
    if machine.untested or machine.open or not (machine.rules or said.met or said.absent):
        return applies, UNDECIDED
    if needs_people and (said.missing or said.stale or not (said.met or said.absent)):
        return applies, UNDECIDED
    only_absent = not said.met and not machine.passed
    return (ABSENT, MET) if only_absent else (APPLIES, MET)
