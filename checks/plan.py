"""What the audit promises to answer, fixed before anything is collected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from checks.budget import Weights
from checks.model import Planned
from checks.pdf_files import PdfFile
from checks.pictures import Picture
from checks.rule import On, Rule
from checks.sources import Source
from checks.states import SOURCE_STATE
from checks.subject import TextFile
from checks.table import Table


@dataclass(frozen=True)
class Inputs:
    """What is judged. site: folder of built pages; root: the project; pages: urls, sorted; files: urls of all files.

    sources: page url → file a person edits; texts: Markdown sources; tables: open data; pdfs: PDF files;
    pictures: what picture files tell of persons;
    commit: revision of the project, if known; claim: 対応度 of the recorded result, None where no records are kept;
    weights: what the files weigh and what a page may, None where the project has no budget.
    """

    site: Path
    root: Path
    pages: Sequence[str]
    files: frozenset[str]
    sources: Mapping[str, Source] = field(default_factory=dict)
    texts: Sequence[TextFile] = ()
    commit: str | None = None
    tables: Sequence[Table] = ()
    pdfs: Sequence[PdfFile] = ()
    pictures: Sequence[Picture] = ()
    claim: str | None = None
    weights: Weights | None = None


@dataclass(frozen=True)
class Plan:
    """The rules, what they judge, the states to look at, and every question that follows from them."""

    rules: Sequence[Rule]
    inputs: Inputs
    states: Sequence[str]

    @cached_property
    def questions(self) -> tuple[Planned, ...]:
        """Each rule with each page (or Markdown file, table, PDF, picture), in each state the rule looks at."""
        return tuple(question for rule in self.rules for question in self.questions_of(rule))

    def questions_of(self, rule: Rule) -> Iterator[Planned]:
        """The questions of one rule."""
        match rule.meta.on:
            case On.TEXT:
                yield from (Planned(rule.id, text.path, SOURCE_STATE) for text in self.inputs.texts)
            case On.DATA:
                yield from (Planned(rule.id, table.path, SOURCE_STATE) for table in self.inputs.tables)
            case On.PDF:
                yield from (Planned(rule.id, pdf.path, SOURCE_STATE) for pdf in self.inputs.pdfs)
            case On.PICTURE:
                yield from (Planned(rule.id, picture.path, SOURCE_STATE) for picture in self.inputs.pictures)
            case _:
                states = self.states_of(rule)
                yield from (Planned(rule.id, url, state) for url in self.inputs.pages for state in states)

    def states_of(self, rule: Rule) -> Sequence[str]:
        """The states in which a rule about pages looks at each."""
        match rule.meta.on:
            case On.STATES:
                return self.states
            case On.RENDERED | On.PAGE:
                return self.states[:1]
            case _:
                return (SOURCE_STATE,)


def at_once(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """The rules about a page and its source that can be asked as soon as a browser shows it: those without probes."""
    elsewhere = (On.SITE, On.DATA, On.PDF, On.PICTURE)
    return tuple(rule for rule in rules if not rule.meta.needs and rule.meta.on not in elsewhere)
