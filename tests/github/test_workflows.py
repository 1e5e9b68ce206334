"""The workflows: least rights, pinned parts, and nothing published or kept silent that the audit did not pass."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.github.reading import ACTIONS, GITHUB, REPOSITORY, WORKFLOWS, jobs, load, steps_of
from tests.launcher.stubs import write_script

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
REPORT = GITHUB / "actions/report/action.yml"
SELF = re.compile(r"\$/\.github/actions/([\w-]+)")


# --- rights and pins ---


@pytest.mark.parametrize("path", [*WORKFLOWS, *ACTIONS], ids=lambda path: path.stem)
def test_every_part_is_pinned_by_its_full_hash_with_the_version_beside_it(path: Path) -> None:
    uses = re.findall(r"^\s*-?\s*uses:\s*(.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses or path in WORKFLOWS
    for value in uses:
        own = SELF.fullmatch(value)
        assert PINNED.fullmatch(value) or (own and (GITHUB / f"actions/{own[1]}/action.yml").is_file()), value


def test_one_version_of_every_part_is_in_use() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*WORKFLOWS, *ACTIONS])
    pins = dict(re.findall(r"uses: ([\w./-]+)@(.+)", text))
    assert len(set(re.findall(r"uses: ([\w./-]+@.+)", text))) == len(pins)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_rights_but_those_each_job_names(path: Path) -> None:
    assert load(path)["permissions"] == {}


def test_only_the_jobs_that_publish_or_notify_can_write() -> None:
    can_write = {
        name: {right for right, level in job["permissions"].items() if level == "write"} for name, job in jobs()
    }
    assert {name: rights for name, rights in can_write.items() if rights} == {
        "pages/deploy": {"pages", "id-token"},
        "nightly/notify": {"issues"},
    }


def test_jobs_that_can_write_run_no_code_of_the_repository() -> None:
    for name, job in jobs():
        if "write" in job["permissions"].values():
            used = [step.get("uses", "") for step in job["steps"]]
            assert not any("checkout" in value or value.startswith("$/") for value in used), name


def test_no_workflow_gives_rights_to_code_of_strangers() -> None:
    triggers = {trigger for path in WORKFLOWS for trigger in load(path)["on"]}
    assert triggers == {"pull_request", "push", "workflow_dispatch", "schedule"}


def test_a_fetched_repository_keeps_no_credentials() -> None:
    fetches = [step for _, job in jobs() for step in job["steps"] if "actions/checkout@" in step.get("uses", "")]
    assert fetches
    assert all(step["with"]["persist-credentials"] == "false" for step in fetches)


def test_every_job_has_an_end_and_a_japanese_name() -> None:
    for name, job in jobs():
        assert 0 < int(job["timeout-minutes"]) <= 40, name
        assert re.search(r"[ぁ-ん一-龠]", job["name"]), name


# --- what a change goes through ---


def test_a_change_is_audited_and_tested_within_twenty_minutes() -> None:
    content = load(GITHUB / "workflows/ci.yml")
    assert set(content["on"]) == {"pull_request", "push"}
    assert content["on"]["push"] == {"branches-ignore": ["main"]}
    assert {job["timeout-minutes"] for job in content["jobs"].values()} == {"20"}
    assert "./run site" in _commands("ci", "site")
    assert ".ci/run" in _commands("ci", "test")


@pytest.mark.parametrize(("workflow", "job"), [("ci", "site"), ("pages", "build"), ("nightly", "audit")])
def test_the_report_is_shown_and_kept_also_when_the_audit_failed(workflow: str, job: str) -> None:
    shown = [step for step in steps_of(workflow, job) if step.get("uses") == "$/.github/actions/report"]
    assert [step["if"] for step in shown] == ["${{ !cancelled() }}"]


def test_the_kept_report_is_whole() -> None:
    [kept] = [step for step in load(REPORT)["runs"]["steps"] if "with" in step]
    assert kept["if"] == "${{ !cancelled() }}"
    assert kept["with"]["path"] == ".checks/reports/"
    # .checks begins with a dot, and such folders are left out unless this is said.
    assert kept["with"]["include-hidden-files"] == "true"
    assert kept["with"]["if-no-files-found"] == "error"


def test_a_preview_is_kept_of_a_good_and_of_a_blocked_site() -> None:
    [kept] = [step for step in steps_of("ci", "site") if step.get("with", {}).get("name") == "site-preview"]
    assert kept["if"] == "${{ !cancelled() }}"
    assert kept["with"]["path"].split() == ["site/", "site.blocked/"]


def test_names_of_kept_files_are_ascii_because_others_cannot_always_be_downloaded() -> None:
    steps = [step for _, job in jobs() for step in job["steps"]] + load(REPORT)["runs"]["steps"]
    names = {step["with"]["name"] for step in steps if "name" in step.get("with", {})}
    assert {"audit-report", "site-preview"} <= names
    assert all(name.isascii() for name in names)


@pytest.mark.parametrize(
    ("workflow", "job"), [("ci", "site"), ("ci", "test"), ("pages", "build"), ("nightly", "audit")]
)
def test_the_whole_history_is_fetched_because_pages_show_their_last_change(workflow: str, job: str) -> None:
    assert steps_of(workflow, job)[0]["with"]["fetch-depth"] == "0"


def test_the_summary_of_the_audit_is_shown(tmp_path: Path) -> None:
    reports = tmp_path / ".checks/reports"
    reports.mkdir(parents=True)
    (reports / "summary.md").write_text("不合格 3件\n", encoding="utf-8")
    assert _show_summary(tmp_path).returncode == 0
    assert (tmp_path / "summary").read_text(encoding="utf-8") == "不合格 3件\n"


def test_a_missing_summary_fails_instead_of_looking_like_a_clean_one(tmp_path: Path) -> None:
    assert _show_summary(tmp_path).returncode == 2
    assert "検査の結果がありません" in (tmp_path / "summary").read_text(encoding="utf-8")


def _show_summary(folder: Path) -> subprocess.CompletedProcess[str]:
    return _run_step(load(REPORT)["runs"]["steps"], "結果のまとめを表示する", folder)


# --- publishing ---


def test_only_main_is_published_and_only_after_the_audit() -> None:
    content = load(GITHUB / "workflows/pages.yml")
    assert content["on"]["push"] == {"branches": ["main"]}
    assert content["jobs"]["deploy"]["needs"] == "build"
    assert "if" not in content["jobs"]["deploy"]
    assert content["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    build = content["jobs"]["build"]["steps"]
    audit = next(number for number, step in enumerate(build) if step.get("run") == "./run site")
    publish = next(number for number, step in enumerate(build) if "upload-pages-artifact" in step.get("uses", ""))
    assert audit < publish
    # No condition: this step is reached only when the audit and everything before it succeeded.
    assert "if" not in build[publish]
    assert "continue-on-error" not in (GITHUB / "workflows/pages.yml").read_text(encoding="utf-8")
    assert build[publish]["with"] == {"path": "site/", "include-hidden-files": "true"}
    assert build[audit]["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert next(step for step in build if "configure-pages" in step.get("uses", ""))["id"] == "pages"


# --- every night ---


def test_one_issue_is_opened_on_failure(tmp_path: Path) -> None:
    [call] = _notify(tmp_path, audit="failure", supply="success", number="")
    assert call.startswith(
        "issue create --title 夜間の全体検査が失敗しています --body 夜間の全体検査が合格しませんでした。"
    )


def test_the_open_issue_is_continued_on_the_next_failure(tmp_path: Path) -> None:
    [call] = _notify(tmp_path, audit="success", supply="cancelled", number="12")
    assert call.startswith("issue comment 12 --body ")


def test_the_open_issue_is_closed_when_all_is_well_again(tmp_path: Path) -> None:
    [call] = _notify(tmp_path, audit="success", supply="success", number="12")
    assert call.startswith("issue close 12 ")


def test_a_good_night_without_an_issue_is_silent(tmp_path: Path) -> None:
    assert _notify(tmp_path, audit="success", supply="success", number="") == []


def test_the_night_watch_runs_whatever_happened_to_the_jobs_it_reports() -> None:
    notify = load(GITHUB / "workflows/nightly.yml")["jobs"]["notify"]
    assert notify["if"] == "${{ always() }}"
    assert notify["needs"] == ["audit", "supply"]


def _notify(folder: Path, *, audit: str, supply: str, number: str) -> list[str]:
    """Run the notifying step with a stand-in for `gh` and return the calls that change something."""
    said = f'echo "$@" | head -n 1 >> "{folder}/calls"'
    write_script(folder / "gh", f'if [ "$2" = list ]; then echo "{number}"; else {said}; fi')
    env = {
        "TITLE": "夜間の全体検査が失敗しています",
        "AUDIT": audit,
        "SUPPLY": supply,
        "RUN_URL": "https://example.test/1",
    }
    name = "失敗していれば Issue に書き、直っていれば閉じる"
    done = _run_step(steps_of("nightly", "notify"), name, folder, **env)
    assert done.returncode == 0, done.stderr
    calls = folder / "calls"
    return calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []


def _commands(workflow: str, job: str) -> list[str]:
    return [step["run"] for step in steps_of(workflow, job) if "run" in step]


def _run_step(steps: list[dict[str, Any]], name: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the shell lines of a step as GitHub does (bash -e) in an empty folder."""
    [step] = [step for step in steps if step.get("name") == name]
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=folder,
        env={"PATH": f"{folder}:/usr/bin:/bin", "GITHUB_STEP_SUMMARY": str(folder / "summary"), **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_ci_and_a_person_start_the_same_thing() -> None:
    assert "exec ./run test" in (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
