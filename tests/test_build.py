"""A build as staff meet it: a clean project is published, a planted fault is found at its line."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sites import small

SHADES = '<p style="color:#999; background-color:#fff">うすい文字のお知らせです。</p>\n'
CLICKS = '<div markdown="0"><span onclick="void 0">押すと開きます</span></div>\n'

FAULTS = {
    "html/image-undecided": "![](a.png)\n",
    "html/table-header-empty": "表: 電話\n\n| 窓口 |  |\n| --- | --- |\n| 役場 | なし |\n",
    "html/link-purpose": "くわしくは[こちら](index.md)を見てください。\n",
    "site/broken-link": "[引っ越しの手続き](hikkoshi.md)\n",
    "text/foreign-script": "デジタルデバйдの解消をめざします。\n",
    "axe/color-contrast": SHADES,
    "probe/mouse-only": CLICKS,
}
"""One fault per family of rules, as an editor might make it at the end of a page."""


def report(folder: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((folder / ".checks/reports/report.json").read_text(encoding="utf-8"))
    return whole


def failures(folder: Path) -> list[dict[str, Any]]:
    return [outcome for outcome in report(folder)["outcomes"] if outcome["result"] == "failed"]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[small.Built, dict[str, int]]:
    folder = small.project(tmp_path_factory.mktemp("planted"), states=("light-1280", "dark-320"))
    lines = {rule: small.plant(folder, "gomi.md", text) for rule, text in FAULTS.items()}
    return small.build(folder), lines


def test_a_clean_project_conforms_and_is_published(tmp_path: Path) -> None:
    built = small.build(small.project(tmp_path))
    assert built.code == 0, built.output
    assert (tmp_path / "site" / "gomi" / "index.html").is_file()
    assert not (tmp_path / "site.blocked").exists()
    assert not (tmp_path / "site.building").exists()
    assert report(tmp_path)["verdict"] == "conforms"
    pages = {page["url"] for page in report(tmp_path)["pages"]}
    assert {"/404.html", "/search/index.html", "/index.html"} <= pages


def test_a_project_with_faults_is_blocked_with_exit_code_1(planted: tuple[small.Built, dict[str, int]]) -> None:
    built, _ = planted
    assert built.code == 1, built.output
    assert not (built.folder / "site").exists()
    assert (built.folder / "site.blocked" / "gomi" / "index.html").is_file()
    assert report(built.folder)["verdict"] == "nonconforming"


def line_of(rule: str) -> Callable[[int], set[int]]:
    """Lines at which a finding may stand: a table's fault may be told at its header row."""
    return lambda line: {line, line + 2} if rule.startswith("html/table") else {line}


@pytest.mark.parametrize("rule", FAULTS)
def test_every_planted_fault_is_found_at_its_line_with_a_japanese_fix(
    planted: tuple[small.Built, dict[str, int]], rule: str
) -> None:
    built, lines = planted
    found = [f for f in failures(built.folder) if f["rule"] == rule]
    assert {f["location"]["path"] for f in found} == {"docs/gomi.md"}
    assert {f["location"]["line"] for f in found} <= line_of(rule)(lines[rule])
    assert found[0]["location"]["origin"] == "markdown"
    assert all(any("ぁ" <= letter <= "ん" for letter in f["fix"]) for f in found)
    assert f"docs/gomi.md:{found[0]['location']['line']}" in built.output


def test_nothing_is_reported_but_what_was_planted(planted: tuple[small.Built, dict[str, int]]) -> None:
    built, lines = planted
    elsewhere = [f for f in failures(built.folder) if f["location"]["path"] != "docs/gomi.md"]
    assert elsewhere == []
    allowed = {line for rule, first in lines.items() for line in line_of(rule)(first)}
    assert {f["location"]["line"] for f in failures(built.folder)} <= allowed


def test_a_fault_of_the_template_is_told_once_and_not_once_per_page(tmp_path: Path) -> None:
    folder = small.project(tmp_path)
    theme = folder / "theme"
    small.copy_overrides(theme)
    footer = theme / "partials" / "footer.html"
    footer.write_text(footer.read_text(encoding="utf-8") + '<img src="/assets/favicon.svg">', encoding="utf-8")
    built = small.build(folder)
    assert built.code == 1, built.output
    found = [f for f in failures(folder) if f["rule"] == "html/image-alt"]
    assert len(found) > 3
    assert len({f["fingerprint"] for f in found}) == 1
    assert {f["location"]["origin"] for f in found} == {"template"}
    assert built.output.count('<img src="/assets/favicon.svg"/>') == 1


def test_a_warning_of_the_builder_blocks_too(tmp_path: Path) -> None:
    folder = small.project(tmp_path)
    (folder / "docs" / "extra.md").write_text("# 並びに入れ忘れたページ\n\n本文です。\n", encoding="utf-8")
    built = small.build(folder)
    assert built.code == 1, built.output
    assert "extra.md" in built.output
    assert not (folder / "site").exists()


def test_a_build_that_breaks_off_leaves_no_site_behind(tmp_path: Path) -> None:
    folder = small.project(tmp_path)
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("前の版", encoding="utf-8")
    (folder / "docs" / "gomi.md").write_text("# ごみ\n\n{{ ない部品 }}\n", encoding="utf-8")
    built = small.build(folder)
    assert built.code != 0
    assert "docs/gomi.md の 3行目" in built.output
    assert not (folder / "site").exists()


def test_a_site_that_cannot_be_audited_is_incomplete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKS_BROWSER", str(tmp_path / "no-browser"))
    built = small.build(small.project(tmp_path))
    assert built.code == 2, built.output
    assert not (tmp_path / "site").exists()
    assert (tmp_path / "site.blocked").exists()


def test_a_setting_the_auditor_does_not_know_ends_with_exit_code_3(tmp_path: Path) -> None:
    folder = small.project(tmp_path)
    (folder / "pyproject.toml").write_text("[tool.checks]\nstate = []\n", encoding="utf-8")
    built = small.build(folder)
    assert built.code == 3, built.output
    assert "states" in built.output
    assert not (folder / "site").exists()


@pytest.mark.parametrize("command", [("mkdocs", "build", "--quiet"), ("mkdocs", "gh-deploy", "--quiet")])
def test_every_way_to_build_goes_through_the_gate(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = small.project(tmp_path)
    small.plant(folder, "gomi.md", "![](a.png)\n")
    mkdocs = Path(sys.executable).with_name("mkdocs")
    built = small.build(folder, str(mkdocs), *command[1:])
    assert built.code == 1, built.output
    assert not (folder / "site").exists()


def test_a_bug_of_the_auditor_ends_as_incomplete_and_publishes_nothing(tmp_path: Path) -> None:
    folder = small.project(tmp_path)
    hook = folder / "bug.py"
    hook.write_text(
        "def broken(*args, **kwargs):\n    raise ZeroDivisionError('割れません')\n\n"
        "def on_post_build(config):\n    import checks.run\n    checks.run.judge = broken\n",
        encoding="utf-8",
    )
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("hooks:\n", "hooks:\n  - bug.py\n"), encoding="utf-8")
    built = small.build(folder)
    assert built.code == 2, built.output
    assert "割れません" in built.output
    assert not (folder / "site").exists()
