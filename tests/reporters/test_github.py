"""Annotations: escaped as the runner reads them, within its limits, changed lines first."""

import re
import subprocess
from pathlib import Path

import pytest

from checks.model import Location, Origin, Result, Severity
from checks.reporters import annotations
from checks.reporters._changes import changed_lines, parse_diff
from checks.reporters.github import LIMIT, render, render_with_changes
from tests.reporters.reports import clean, failing, location, many, outcome, report

COMMAND = re.compile(r"::(?P<kind>error|warning|notice) (?P<properties>.*?)::(?P<message>.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Reads commands the way the runner does."""
    found = []
    for line in text.splitlines():
        command = COMMAND.fullmatch(line)
        assert command, line
        pairs = (pair.split("=", 1) for pair in command["properties"].split(","))
        properties = {name: undone(value.replace("%2C", ",").replace("%3A", ":")) for name, value in pairs}
        found.append((command["kind"], properties, undone(command["message"])))
    return found


def undone(text: str) -> str:
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


def test_an_annotation_names_file_line_criterion_fault_and_fix() -> None:
    ((kind, properties, message),) = commands(render(failing()))
    assert kind == "error"
    assert properties == {"file": "docs/a.md", "line": "3", "title": "1.1.1 非テキストコンテンツ（A）"}
    assert message.startswith("よくありません。\n直し方：直します。\n")


def test_whatever_a_message_or_a_file_name_holds_comes_through() -> None:
    path, message = "docs/a,b:c%0A=d.md", "100%, ::error::\r\n%0A50:50"
    (found,) = commands(render(report(outcome(message=message, where=Location(path, 1, True, Origin.MARKDOWN)))))
    assert found[1]["file"] == path
    assert found[2].startswith(f"{message}\n直し方")


@pytest.mark.parametrize(
    ("result", "criteria", "kind"),
    [
        (Result.FAILED, ("1.1.1",), "error"),
        (Result.FAILED, (), "error"),
        (Result.FAILED, ("1.4.10",), "warning"),
        (Result.CANT_TELL, ("1.1.1",), "notice"),
        (Result.UNTESTED, ("1.1.1",), "error"),
    ],
)
def test_what_closes_the_gate_is_an_error(result: Result, criteria: tuple[str, ...], kind: str) -> None:
    assert [command[0] for command in commands(render(report(outcome(result, criteria=criteria))))] == [kind]


def test_an_annotation_without_a_known_line_has_none_and_says_so() -> None:
    unknown = Location("docs/a.md", None, False, Origin.MARKDOWN)
    ((_, properties, message),) = commands(render(report(outcome(where=unknown))))
    assert "line" not in properties
    assert "行は正確ではありません" in message


@pytest.mark.parametrize("result", [Result.FAILED, Result.CANT_TELL])
def test_of_many_findings_as_many_as_github_shows_are_written_and_the_rest_counted(result: Result) -> None:
    fits, spills = commands(render(many(LIMIT, result))), commands(render(many(LIMIT + 5, result)))
    assert len(fits) == len(spills) == LIMIT
    assert all(properties["title"][0] in "1要" for _, properties, _ in fits)
    assert spills[-1][1] == {"title": "ほか 6 件"}


def test_findings_in_changed_lines_come_first_whatever_their_severity() -> None:
    told = report(
        outcome(snippet="<a>", where=location("docs/a.md", 1), severity=Severity.CRITICAL),
        outcome(snippet="<b>", where=location("docs/b.md", 7), severity=Severity.MINOR),
        outcome(snippet="<i>", where=location("docs/b.md", 8), severity=Severity.MINOR),
    )
    plain = [properties["line"] for _, properties, _ in commands(render(told))]
    first = [properties["line"] for _, properties, _ in commands(render_with_changes(told, {"docs/b.md": {8}}))]
    assert (plain, first) == (["1", "7", "8"], ["8", "1", "7"])


def test_a_changed_line_is_annotated_even_when_many_others_fail() -> None:
    text = render_with_changes(many(200), {"docs/a.md": {199}})
    assert commands(text)[0][1]["line"] == "199"


def test_nothing_found_prints_nothing() -> None:
    assert render(clean()) == ""


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A branch that changes line 2 of one file and lines 2 and 5 of another; its base has moved on since."""
    (tmp_path / "docs").mkdir()
    changed, twice = tmp_path / "docs" / "防災.md", tmp_path / "docs" / "a b.md"
    changed.write_text("1\n2\n3\n", encoding="utf-8")
    twice.write_text("1\n2\n3\n4\n5\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "base")
    git(tmp_path, "checkout", "--quiet", "-b", "topic")
    changed.write_text("1\n++ 二\n3\n", encoding="utf-8")
    twice.write_text("1\n++ docs/c.md\n3\n4\nV\n", encoding="utf-8")
    git(tmp_path, "commit", "--quiet", "-am", "topic")
    git(tmp_path, "checkout", "--quiet", "main")
    (tmp_path / "later.md").write_text("later\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "later")
    return tmp_path


EXPECTED = {"docs/防災.md": {2}, "docs/a b.md": {2, 5}}


def test_the_changed_lines_are_those_of_the_branch_since_it_left_the_base(repository: Path) -> None:
    git(repository, "update-ref", "refs/remotes/origin/main", "main")
    git(repository, "checkout", "--quiet", "topic")
    assert changed_lines(repository, "main") == EXPECTED


def test_without_the_base_branch_the_merge_commit_tells_the_changes(repository: Path) -> None:
    git(repository, "merge", "--quiet", "--no-ff", "-m", "merge", "topic")
    assert changed_lines(repository, "main") == EXPECTED


def test_where_git_cannot_tell_no_line_counts_as_changed(repository: Path, tmp_path: Path) -> None:
    assert changed_lines(repository, "main") == {}
    assert changed_lines(repository, None) == {}
    assert changed_lines(tmp_path / "nowhere", "main") == {}


def test_the_annotations_of_a_checkout_begin_with_its_changed_lines(repository: Path) -> None:
    git(repository, "merge", "--quiet", "--no-ff", "-m", "merge", "topic")
    told = report(
        outcome(snippet="<a>", where=location("docs/a b.md", 1)),
        outcome(snippet="<b>", where=location("docs/防災.md", 2)),
    )
    assert [c[1]["line"] for c in commands(annotations(told, repository, "main"))] == ["2", "1"]
    assert [c[1]["line"] for c in commands(annotations(told, repository, None))] == ["1", "2"]


def test_a_diff_that_only_deletes_changes_no_line() -> None:
    assert parse_diff(["--- a.md", "+++ a.md", "@@ -2,2 +1,0 @@", "-x", "-y", "\\ No newline at end of file"]) == {}
