"""What GitHub reads is well-formed, and asks staff and residents in words they know."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.github.reading import ACTIONS, FORMS, GITHUB, REPOSITORY, WORKFLOWS, jobs, load

ISSUE_FORM_FIELDS = {"input", "textarea", "dropdown", "checkboxes"}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-actions", ACTIONS),
        ("github-issue-forms", FORMS),
        ("github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
        ("dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_every_file_follows_the_schema_of_its_kind(schema: str, files: list[Path]) -> None:
    assert files
    done = _run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files))
    assert done.returncode == 0, done.stdout


def test_the_security_linter_of_github_actions_finds_nothing() -> None:
    done = _run(str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", "--strict-collection", ".")
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_in_japanese_and_warn_that_everybody_can_read_them(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "だれでも読めます" in text
    shown = [field["attributes"] for field in load(path)["body"]]
    for attributes in shown:
        label = attributes.get("label") or attributes["value"]
        assert re.search(r"[ぁ-ん]", label), label
        assert not re.search(r"WCAG|JIS|アクセシビリティ|スクリーンリーダー|ブラウザ", label), label


def test_a_resident_need_only_say_what_the_trouble_is() -> None:
    fields = [
        field for field in load(GITHUB / "ISSUE_TEMPLATE/1-tsukainikui.yml")["body"] if field["type"] != "markdown"
    ]
    required = [field["id"] for field in fields if field.get("validations", {}).get("required") == "true"]
    assert required == ["trouble"]


def test_a_request_to_correct_a_page_asks_for_what_shows_the_right_content() -> None:
    body = load(GITHUB / "ISSUE_TEMPLATE/2-shusei-irai.yml")["body"]
    required = [field["id"] for field in body if field.get("validations", {}).get("required") == "true"]
    assert required == ["page", "now", "right", "source"]


def test_every_field_of_a_form_has_a_label() -> None:
    fields = [field for path in FORMS for field in load(path)["body"] if field["type"] in ISSUE_FORM_FIELDS]
    assert fields
    assert all(field["attributes"]["label"] for field in fields)


def test_the_request_template_is_a_checklist_that_names_the_checks_as_they_appear() -> None:
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^- \[ \] ", text, re.MULTILINE)) >= 5
    names = {job["name"] for _, job in jobs()}
    assert "サイトの検査" in names
    assert "「サイトの検査」" in text
    owners = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8")
    assert set(re.findall(r"「(サイトの検査|試験)」", owners)) == {"サイトの検査", "試験"} <= names


def test_every_team_among_the_owners_is_explained_as_a_stand_in() -> None:
    text = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8")
    rules = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    comments = "\n".join(line for line in text.splitlines() if line.startswith("#"))
    teams = set(re.findall(r"@[\w-]+/[\w-]+", rules))
    assert teams
    assert all(re.search(rf"^#\s+{team}\s+\S", comments, re.MULTILINE) for team in teams)
    assert "仮の名前" in comments


def test_updates_cover_all_pinned_things_after_a_rest() -> None:
    updates = {update["package-ecosystem"]: update for update in load(GITHUB / "dependabot.yml")["updates"]}
    assert set(updates) == {"uv", "github-actions"}
    assert all(int(update["cooldown"]["default-days"]) >= 7 for update in updates.values())
    covered = set(updates["github-actions"]["directories"])
    assert {f"/{path.parent.relative_to(REPOSITORY).as_posix()}" for path in ACTIONS} < covered
