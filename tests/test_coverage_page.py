"""The public page of what the audit can and cannot see: whole, honest, and itself free of faults."""

import subprocess
import sys
from pathlib import Path

import markdown
from bs4 import BeautifulSoup

from checks.coverage import coverage_page, limits
from checks.criteria import criteria
from checks.model import Result
from checks.public_pages import COVERAGE
from checks.rule import On, Rule, judge, rules
from checks.states import STATES
from checks.subject import Document, Site
from tests.browsing import Collecting

ROOT = Path(__file__).resolve().parents[1]
TEXT = coverage_page()
ABOUT = [rule for rule in rules() if rule.meta.criteria]
CONFIG = """
site_name: 試験の町
strict: true
nav:
  - index.md
{extra}
theme: {{name: material, font: false}}
plugins: []
hooks: [{hook}]
markdown_extensions: [attr_list]
validation: {{links: {{anchors: warn}}}}
"""


def built(folder: Path, extra: str) -> subprocess.CompletedProcess[str]:
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# 試験の町\n", encoding="utf-8")
    hook = ROOT / "overrides/hooks/coverage.py"
    (folder / "mkdocs.yml").write_text(CONFIG.format(extra=extra, hook=hook), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_criterion_has_a_heading_and_what_people_look_at() -> None:
    for criterion in criteria().values():
        assert f"### {criterion.label} {{" in TEXT
    assert TEXT.count("人が確かめること：") == len(criteria())


def test_every_rule_about_a_criterion_is_named_and_says_its_limits_once() -> None:
    for rule in ABOUT:
        assert rule.title in TEXT
        if rule.family != "axe":
            assert TEXT.count(f"**{rule.title}**") == 1
            assert limits(rule) in TEXT


def test_limits_are_one_line_of_the_rules_own_words() -> None:
    told = {rule.id: limits(rule) for rule in ABOUT}
    assert "\n" not in "".join(told.values())
    assert told["probe/mouse-only"].startswith("要素そのものに付いたクリックの処理を見ます。")


def test_the_page_claims_no_more_than_it_knows() -> None:
    assert "規則が何も見つけなくても、達成基準を満たしているとは言えません。" in TEXT
    assert "準拠" not in TEXT
    assert "レベルAAAの達成基準" in TEXT.partition("## 規則のないW3Cの失敗例")[2]


def test_the_build_adds_the_page_where_the_menu_asks_for_it(tmp_path: Path) -> None:
    done = built(tmp_path, f"  - {COVERAGE}")
    assert done.returncode == 0, done.stdout + done.stderr
    html = (tmp_path / "site" / "accessibility" / "rules" / "index.html").read_text(encoding="utf-8")
    assert len(BeautifulSoup(html, "lxml").select("h3[id^=sc-]")) == len(criteria())


def test_a_site_that_does_not_ask_for_the_page_is_built_without_it(tmp_path: Path) -> None:
    done = built(tmp_path, "")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "site" / "accessibility").exists()


def test_the_rules_find_no_fault_in_the_page_about_them(collect: Collecting) -> None:
    body = TEXT.split("---\n", 2)[2]
    made = markdown.markdown(body, extensions=["attr_list"])
    head = '<head><meta charset="utf-8"><title>監査で分かること・分からないこと</title></head>'
    html = f'<!DOCTYPE html><html lang="ja">{head}<body><main>{made}</main></body></html>'
    page = collect.pages({"/index.html": html}, probes=())["/index.html"].page(STATES[0].name)
    site = Site({"/index.html": page}, frozenset({"/index.html"}))

    def subjects(rule: Rule) -> list[Document | Site]:
        if rule.meta.on is On.SERVED:
            return [page.served]
        return [*page.rendered] if rule.meta.on is On.RENDERED else [site]

    judged = [
        (rule.id, found.message)
        for rule in rules()
        if rule.meta.on in (On.SERVED, On.RENDERED, On.SITE) and not rule.meta.needs
        for subject in subjects(rule)
        for found in judge(rule, subject)
        if found.result in (Result.FAILED, Result.CANT_TELL)
    ]
    assert not judged, "\n".join(f"{name} {told}" for name, told in judged)
