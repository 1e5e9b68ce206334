"""The public record on a site of its own: its pages are built, recorded, built again, and audited like any page."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.generate.small_accessibility import NAMES, in_menu, small_accessibility
from tests.sites import small

OURS = tuple(f"/accessibility/{name}/index.html" for name in NAMES)


def command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "checks", *words, "--root", str(folder)]
    return subprocess.run(arguments, cwd=small.ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def told(folder: Path) -> list[tuple[str, str, str]]:
    """What the audit has against the pages of the record."""
    report: dict[str, Any] = json.loads((folder / ".checks/reports/report.json").read_text(encoding="utf-8"))
    results = ("failed", "cantTell", "untested")
    found = [o for o in report["outcomes"] if o["result"] in results and o["page"].startswith("/accessibility/")]
    assert set(OURS) <= {page["url"] for page in report["pages"]}
    return [(o["rule"], o["page"], o["message"]) for o in found]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small.project(tmp_path_factory.mktemp("record"), states=("light-1280", "dark-320"))
    small_accessibility(folder)
    in_menu(folder)
    small.build(folder)
    return folder


def test_the_pages_pass_the_audit_before_and_after_a_result_is_recorded(project: Path) -> None:
    assert told(project) == []
    done = command(project, "record")
    assert done.returncode == 0, done.stderr
    assert "対応度：表明できません" in done.stdout
    assert "準拠に足りないもの：町が決めたウェブアクセシビリティ方針が、公表されていません。" in done.stdout
    small.build(project)
    assert told(project) == []
    files = [path.name for path in (project / "data/accessibility/results").iterdir()]
    assert len(files) == 1


def test_the_pages_people_test_are_drawn_with_a_seed_that_is_told(project: Path) -> None:
    done = command(project, "sample")
    assert done.returncode == 0, done.stderr
    assert "/accessibility/index.html" in done.stdout
    assert "くじの種：2026:" in done.stdout
    assert "「drawn:" in done.stdout


def test_a_claim_that_no_record_carries_blocks_the_build(project: Path) -> None:
    line = small.plant(project, "gomi.md", "このサイトは、JIS X 8341-3:2016の適合レベルAAに準拠しています。\n")
    built = small.build(project)
    assert built.code == 1
    assert f"docs/gomi.md:{line}" in built.output
    assert "より強い言い方です" in built.output


def test_without_a_build_there_is_nothing_to_record(tmp_path: Path) -> None:
    done = command(tmp_path, "record")
    assert done.returncode == 3
    assert "先に「./run site」" in done.stderr
