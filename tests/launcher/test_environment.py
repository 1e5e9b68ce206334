"""`.venv`: made on a fresh machine, mended on a broken one, and never filled with what is not pinned."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.launcher.stubs import SITE_FILES, Project, build_wheel

INSTALLING = "必要な部品を入れています"
MAKING = "作業場所（.venv）を作っています"


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


def test_a_package_without_a_pinned_hash_is_never_used(fresh: Project) -> None:
    (fresh.root / "requirements.txt").write_text("site_stub==1\n", encoding="utf-8")
    assert fresh.run("site").returncode == 3
    assert fresh.calls() == []


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
