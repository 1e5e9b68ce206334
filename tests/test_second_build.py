"""A second build of the same project: the same pages, and nothing is made again that is already there."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.speed import sites
from checks import public_pages
from checks.public_pages import RECORD, Made, made_or_kept

KEPT = Path(".checks", "pages", "about.json")
BUILD = """
import atexit, runpy, sys
atexit.register(lambda: print("loaded:", *sys.modules))
sys.argv = ["mkdocs", "build", "--quiet"]
runpy.run_module("mkdocs", run_name="__main__")
"""


def build(project: Path) -> tuple[dict[str, bytes], set[str]]:
    """The files of the built site, and the names of all modules that were loaded for it."""
    env = {**os.environ, **sites.build_environment()}
    command = [sys.executable, "-c", BUILD]
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr  # not audited yet
    site = project / "site.blocked"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return files, set(done.stdout.partition("loaded: ")[2].split())


def test_a_second_build_prints_nothing_loads_no_rule_and_gives_the_same_bytes(tmp_path: Path) -> None:
    project = sites.project(tmp_path / "project", 0)
    first, loaded = build(project)
    assert loaded >= {"playwright", "pikepdf", "checks.rules"}
    second, loaded_again = build(project)
    assert loaded_again.isdisjoint({"playwright", "pikepdf", "checks.rules", "checks.browser", "checks.run"})
    assert "generate.site" in loaded_again
    assert second.keys() == first.keys()
    changing = {"sitemap.xml.gz"}  # tells the second at which it was written
    assert [name for name in first if first[name] != second[name] and name not in changing] == []
    assert "plan/whole/plan.pdf" in first


@pytest.fixture
def make() -> Callable[[], Made]:
    """Makes another text each time."""
    times: list[int] = []

    def made() -> Made:
        times.append(0)
        return {"a.md": f"{len(times)}回目\r\n"}

    return made


def test_pages_about_the_audit_are_kept_while_the_program_and_the_record_are_the_same(
    tmp_path: Path, make: Callable[[], Made]
) -> None:
    first = made_or_kept(tmp_path, "about", make)
    assert made_or_kept(tmp_path, "about", make) == first == {"a.md": "1回目\r\n"}
    (tmp_path / RECORD).parent.mkdir(parents=True)
    (tmp_path / RECORD).write_text("{}", encoding="utf-8")
    assert made_or_kept(tmp_path, "about", make) == {"a.md": "2回目\r\n"}


def test_pages_of_another_program_are_made_anew(
    tmp_path: Path, make: Callable[[], Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "checks"
    (package / "rules").mkdir(parents=True)
    (package / "rules" / "one.py").write_text("1", encoding="utf-8")
    (tmp_path / "tests" / "rules").mkdir(parents=True)
    monkeypatch.setattr(public_pages, "_PACKAGE", package)
    monkeypatch.setattr(public_pages, "_program", public_pages._digest_of_program)

    def again() -> str:
        return made_or_kept(tmp_path, "about", make)["a.md"][:3]

    assert [again(), again()] == ["1回目", "1回目"]
    (package / "rules" / "one.py").write_text("2", encoding="utf-8")
    assert [again(), again()] == ["2回目", "2回目"]
    (tmp_path / "tests" / "rules" / "one.md").write_text("例", encoding="utf-8")
    assert [again(), again()] == ["3回目", "3回目"]


@pytest.mark.parametrize("harm", ["", "{}", "[]", '{"files": {"a.md": "ほかの文"}}'])
def test_kept_pages_that_were_harmed_are_made_anew(tmp_path: Path, make: Callable[[], Made], harm: str) -> None:
    made_or_kept(tmp_path, "about", make)
    kept = json.loads((tmp_path / KEPT).read_text(encoding="utf-8"))
    text = json.dumps({**kept, **json.loads(harm)}) if harm.startswith('{"') else harm
    (tmp_path / KEPT).write_text(text, encoding="utf-8")
    assert made_or_kept(tmp_path, "about", make) == {"a.md": "2回目\r\n"}


def test_pages_made_while_somebody_changed_the_program_are_not_kept(
    tmp_path: Path, make: Callable[[], Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_pages, "_digest_of_program", lambda: "as it is now")
    made_or_kept(tmp_path, "about", make)
    assert not (tmp_path / KEPT).exists()
