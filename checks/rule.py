"""What a rule is, and how the rules are found: every module below checks/rules is one, its path is its id."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import ModuleType
from typing import Any, Final

from bs4 import Tag

from checks.criteria import criteria
from checks.errors import RuleError
from checks.model import Mode, Result, Severity, Target
from checks.pdf import PdfPlace
from checks.pictures import PicturePlace
from checks.subject import Document, Page, Span
from checks.table import Cell


class On(StrEnum):
    """Which evidence a rule judges, and so what `select` receives.

    SERVED: the Document as the server sent it. RENDERED: each live Document of a page in its first state.
    PAGE: the Page in its first state, with its probes. STATES: the Page in every state.
    SITE: the Site. TEXT: a TextFile. DATA: a Table. PDF: a Pdf. PICTURE: a Picture.
    """

    SERVED = "served"
    RENDERED = "rendered"
    PAGE = "page"
    STATES = "states"
    SITE = "site"
    TEXT = "text"
    DATA = "data"
    PDF = "pdf"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong and how to mend it, in Japanese, for a person who edits Markdown. {names} are filled in."""

    text: str
    fix: str


@dataclass(frozen=True, slots=True)
class Meta:
    """The facts of a rule.

    criteria: numbers of the success criteria a failure breaks; empty for a rule of the house (町の基準).
    on: the evidence it judges. needs: names of the probes without which it can't answer. michecker: ids of miChecker's
    check items it covers. act: ids of W3C ACT rules. techniques: W3C technique and failure numbers (H37, F65).
    reads: what a rule of the SITE is told of each page (see `Site.read`); what they return must say its type.
    secret: what it points at must not be printed; reports then name the place only.
    """

    criteria: tuple[str, ...]
    severity: Severity
    on: On
    needs: tuple[str, ...] = ()
    michecker: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()
    secret: bool = False
    reads: tuple[Callable[[Page], Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SiteTarget:
    """A place a site rule points at. url: of the page; number: of the element in its own document, None for the page.

    served: whether the elements were counted in the document as the server sent it (see `Document.number`).
    """

    url: str
    number: int | None = None
    served: bool = False


AnyTarget = Tag | Target | Span | SiteTarget | Cell | PdfPlace | PicturePlace | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What `check` yields about a target that does not simply pass. key: which message; values: fill its {names}.

    target: when the fault stands elsewhere than at the selected target.
    """

    key: str
    result: Result
    values: Mapping[str, object]
    target: AnyTarget = None


def failed(key: str, target: AnyTarget = None, **values: object) -> Finding:
    """The rule is sure: the target breaks the criterion."""
    return Finding(key, Result.FAILED, values, target)


def cant_tell(key: str, target: AnyTarget = None, **values: object) -> Finding:
    """A person must look at the target."""
    return Finding(key, Result.CANT_TELL, values, target)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to run. select(subject) → targets; check(target, subject) → findings, none = the target passes."""

    id: str
    title: str
    doc: str
    meta: Meta
    messages: Mapping[str, Message]
    select: Callable[[Any], Iterable[Any]]
    check: Callable[[Any, Any], Iterable[Finding]]

    @property
    def family(self) -> str:
        """The folder it stands in: html, axe, probe, text, site, data, pdf, picture."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out for one target of one subject. document: where a Tag target stands.

    values: what fills the {names} of the message, in words.
    """

    result: Result
    mode: Mode
    key: str
    message: str
    fix: str
    target: AnyTarget
    document: Document | None
    values: Mapping[str, str] = field(default_factory=dict)


def judge(rule: Rule, subject: object) -> Iterator[Judged]:
    """Runs one rule over one subject.

    Yields one item for each finding, one item `passed` (without target) when there are targets and none failed or
    needs a person, or nothing when the rule does not apply. Raises RuleError when a finding has no message.
    """
    document = subject if isinstance(subject, Document) else None
    applicable = found = False
    for target in rule.select(subject):
        applicable = True
        for finding in rule.check(target, subject):
            found = True
            yield _judged(rule, finding, _pointed_at(finding, target), document)
    if applicable and not found:
        yield Judged(Result.PASSED, Mode.AUTOMATIC, "", "", "", None, document)


def _pointed_at(finding: Finding, selected: object) -> AnyTarget:
    """Where a finding stands: where it says, else at the selected target, which may be no place at all."""
    if finding.target is not None:
        return finding.target
    return selected if isinstance(selected, Tag | Target | Span | SiteTarget | Cell | PdfPlace | PicturePlace) else None


def _judged(rule: Rule, finding: Finding, target: AnyTarget, document: Document | None) -> Judged:
    message = rule.messages.get(finding.key)
    if message is None:
        raise RuleError(f"規則 {rule.id} に「{finding.key}」の文がありません。")
    mode = Mode.SEMI_AUTO if finding.result is Result.CANT_TELL else Mode.AUTOMATIC
    try:
        text, fix = message.text.format(**finding.values), message.fix.format(**finding.values)
    except (KeyError, IndexError, ValueError) as error:
        raise RuleError(f"規則 {rule.id} の「{finding.key}」の文を作れません（{error!r}）。") from error
    values = {name: str(value) for name, value in finding.values.items()}
    return Judged(finding.result, mode, finding.key, text, fix, target, document, values)


RULES_PACKAGE: Final = "checks.rules"


@cache
@cache
def rules() -> tuple[Rule, ...]:
    """Every rule there is, ordered by id; looked for once. Raises RuleError where a module is not a whole rule."""
    package = importlib.import_module(RULES_PACKAGE)
    found: list[Rule] = []
    for info in pkgutil.walk_packages(package.__path__, f"{RULES_PACKAGE}."):
        if info.ispkg or info.name.rpartition(".")[2].startswith("_"):
            continue
        module = importlib.import_module(info.name)
        found.extend(module.RULES if hasattr(module, "RULES") else [from_module(module)])
    return tuple(sorted(found, key=lambda rule: rule.id))


def from_module(module: ModuleType) -> Rule:
    """Makes a rule of a module that has a docstring, META, MESSAGES, select and check. Raises RuleError."""
    identifier = module.__name__.removeprefix(f"{RULES_PACKAGE}.").replace(".", "/").replace("_", "-")
    missing = [name for name in ("META", "MESSAGES", "select", "check") if not hasattr(module, name)]
    if missing or not module.__doc__:
        raise RuleError(f"規則 {identifier} に {'、'.join(missing) or 'docstring'} がありません。")
    title, _, doc = module.__doc__.strip().partition("\n")
    rule = Rule(identifier, title.strip(), doc.strip(), module.META, module.MESSAGES, module.select, module.check)
    unknown = [number for number in rule.meta.criteria if number not in criteria()]
    if unknown:
        raise RuleError(f"規則 {identifier} の達成基準 {'、'.join(unknown)} は知りません。")
    return rule
