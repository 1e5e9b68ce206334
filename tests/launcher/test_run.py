"""The verbs of `./run`: understood or refused in Japanese, and the exit code of what they start is never blurred."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.launcher.stubs import DEV_FILES, REPOSITORY, Project, build_wheel
from tools.launcher.main import VERBS

# --- words of the command line ---


@pytest.mark.parametrize("arguments", [(), ("help",), ("--help",)])
def test_help_lists_every_verb_and_prepares_nothing(fresh: Project, arguments: tuple[str, ...]) -> None:
    done = fresh.run(*arguments)
    assert done.returncode == 0
    assert all(f"run {verb}" in done.stdout for verb in VERBS)
    assert not (fresh.root / ".venv").exists()


def test_an_unknown_verb_is_refused_and_the_nearest_one_is_named(fresh: Project) -> None:
    done = fresh.run("sight")
    assert done.returncode == 3
    assert "「sight」という命令はありません。「site」ではありませんか。" in done.stderr


def test_an_argument_that_a_verb_does_not_take_is_refused_before_anything_is_built(fresh: Project) -> None:
    done = fresh.run("site", "--skip-audit")
    assert done.returncode == 3
    assert "「--skip-audit」を消してください" in done.stderr
    assert fresh.calls() == []


def test_a_python_that_is_too_old_is_told_so_in_japanese() -> None:
    pretend = "import sys, runpy; sys.version_info = (3, 9, 0); runpy.run_path('run', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", pretend], cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 3
    assert done.stderr == "エラー：Python 3.11 以上を入れて、もう一度実行してください（今は 3.9 です）。\n"


def test_an_old_python_can_read_the_file_that_turns_it_away() -> None:
    ast.parse((REPOSITORY / "run").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_japanese_comes_out_whole_in_a_locale_that_is_not_utf8(fresh: Project) -> None:
    done = fresh.run("help", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "サイトを作り" in done.stdout


def test_on_windows_the_bare_word_run_hands_everything_on_and_keeps_the_exit_code() -> None:
    lines = (REPOSITORY / "run.cmd").read_bytes().decode("ascii").split("\r\n")
    assert lines[2:4] == ['py -3 "%~dp0run" %*', "set code=%errorlevel%"]
    assert lines[-2:] == ["exit /b %code%", ""]


# --- exit codes ---


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_exit_code_of_the_build_is_passed_through(ready: Project, code: int) -> None:
    assert ready.run("site", STUB_EXIT_MKDOCS=str(code)).returncode == code


@pytest.mark.parametrize("code", [5, -signal.SIGKILL])
def test_a_build_that_crashed_is_incomplete_and_never_fine(ready: Project, code: int) -> None:
    done = ready.run("site", STUB_EXIT_MKDOCS=str(int(code)))
    assert done.returncode == 2
    assert "結果は出ていません" in done.stderr


@pytest.mark.parametrize(("verb", "expected"), [("serve", 0), ("site", 2)])
def test_ctrl_c_lets_the_program_tidy_up_and_only_serve_counts_as_finished(
    ready: Project, verb: str, expected: int
) -> None:
    assert _stopped_by(ready, verb, signal.SIGINT, os.killpg) == (expected, "SIGINT")


def test_a_request_to_end_reaches_the_program_that_was_started(ready: Project) -> None:
    assert _stopped_by(ready, "site", signal.SIGTERM, os.kill) == (0, "SIGTERM")


def _stopped_by(
    project: Project, verb: str, number: signal.Signals, send: Callable[[int, int], None]
) -> tuple[int, str]:
    """Stop a running verb; return its exit code, and what the started program had noted by then."""
    noted = project.home / "stopped"
    noted.unlink(missing_ok=True)
    with subprocess.Popen(
        [sys.executable, str(project.root / "run"), verb],
        env={**project.env, "STUB_WAITS": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        send(process.pid, number)
        return process.wait(timeout=20), noted.read_text(encoding="utf-8") if noted.exists() else ""


# --- test ---


def test_every_check_runs_in_order_and_the_real_site_is_built_last(ready: Project) -> None:
    done = ready.run("test")
    assert done.returncode == 0
    names = [call["name"] for call in ready.calls()]
    assert names == ["ruff", "ruff", "mypy", "lint-imports", "pytest", "mkdocs"]


def test_a_failed_check_does_not_hide_the_later_ones_and_decides_the_exit_code(ready: Project) -> None:
    done = ready.run("test", STUB_EXIT_MYPY="1", STUB_EXIT_MKDOCS="2")
    assert done.returncode == 1
    assert [call["name"] for call in ready.calls()][-2:] == ["pytest", "mkdocs"]
    assert "不合格（終了コード 1）  型（mypy）" in done.stderr
    assert "合格  試験（pytest）" in done.stderr


def test_the_launcher_itself_is_linted_although_its_name_has_no_ending(ready: Project) -> None:
    ready.run("test")
    ruff = [call["arguments"] for call in ready.calls() if call["name"] == "ruff"]
    assert all("run" in arguments for arguments in ruff)


def test_tests_are_refused_when_the_pinned_tools_cannot_be_had(fresh: Project) -> None:
    build_wheel(fresh.wheels, "dev_stub", "1", {**DEV_FILES, "ruff/__main__.py": ""}, "other = ruff:main")
    assert fresh.run("test").returncode == 3
    assert fresh.calls() == []


def test_ci_needs_one_command_and_no_particular_folder(ready: Project, tmp_path: Path) -> None:
    done = ready.run(how=(str(ready.root / ".ci/run"),), cwd=tmp_path, STUB_EXIT_PYTEST="1")
    assert done.returncode == 1
    assert [call["name"] for call in ready.calls()][-2:] == ["pytest", "mkdocs"]


# --- the auditor's own verbs ---


def test_audit_hands_on_its_arguments_in_the_folder_where_the_person_stands(ready: Project, tmp_path: Path) -> None:
    done = ready.run("audit", "out", "--report", "json=a.json", cwd=tmp_path, STUB_EXIT_CHECKS="2")
    assert done.returncode == 2
    [call] = ready.calls()
    assert call["arguments"] == ["audit", "--root", str(ready.root), "out", "--report", "json=a.json"]
    assert call["folder"] == str(tmp_path)
    assert call["env"]["CHECKS_BROWSER"] == str(ready.programs / "chromium")


def test_a_folder_named_checks_where_the_person_stands_is_not_taken_for_the_auditor(
    ready: Project, tmp_path: Path
) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks/__init__.py").touch()
    (tmp_path / "checks/__main__.py").write_text("print('a stranger')", encoding="utf-8")
    assert "a stranger" not in ready.run("audit", "out", cwd=tmp_path).stdout
    assert len(ready.calls()) == 1


def test_check_pdf_needs_no_browser_and_takes_the_file_from_where_the_person_stands(
    ready: Project, tmp_path: Path
) -> None:
    done = ready.run("check-pdf", "a.pdf", cwd=tmp_path, CHECKS_BROWSER="/no/such/browser", STUB_EXIT_CHECKS="1")
    assert done.returncode == 1
    [call] = ready.calls()
    assert call["arguments"] == ["check-pdf", "--root", str(ready.root), "a.pdf"]
    assert call["folder"] == str(tmp_path)


@pytest.mark.parametrize(("verb", "command"), [("explain", "explain"), ("new-rule", "new")])
def test_reading_and_writing_rules_needs_no_browser_and_no_particular_folder(
    ready: Project, tmp_path: Path, verb: str, command: str
) -> None:
    done = ready.run(verb, "html/image-alt", cwd=tmp_path, CHECKS_BROWSER="/no/such/browser")
    assert done.returncode == 0
    [call] = ready.calls()
    assert (call["arguments"], call["folder"]) == ([command, "html/image-alt"], str(ready.root))
