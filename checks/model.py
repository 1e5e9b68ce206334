"""The nouns of the audit: what was planned, what came out, where it stands. Frozen, without behaviour of their own."""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Result(StrEnum):
    """The five outcome values of EARL 1.0; there is no sixth."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Mode(StrEnum):
    """How an outcome came about, in EARL's words."""

    AUTOMATIC = "automatic"
    SEMI_AUTO = "semiAuto"
    MANUAL = "manual"


class Severity(StrEnum):
    """Orders the editor's work, most harmful first. It never opens the gate."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"


class Origin(StrEnum):
    """What kind of file a person edits to mend a finding."""

    MARKDOWN = "markdown"
    DATA = "data"
    TEMPLATE = "template"
    GENERATED = "generated"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a rule saw it. selector: CSS selector, frames joined by " >>> "; snippet: the start of its markup."""

    selector: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Location:
    """Where a person mends it. path: relative to the project, forward slashes; line counts from 1, None = unknown.

    exact is False where the line is the nearest place that could be told (a heading above, the top of the file).
    """

    path: str
    line: int | None
    exact: bool
    origin: Origin


class Planned(NamedTuple):
    """One question the audit has promised to answer before it started."""

    rule: str
    page: str
    state: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer. page: "/path.html" or the path of a source file; state: name of the state it was seen in.

    key: which message of the rule; content: name of what a person is asked about, by its content (see content.py);
    judgement: record of the person's answer, or of the answer that the content has outgrown while the result is still
    cantTell; exception: record that lets a failure stand for a time.
    """

    rule: str
    page: str
    state: str
    result: Result
    mode: Mode = Mode.AUTOMATIC
    criteria: tuple[str, ...] = ()
    severity: Severity = Severity.MODERATE
    key: str = ""
    message: str = ""
    fix: str = ""
    target: Target | None = None
    location: Location | None = None
    fingerprint: str = ""
    content: str = ""
    judgement: str = ""
    exception: str = ""

    @property
    def planned(self) -> Planned:
        """The question this outcome answers."""
        return Planned(self.rule, self.page, self.state)


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page of the report. problem: why (part of) its evidence is missing, in Japanese; empty when all is there.

    content: name of the page's own part by its content; judgements of a person about the page are bound to it.
    seconds: how long the browser took; no part of the answers, so the JSON report leaves it out.
    """

    url: str
    source: str | None
    seconds: float = 0.0
    problem: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class ExceptionRecord:
    """A failure the town lets stand for a time. path: its record; until: last day it holds, YYYY-MM-DD."""

    path: str
    reason: str
    alternative: str
    office: str
    until: str


@dataclass(frozen=True, slots=True)
class Report:
    """All the audit knows, and nothing it does not. versions: name → version of every engine that spoke.

    day: day of the audit in Japan, YYYY-MM-DD; gate_questions: whether questions that only a person can answer close
    the gate; open_before: names (by content) of the questions that stood open before and do not; record_problems:
    records of people that must be mended, in Japanese.
    """

    standard: str
    gate_next_standard: bool
    states: tuple[str, ...]
    planned: tuple[Planned, ...]
    pages: tuple[PageRecord, ...]
    outcomes: tuple[Outcome, ...]
    versions: tuple[tuple[str, str], ...]
    commit: str | None = None
    problems: tuple[str, ...] = ()
    day: str = ""
    gate_questions: bool = False
    open_before: tuple[str, ...] = ()
    exceptions: tuple[ExceptionRecord, ...] = ()
    record_problems: tuple[str, ...] = ()


class Verdict(StrEnum):
    """The gate's answer."""

    CONFORMS = "conforms"
    NONCONFORMING = "nonconforming"
    INCOMPLETE = "incomplete"


EXIT_CODES = {Verdict.CONFORMS: 0, Verdict.NONCONFORMING: 1, Verdict.INCOMPLETE: 2}
EXIT_USAGE = 3

_VOLATILE = re.compile(r"\s+|data-checks-n=\"\d+\"")


def fingerprint(rule: str, path: str, snippet: str, occurrence: int) -> str:
    """A name for a finding that survives edits elsewhere in the file.

    rule: rule id; path: file a person edits (not the built page, not the line); snippet: the element's markup;
    occurrence: 0 for the first such snippet in that file, 1 for the second. Returns 16 hexadecimal digits.
    """
    text = "\0".join((rule, path, _VOLATILE.sub(" ", snippet).strip(), str(occurrence)))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
