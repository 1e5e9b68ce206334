"""Every rule against its own examples, in a real browser; and what a rule's examples must at least show."""

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from checks.budget import Budget, Size, Weights
from checks.evidence import PageEvidence
from checks.examples import Example, read_examples
from checks.model import Result
from checks.pdf import Pdf
from checks.pdf_evidence import read_pdf
from checks.pictures import read_picture
from checks.rule import Judged, On, Rule, SiteTarget, judge, rules
from checks.states import STATES
from checks.subject import Site, Span, TextFile
from checks.table import Cell, Town
from checks.tables import OPEN_DATA, table
from tests.browsing import Collecting
from tests.pdf_making import make_pdf
from tests.picture_making import make_picture

FIXTURES = Path(__file__).parent
OWN_RULES = [rule for rule in rules() if rule.family != "axe"]
# Of a site with one light page; what its pages themselves weigh is nothing beside these.
BUDGET = Budget(bytes=10_000, requests=3, light=frozenset({"/kinkyu.html"}), light_bytes=5_000)
SIZES = {"/a.css": Size(8_000, 3_000), "/a.jpg": Size(6_000, 6_000), "/b.jpg": Size(9_000, 9_000)}
TOWN = Town("064262", (38.74, 38.86, 139.79, 139.92))
Answer = tuple[Result, tuple[tuple[str, int | None], ...]]


def fixture_of(rule: Rule) -> Path:
    return FIXTURES / f"{rule.id.replace('-', '_')}.md"


def answer(judged: Iterable[Judged], *, lines: bool) -> Answer:
    """What came out, in the form an example states it."""
    found = list(judged)
    told = [j for j in found if j.result in (Result.FAILED, Result.CANT_TELL)]
    if not told:
        return (Result.PASSED if found else Result.INAPPLICABLE), ()
    result = Result.FAILED if any(j.result is Result.FAILED for j in told) else Result.CANT_TELL
    return result, tuple((j.key, j.target.line if lines and isinstance(j.target, (Span, Cell)) else None) for j in told)


def expected(example: Example) -> Answer:
    return example.result, example.keys


def judged_page(rule: Rule, evidence: PageEvidence) -> list[Judged]:
    assert not evidence.problem, evidence.problem
    page = evidence.page(STATES[0].name)
    if rule.meta.on is On.SERVED:
        return list(judge(rule, page.served))
    if rule.meta.on is On.RENDERED:
        return [j for document in page.rendered for j in judge(rule, document)]
    return list(judge(rule, page))


@pytest.mark.parametrize("rule", OWN_RULES, ids=lambda rule: rule.id)
def test_every_example_comes_out_as_its_info_string_says(rule: Rule, collect: Collecting, tmp_path: Path) -> None:
    examples = read_examples(fixture_of(rule))
    if rule.meta.on is On.TEXT:
        for example in examples:
            lines = any(line for _, line in example.keys)
            found = answer(judge(rule, TextFile("docs/example.md", example.code)), lines=lines)
            assert found == expected(example), f"line {example.line}"
    elif rule.meta.on is On.DATA:
        for example in examples:
            lines = any(line for _, line in example.keys)
            path = example.page if example.page.startswith("/") else f"{OPEN_DATA}/{example.page}"
            subject = table(path, example.code.encode(example.encoding), frozenset(), TOWN)
            assert answer(judge(rule, subject), lines=lines) == expected(example), f"line {example.line}"
    elif rule.meta.on is On.PDF:
        for example in examples:
            document = read_example(example, tmp_path / "example.pdf")
            assert answer(judge(rule, document), lines=False) == expected(example), f"line {example.line}"
    elif rule.meta.on is On.PICTURE:
        for example in examples:
            told = yaml.safe_load(example.code)
            picture = read_picture(f"docs/example.{str(told.get('format', 'JPEG')).lower()}", make_picture(told))
            assert answer(judge(rule, picture), lines=False) == expected(example), f"line {example.line}"
    elif rule.meta.on is On.SITE:
        for heading in dict.fromkeys(e.heading for e in examples):
            check_site(rule, [e for e in examples if e.heading == heading], collect)
    else:
        pages = {f"/{i}.html": e.html for i, e in enumerate(examples)}
        evidence = collect.pages(pages, probes=rule.meta.needs, tabs=4)
        for i, example in enumerate(examples):
            assert answer(judged_page(rule, evidence[f"/{i}.html"]), lines=False) == expected(example), (
                f"line {example.line}"
            )


def read_example(example: Example, file: Path) -> Pdf:
    """The PDF that an example describes, read back from its bytes."""
    file.write_bytes(make_pdf(yaml.safe_load(example.code)))
    return read_pdf("docs/example.pdf", file)


def check_site(rule: Rule, examples: list[Example], collect: Collecting) -> None:
    evidence = collect.pages({e.page: e.html for e in examples}, probes=rule.meta.needs)
    pages = {url: item.page(STATES[0].name) for url, item in evidence.items()}
    sizes = {url: Size(1, 1) for url in pages} | SIZES
    judged = list(judge(rule, Site(pages, frozenset(pages), weights=Weights(BUDGET, sizes))))
    for example in examples:
        here = [j for j in judged if isinstance(j.target, SiteTarget) and j.target.url == example.page]
        others = [j for j in judged if j.target is None]
        assert answer(here or others, lines=False) == expected(example), f"line {example.line} ({example.page})"


@pytest.mark.parametrize("rule", OWN_RULES, ids=lambda rule: rule.id)
def test_the_examples_show_a_pass_a_page_without_subject_and_every_message(rule: Rule) -> None:
    examples = read_examples(fixture_of(rule))
    shown = {key for example in examples for key, _ in example.keys}
    assert shown == set(rule.messages)
    results = {example.result for example in examples}
    assert Result.PASSED in results
    assert Result.INAPPLICABLE in results


def test_no_fixture_stands_without_its_rule() -> None:
    known = {fixture_of(rule) for rule in OWN_RULES}
    assert set(FIXTURES.rglob("*.md")) == known
