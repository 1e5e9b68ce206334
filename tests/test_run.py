"""`./run`: prepares a fresh machine, repairs a broken one, and never blurs the exit code of what it starts."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.launcher_stubs import DEV_FILES, REPOSITORY, SITE_FILES, Project, build_wheel, write_script
from tools.launcher import browser
from tools.launcher.main import VERBS

INSTALLING = "必要な部品を入れています"
MAKING = "作業場所（.venv）を作っています"


@pytest.fixture
def fresh(tmp_path: Path) -> Project:
    """A copy nobody has used yet."""
    return Project.make(tmp_path)


@pytest.fixture(scope="module")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project.make(tmp_path_factory.mktemp("prepared"))
    assert project.run("test").returncode == 0
    return project


@pytest.fixture
def ready(_prepared: Project) -> Project:
    """A copy in which everything is installed; a test that uses it must not change it."""
    _prepared.calls()
    return _prepared


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


# --- .venv ---


def test_a_fresh_copy_is_made_ready_from_any_folder_and_builds_the_site_in_its_own(
    fresh: Project, tmp_path: Path
) -> None:
    done = fresh.run("site", cwd=tmp_path, PYTHONPATH="/elsewhere", NO_COLOR="1")
    assert done.returncode == 0, done.stderr
    assert MAKING in done.stderr
    [call] = fresh.calls()
    assert (call["name"], call["arguments"], call["folder"]) == ("mkdocs", ["build"], str(fresh.root))
    assert call["env"] == {
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "NO_COLOR": "1",
        "CHECKS_BROWSER": str(fresh.programs / "chromium"),
    }


def test_the_second_start_installs_nothing(ready: Project, tmp_path: Path) -> None:
    done = ready.run("site", PIP_FIND_LINKS=tmp_path.as_uri())
    assert done.returncode == 0
    assert INSTALLING not in done.stderr
    assert len(ready.calls()) == 1


@pytest.mark.parametrize("how", [("./run",), ("python3", "run")])
def test_the_file_starts_by_itself_and_through_python(ready: Project, how: tuple[str, ...]) -> None:
    done = ready.run("site", how=how)
    assert done.returncode == 0, done.stderr
    assert len(ready.calls()) == 1


def test_changed_requirements_are_installed_on_the_next_start(fresh: Project) -> None:
    fresh.run("site")
    newer = {**SITE_FILES, "mkdocs/__main__.py": "print('the newer one')"}
    pin = build_wheel(fresh.wheels, "site_stub", "2", newer)
    (fresh.root / "requirements.txt").write_text(pin, encoding="utf-8")
    assert fresh.run("site").stdout == "the newer one\n"


def test_a_package_whose_bytes_are_not_the_pinned_ones_is_never_used(fresh: Project) -> None:
    build_wheel(fresh.wheels, "site_stub", "1", {**SITE_FILES, "mkdocs/__main__.py": "print('tampered')"})
    for _ in range(2):
        done = fresh.run("site")
        assert done.returncode == 3
        assert "tampered" not in done.stdout
        assert "エラー：部品を取り寄せられませんでした。" in done.stderr


def test_a_requirements_file_that_is_missing_is_named(fresh: Project) -> None:
    (fresh.root / "requirements.txt").unlink()
    done = fresh.run("site")
    assert done.returncode == 3
    assert "エラー：requirements.txt を読めません。" in done.stderr


def test_an_installation_that_was_interrupted_is_begun_anew(fresh: Project) -> None:
    assert fresh.run("site", PIP_FIND_LINKS="").returncode == 3
    package = next((fresh.root / ".venv").glob("lib/*/site-packages"))
    (package / "half.pth").write_text("import no_such_module", encoding="utf-8")
    done = fresh.run("site")
    assert done.returncode == 0
    assert MAKING in done.stderr
    assert not (package / "half.pth").exists()


def test_a_venv_without_its_python_is_made_anew(fresh: Project) -> None:
    fresh.run("site")
    fresh.python.unlink()
    fresh.python.symlink_to("/no/such/python")
    done = fresh.run("site")
    assert done.returncode == 0
    assert MAKING in done.stderr


def test_a_venv_whose_packages_were_lost_is_filled_again(fresh: Project) -> None:
    fresh.run("site")
    shutil.rmtree(next((fresh.root / ".venv").glob("lib/*/site-packages")))
    fresh.calls()
    done = fresh.run("site")
    assert done.returncode == 0
    assert len(fresh.calls()) == 1


def test_a_copy_that_was_moved_gets_a_venv_of_its_new_place(fresh: Project, tmp_path: Path) -> None:
    fresh.run("site")
    fresh.root = fresh.root.rename(tmp_path / "moved")
    done = fresh.run("site")
    assert done.returncode == 0
    assert MAKING in done.stderr


def test_a_venv_made_by_hand_is_used_as_it_is(fresh: Project) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(fresh.root / ".venv")], check=True)
    done = fresh.run("site")
    assert done.returncode == 0
    assert MAKING not in done.stderr


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
    code, said = _stopped_by(ready, verb, signal.SIGINT, whole_group=True)
    assert said == "stopped by SIGINT\n"
    assert code == expected


def test_a_request_to_end_reaches_the_program_that_was_started(ready: Project) -> None:
    _, said = _stopped_by(ready, "site", signal.SIGTERM, whole_group=False)
    assert said == "stopped by SIGTERM\n"


def _stopped_by(project: Project, verb: str, number: signal.Signals, *, whole_group: bool) -> tuple[int, str]:
    with subprocess.Popen(
        [sys.executable, str(project.root / "run"), verb],
        env={**project.env, "STUB_WAITS": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        if whole_group:
            os.killpg(process.pid, number)
        else:
            os.kill(process.pid, number)
        rest = process.stdout.read()
        return process.wait(timeout=20), rest


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
    (tmp_path / "checks/__main__.py").write_text("print('a stranger')", encoding="utf-8")
    assert "a stranger" not in ready.run("audit", "out", cwd=tmp_path).stdout
    assert len(ready.calls()) == 1


@pytest.mark.parametrize(("verb", "command"), [("explain", "explain"), ("new-rule", "new")])
def test_reading_and_writing_rules_needs_no_browser_and_no_particular_folder(
    ready: Project, tmp_path: Path, verb: str, command: str
) -> None:
    done = ready.run(verb, "html/image-alt", cwd=tmp_path, CHECKS_BROWSER="/no/such/browser")
    assert done.returncode == 0
    [call] = ready.calls()
    assert (call["arguments"], call["folder"]) == ([command, "html/image-alt"], str(ready.root))


# --- browser and font ---


def test_the_chosen_browser_goes_before_an_installed_one(ready: Project, tmp_path: Path) -> None:
    write_script(tmp_path / "mine", "echo 1")
    ready.run("site", CHECKS_BROWSER=str(tmp_path / "mine"))
    assert ready.calls()[0]["env"]["CHECKS_BROWSER"] == str(tmp_path / "mine")


def test_a_chosen_browser_that_is_not_there_is_an_error_and_not_replaced(ready: Project) -> None:
    done = ready.run("site", CHECKS_BROWSER="/no/such/browser")
    assert done.returncode == 3
    assert "エラー：CHECKS_BROWSER のブラウザー（/no/such/browser）を動かせません。" in done.stderr
    assert ready.calls() == []


def test_an_installed_browser_that_does_not_start_is_passed_over(fresh: Project) -> None:
    write_script(fresh.programs / "chromium", "exit 1")
    write_script(fresh.programs / "google-chrome", "echo Chrome 1")
    fresh.run("site")
    assert fresh.calls()[0]["env"]["CHECKS_BROWSER"] == str(fresh.programs / "google-chrome")


def test_without_a_browser_one_is_downloaded_once(fresh: Project) -> None:
    (fresh.programs / "chromium").unlink()
    for download in ("works", "broken"):
        done = fresh.run("site", STUB_BROWSER_DOWNLOAD=download)
        assert done.returncode == 0, done.stderr
        assert fresh.calls()[0]["env"]["CHECKS_BROWSER"] == str(fresh.home / "downloaded")


def test_without_any_way_to_a_browser_the_person_is_told_what_to_install(fresh: Project) -> None:
    (fresh.programs / "chromium").unlink()
    done = fresh.run("site")
    assert done.returncode == 3
    assert "エラー：検査に使うブラウザーがありません。Google Chrome、" in done.stderr
    assert fresh.calls() == []


def test_root_on_debian_gets_browser_and_font_from_the_distribution(
    fresh: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fresh.programs / "chromium").unlink()
    chromium = fresh.programs / "chromium"
    write_script(
        fresh.programs / "apt-get",
        f'echo "$@" >> "{tmp_path}/apt.log"\n'
        f'test "$1" = install && printf "#!/bin/sh\\n" > "{chromium}" && {shutil.which("chmod")} +x "{chromium}"',
    )
    for name in list(os.environ):
        monkeypatch.delenv(name)
    for name, value in fresh.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert browser.find(fresh.root) == str(chromium)
    update, install = (tmp_path / "apt.log").read_text(encoding="utf-8").splitlines()
    assert update.startswith("update")
    assert install.endswith("--yes --no-install-recommends chromium fonts-noto-cjk")


def test_without_a_japanese_font_nothing_is_audited(fresh: Project) -> None:
    write_script(fresh.programs / "fc-list", "exit 0")
    done = fresh.run("site")
    assert done.returncode == 3
    assert "エラー：日本語のフォントがありません。" in done.stderr
    assert fresh.calls() == []


def test_browsers_are_looked_for_where_windows_and_macos_put_them() -> None:
    windows = list(browser.places("win32", {"PATH": "", "PROGRAMFILES": r"C:\Program Files"}))
    assert r"C:\Program Files\Google\Chrome\Application\chrome.exe" in windows
    assert r"C:\Program Files\Microsoft\Edge\Application\msedge.exe" in windows
    mac = list(browser.places("darwin", {"PATH": ""}))
    assert "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in mac


# --- new-page and lock ---


def test_a_new_page_has_its_title_and_says_what_to_do_next(fresh: Project) -> None:
    done = fresh.run("new-page", "bosai/yuki", "雪への備え")
    assert done.returncode == 0
    page = (fresh.root / "docs/bosai/yuki.md").read_text(encoding="utf-8")
    assert page.startswith("# 雪への備え\n")
    assert "docs/bosai/yuki.md を開いて" in done.stderr
    assert "nav" not in done.stderr


def test_where_the_menu_is_a_list_the_line_to_add_is_named(fresh: Project) -> None:
    (fresh.root / "mkdocs.yml").write_text("site_name: test\nnav:\n  - index.md\n", encoding="utf-8")
    assert "nav: に bosai/yuki.md の行を足す" in fresh.run("new-page", "docs/bosai/yuki.md", "雪").stderr


def test_a_page_that_is_there_is_never_overwritten(fresh: Project) -> None:
    fresh.run("new-page", "yuki", "雪")
    done = fresh.run("new-page", "yuki", "別の題名")
    assert done.returncode == 3
    assert "docs/yuki.md はもうあります" in done.stderr
    assert "別の題名" not in (fresh.root / "docs/yuki.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["../secret", "雪", "Yuki", "a b", "/", "yuki_", "a//b"])
def test_a_place_that_cannot_be_an_address_is_refused(fresh: Project, place: str) -> None:
    done = fresh.run("new-page", place, "雪")
    assert done.returncode == 3
    assert f"「{place}」は場所に使えません" in done.stderr
    assert not (fresh.root / "docs").exists()


@pytest.mark.parametrize("arguments", [(), ("yuki",), ("yuki", " "), ("yuki", "雪の", "備え")])
def test_a_new_page_without_a_usable_title_is_refused(fresh: Project, arguments: tuple[str, ...]) -> None:
    done = fresh.run("new-page", *arguments)
    assert done.returncode == 3
    assert "題名" in done.stderr
    assert not (fresh.root / "docs").exists()


def test_lock_pins_both_files_for_every_platform_with_hashes(ready: Project) -> None:
    done = ready.run("lock", "--upgrade")
    assert done.returncode == 0
    site, dev = (call["arguments"] for call in ready.calls())
    for arguments, name in ((site, "requirements"), (dev, "requirements-dev")):
        assert arguments[:2] == ["pip", "compile"]
        assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--upgrade"} < set(arguments)
        assert arguments[-3:] == [f"{name}.in", "-o", f"{name}.txt"]


def test_lock_stops_at_the_file_that_cannot_be_pinned(ready: Project) -> None:
    done = ready.run("lock", STUB_EXIT_UV="1")
    assert done.returncode == 1
    assert "requirements.in を直してください" in done.stderr
    assert len(ready.calls()) == 1
