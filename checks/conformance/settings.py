"""What the town decided about the test: data/accessibility/*.yml → frozen values, errors with file and line."""

import csv
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from checks.conformance.sample import CATEGORIES, METHODS
from checks.errors import ConfigError
from checks.ledger.record_file import RecordFile
from checks.model import PageRecord

FOLDER = Path("data", "accessibility")
_STANDARDS = Path(__file__).parents[1] / "standards"
_NONE, _AUTOMATIC = "なし", "自動"
_NEWEST = 5
_TEST_KEYS = ("name", "organization", "year", "method", "seed", "drawn", "started", "finished", "technologies", "scope")
_POLICY_KEYS = ("adopted", "scope", "level", "claim", "deadline", "exclusions", "additional", "office", "problems")


@dataclass(frozen=True, slots=True)
class TestPlan:
    """The yearly test. seed, drawn, started, finished: None as long as nobody has decided or done it."""

    __test__ = False  # pytest would take the name for a test

    name: str
    organization: str
    year: int
    method: str
    seed: str | None
    drawn: date | None
    started: date | None
    finished: date | None
    technologies: tuple[str, ...]
    scope: str


def read_test(root: Path, today: date) -> TestPlan:
    """data/accessibility/test.yml. Raises ConfigError."""
    file = _file(root, "test.yml", _TEST_KEYS)
    if not file.text("year").isdigit():
        raise file.error("「year」には、年度を4けたの数字で書いてください。", file.line("year"))
    days = {key: _day(file, key) for key in ("drawn", "started", "finished")}
    for key, day in days.items():
        if day and day > today:
            raise file.error(f"日付 {day} は、まだ来ていません。", file.line(key))
    known = [key for key, day in days.items() if day]
    if [days[key] for key in known] != sorted(day for day in days.values() if day):
        raise file.error("日付は、drawn（くじ）、started、finished の順にしてください。", file.line(known[-1]))
    seed = file.optional("seed") or None
    if (seed is None) != (days["drawn"] is None):
        raise file.error(
            "「seed」（くじの種）と「drawn」（引いた日）は、両方書くか、両方 null にします。", file.line("seed")
        )
    return TestPlan(
        name=file.text("name"),
        organization=file.text("organization"),
        year=int(file.text("year")),
        method=file.chosen("method", tuple(METHODS)),
        seed=seed,
        technologies=file.texts("technologies"),
        scope=file.text("scope"),
        **days,
    )


def read_policy_day(root: Path, today: date) -> date | None:
    """The day on which the town decided and published its policy, None as long as it has not. Raises ConfigError."""
    file = _file(root, "policy.yml", _POLICY_KEYS)
    adopted = _day(file, "adopted")
    if adopted is None:
        return None
    if adopted > today:
        raise file.error(f"日付 {adopted} は、まだ来ていません。", file.line("adopted"))
    for key in ("scope", "level", "claim", "office"):
        file.text(key)
    if file.optional("claim") == "適合":
        raise file.error("「適合」は、目標の対応度に使えません。準拠、一部準拠、配慮から選びます。", file.line("claim"))
    return adopted


def read_categories(root: Path, pages: Sequence[PageRecord]) -> Mapping[str, tuple[str, ...]]:
    """data/accessibility/sample.yml: patterns of pages by kind; every kind must be decided. Raises ConfigError."""
    file = _file(root, "sample.yml", CATEGORIES)
    found: dict[str, tuple[str, ...]] = {}
    for category in CATEGORIES:
        patterns = file.texts(category)
        if not patterns:
            raise file.error(f"「{category}」を決めてください。ないときは「なし」と書きます。", file.line(category))
        if patterns == (_AUTOMATIC,):
            patterns = _newest(root, pages)
        found[category] = () if patterns == (_NONE,) else patterns
    return found


def category_error(root: Path, category: str, pattern: str) -> ConfigError:
    """The error for a pattern that meets no page."""
    file = _file(root, "sample.yml", CATEGORIES)
    return file.error(f"「{category}」の「{pattern}」にあたるページがありません。", file.line(category))


def read_scores(root: Path) -> Mapping[str, int]:
    """data/accessibility/efforts.yml: the town's points by item. Raises ConfigError for more than the form gives."""
    most = {row["item"]: int(row["points"]) for row in efforts()}
    if not (root / FOLDER / "efforts.yml").is_file():
        return {}
    if not _has_content(root / FOLDER / "efforts.yml"):
        return {}
    file = _file(root, "efforts.yml", tuple(most))
    scores = {}
    for item, points in most.items():
        if file.has(item):
            score = file.text(item)
            if not score.isdigit() or int(score) > points:
                raise file.error(f"「{item}」は0点から{points}点までです。", file.line(item))
            scores[item] = int(score)
    return scores


@cache
def efforts() -> tuple[Mapping[str, str], ...]:
    """Items of the 取組確認・評価表."""
    return _table("efforts.csv")


@cache
def wcag_ids() -> Mapping[str, str]:
    """What W3C calls each criterion in the addresses of its pages, by number."""
    return {row["number"]: row["id"] for row in _table("wcag_ids.csv")}


@cache
def people() -> Mapping[str, Mapping[str, str]]:
    """Whether a person must look (always, when-found, never) and what is asked, by criterion."""
    return {row["number"]: row for row in _table("people.csv")}


def _table(name: str) -> tuple[Mapping[str, str], ...]:
    with (_STANDARDS / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _has_content(path: Path) -> bool:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _file(root: Path, name: str, keys: Sequence[str]) -> RecordFile:
    return RecordFile(root / FOLDER / name, root, keys)


def _day(file: RecordFile, key: str) -> date | None:
    return file.day(key) if file.optional(key) else None


def _newest(root: Path, pages: Sequence[PageRecord]) -> tuple[str, ...]:
    """The pages whose source git saw changed last; () where git cannot tell."""
    sources: dict[str, str] = {}
    for page in pages:
        if page.source:
            sources.setdefault(page.source, page.url)
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", "log", "--format=", "--name-only", "--relative"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return ()
    changed = dict.fromkeys(done.stdout.decode("utf-8", errors="replace").splitlines())
    return tuple(sources[path] for path in changed if path in sources)[:_NEWEST]
