"""What waits for a person, most harmful first: questions of rules, then pages whose criteria nobody has looked at."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checks.conformance import chosen, page_criteria, read_test
from checks.criteria import criteria
from checks.errors import ConfigError
from checks.gate import open_question
from checks.ledger import JUDGEMENTS, Records, apply, judgement_yaml, read_records
from checks.model import Outcome, Report, Result, Severity
from checks.states import SOURCE_STATE, STATES, State

ITEM_PLACE = "page"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. key: its name in addresses; closes: whether the gate waits for it; ask: criteria a person
    may answer, by number, with the question; pages: how many pages show the same; state: how to look at it."""

    key: str
    closes: bool
    title: str
    question: str
    fix: str
    page: str
    place: str
    element: str
    states: tuple[str, ...]
    state: State
    content: str
    seen: str
    rule: str
    ask: Mapping[str, str]
    pages: int


def waiting(root: Path, report: Report, today: date) -> list[Item]:
    """Everything without an answer. Raises ConfigError for a record that cannot be relied on."""
    records = read_records(root, today)
    return [*_questions(apply(report, records)), *_pages(root, report, records, today)]


def _questions(report: Report) -> list[Item]:
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in report.outcomes:
        if outcome.result is Result.CANT_TELL and outcome.criteria and outcome.content:
            groups[(outcome.rule, outcome.content)].append(outcome)
    order = list(Severity)
    items = [(order.index(group[0].severity), _question(group, report)) for group in groups.values()]
    return [
        item for _, item in sorted(items, key=lambda pair: (not pair[1].closes, pair[0], pair[1].page, pair[1].key))
    ]


def _question(group: Sequence[Outcome], report: Report) -> Item:
    first = group[0]
    place = f"{first.location.path}:{first.location.line or ''}".rstrip(":") if first.location else first.page
    states = tuple(dict.fromkeys(outcome.state for outcome in group))
    return Item(
        key=f"{first.rule.replace('/', '-')}-{first.content}",
        closes=any(open_question(outcome, report) for outcome in group),
        title="、".join(criteria()[number].label for number in first.criteria),
        question=first.message,
        fix=first.fix,
        page=first.page,
        place=place,
        element=first.target.selector if first.target else "",
        states=states,
        state=_state(states[0]),
        content=first.content,
        seen=first.target.snippet if first.target and first.target.snippet else first.message,
        rule=first.rule,
        ask={},
        pages=len({outcome.page for outcome in group}),
    )


def _state(name: str) -> State:
    return next((state for state in STATES if state.name == name and name != SOURCE_STATE), STATES[0])


def _pages(root: Path, report: Report, records: Records, today: date) -> Iterator[Item]:
    """The pages of the drawn sample; a town without a test plan has none."""
    if not (root / "data" / "accessibility" / "test.yml").is_file():
        return
    _, sample = chosen(root, report, read_test(root, today))
    content = {page.url: page.content for page in report.pages}
    for url, ask in page_criteria(report, records.judgements, list(sample.pages)).items():
        if ask and content.get(url):
            yield Item(
                key=f"{ITEM_PLACE}-{content[url]}",
                closes=False,
                title=f"ページ {url}",
                question="このページで、下の達成基準を確かめてください。",
                fix="",
                page=url,
                place=url,
                element="",
                states=(),
                state=STATES[0],
                content=content[url],
                seen=f"ページ {url}",
                rule="",
                ask=ask,
                pages=1,
            )


@dataclass(frozen=True, slots=True)
class Answered:
    """What a person filled in. criteria: those of a page it is about."""

    result: str
    reason: str
    method: str
    environment: str
    office: str
    criteria: tuple[str, ...]


def store(root: Path, item: Item, answer: Answered, today: date) -> Path:
    """Writes the answer into the ledger, in a file of its own, and returns the file."""
    subject: dict[str, str | Sequence[str]] = {"criteria": answer.criteria}
    if item.rule:
        subject = {"rule": item.rule, "element": item.element, "states": item.states}
    text = judgement_yaml(
        {
            **subject,
            "page": item.page,
            "content": item.content,
            "seen": item.seen,
            "result": answer.result,
            "reason": answer.reason,
            "method": answer.method,
            "environment": answer.environment,
            "date": today.isoformat(),
            "office": answer.office,
        }
    )
    folder = root / JUDGEMENTS
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        path = folder / f"{item.key}-{today.isoformat()}-{number}.yml"
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            number += 1
            continue
        except OSError as error:
            raise ConfigError(f"{path}：書けません（{error.strerror}）。") from error
        return path
