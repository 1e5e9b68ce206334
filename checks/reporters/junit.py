"""JUnit XML for CI dashboards: one suite for each rule, one case for each fault told once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

from checks.findings import Findings, Issue, Kind, Untested, findings
from checks.model import Report, Result
from checks.reporters._words import (
    KIND_TITLES,
    UNTESTED_TITLE,
    clean,
    criterion_words,
    fix_words,
    one_line,
    place_words,
    rule_title,
    some,
    spread_words,
    verdict_words,
)

_RUN = "試験全体"


def render(report: Report) -> str:
    """XML text. Only what closes the gate is a failure or an error; the rest that needs a person is `skipped`."""
    found = findings(report)
    root = ElementTree.Element("testsuites", name=verdict_words(found))
    cases = _cases(report, found)
    for name in sorted(cases):
        root.append(_suite(name, cases[name]))
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    root.set("time", f"{sum(page.seconds for page in report.pages):.3f}")
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _cases(report: Report, found: Findings) -> Mapping[str, list[ElementTree.Element]]:
    cases: dict[str, list[ElementTree.Element]] = defaultdict(list)
    for issue in found.issues:
        cases[issue.rule].append(_issue_case(issue))
    for item in found.untested:
        for rule in item.rules or (_RUN,):
            cases[rule].append(_untested_case(rule, item))
    for problem in found.problems:
        cases[_RUN].append(_case(_RUN, one_line(problem), "error", UNTESTED_TITLE, problem))
    for rule, results in _results(report).items():
        if rule not in cases:
            cases[rule].append(_clean_case(rule, results))
    return cases


def _results(report: Report) -> Mapping[str, set[Result]]:
    results: dict[str, set[Result]] = defaultdict(set)
    for outcome in report.outcomes:
        results[outcome.rule].add(outcome.result)
    return results


def _clean_case(rule: str, results: Iterable[Result]) -> ElementTree.Element:
    """A rule without anything to tell has passed only where it found something to judge."""
    if Result.PASSED in results:
        return _case(rule, "自動試験で見つかった不合格はありません")
    return _case(rule, "対象になるものが見つかりませんでした", "skipped", "対象なし")


def _issue_case(issue: Issue) -> ElementTree.Element:
    closes = issue.kind in (Kind.BLOCKING, Kind.QUESTION)
    element = "failure" if closes else "skipped"
    details = [
        place_words(issue),
        issue.message,
        *(f"別の状態では：{text}" for text in issue.variants),
        fix_words(issue),
        f"達成基準：{criterion_words(issue)}",
        f"例外の記録：{issue.exception}" if issue.exception else "",
        issue.snippet,
        spread_words(issue),
    ]
    name = f"{place_words(issue)} {one_line(issue.message)}"
    title = one_line(issue.message) if closes else KIND_TITLES[issue.kind]
    case = _case(issue.rule, name, element, title, "\n".join(text for text in details if text))
    case.set("file", clean(issue.path))
    return case


def _untested_case(rule: str, item: Untested) -> ElementTree.Element:
    name = f"{UNTESTED_TITLE}（{some(item.pages)}）"
    return _case(rule, name, "error", one_line(item.reason), "\n".join((item.reason, *item.pages)))


def _case(rule: str, name: str, element: str = "", message: str = "", text: str = "") -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=rule, name=name)
    if element:
        ElementTree.SubElement(case, element, message=clean(message)).text = clean(text)
    return case


def _suite(rule: str, cases: list[ElementTree.Element]) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=f"{rule} {rule_title(rule)}" if rule != _RUN else rule)
    suite.set("tests", str(len(cases)))
    for count, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(sum(case.find(element) is not None for case in cases)))
    suite.extend(cases)
    return suite
