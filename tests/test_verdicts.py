"""What rules said of a page is used again while all that led to it is the same, and never a moment longer."""

import json
import os
import shutil
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checks import run, verdicts
from checks.config import Settings
from checks.evidence import PageEvidence
from checks.model import Origin, Outcome, Report, Result
from checks.reporters.json_report import render
from checks.rule import On, Rule, judge, rules
from checks.sources import Source
from checks.stored import Stored
from checks.subject import Document, Page, Site, reader_name
from tests.test_audit import PAGE

ROOT = Path(__file__).parents[1]
SETTINGS = Settings(states=("light-1280",), workers=1, page_timeout=60)
FEW = tuple(
    rule
    for rule in rules()
    if rule.id in ("html/image-alt", "axe/image-alt", "site/broken-link", "site/link-same-text", "site/title-unique")
)
BODIES = {
    "index": '<p><a href="/bousai.html">防災</a> <a href="/sitemap.html">窓口</a></p>',
    "bousai": '<p>はじめ</p><p><img src="/map.svg"></p><p><a href="/nowhere.html">ない頁</a></p>',
    "sitemap": '<p><a href="https://a.example/">様式</a> <a href="https://b.example/">様式</a></p>',
}
SOURCES = {f"/{name}.html": Source(f"docs/{name}.md", Origin.MARKDOWN) for name in BODIES}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of three pages: one with a fault of its own and a broken link, one with a question of a site rule."""
    monkeypatch.setattr(run, "rules", lambda: FEW)
    for name, body in BODIES.items():
        write(tmp_path / "site" / f"{name}.html", PAGE.format(title=f"{name} の案内", body=body))
        write(tmp_path / "docs" / f"{name}.md", "# 案内\n\nはじめ\n\n![](map.svg)\n\n[ない頁](nowhere.md)\n")
    write(tmp_path / "site" / "map.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Urls of the pages whose evidence is read from here on."""
    urls: list[str] = []
    read = Stored.get

    def noted(self: Stored, url: str) -> PageEvidence | None:
        urls.append(url)
        return read(self, url)

    monkeypatch.setattr(Stored, "get", noted)
    return urls


def audit(project: Path, settings: Settings = SETTINGS) -> Report:
    return run.audit(project / "site", project, settings, SOURCES)


def found(report: Report, rule: str) -> list[Outcome]:
    return [o for o in report.outcomes if o.rule == rule and o.result in (Result.FAILED, Result.CANT_TELL)]


def test_an_unchanged_site_is_told_again_without_reading_any_evidence(project: Path, looked_at: list[str]) -> None:
    before = audit(project)
    assert set(looked_at) == {f"/{name}.html" for name in BODIES}
    for rule in ("html/image-alt", "site/broken-link", "site/link-same-text"):
        assert len(found(before, rule)) == 1, rule
    looked_at.clear()
    assert render(audit(project)) == render(before)
    assert looked_at == []


def test_only_the_page_that_changed_is_judged_again(project: Path, looked_at: list[str]) -> None:
    audit(project)
    looked_at.clear()
    write(project / "site" / "sitemap.html", PAGE.format(title="sitemap の案内", body="<p><img src='/map.svg'></p>"))
    after = audit(project)
    assert set(looked_at) == {"/sitemap.html"}
    shutil.rmtree(project / verdicts.FOLDER)
    assert render(audit(project)) == render(after)
    assert [o.page for o in found(after, "html/image-alt")] == ["/bousai.html", "/sitemap.html"]


def test_a_rule_about_the_site_hears_of_a_page_that_went_away(project: Path) -> None:
    assert {o.page for o in found(audit(project), "site/broken-link")} == {"/bousai.html"}
    (project / "site" / "sitemap.html").unlink()
    assert {o.page for o in found(audit(project), "site/broken-link")} == {"/bousai.html", "/index.html"}


def test_a_finding_moves_with_its_line_though_the_page_is_the_same(project: Path) -> None:
    def lines() -> list[int | None]:
        report = audit(project)
        return [o.location.line for r in ("html/image-alt", "site/broken-link") for o in found(report, r) if o.location]

    assert lines() == [5, 7]
    text = (project / "docs" / "bousai.md").read_text(encoding="utf-8")
    write(project / "docs" / "bousai.md", "\n\n" + text)
    assert lines() == [7, 9]


def test_a_page_is_named_anew_when_a_picture_on_it_is_another(project: Path) -> None:
    before = {page.url: page.content for page in audit(project).pages}
    write(project / "site" / "map.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
    after = {page.url: page.content for page in audit(project).pages}
    assert [url for url in before if before[url] != after[url]] == ["/bousai.html"]


def test_another_template_is_looked_up_anew(project: Path) -> None:
    body = '<footer class="foot"><a href="/away.html">行き先</a></footer>'
    write(project / "site" / "sitemap.html", f"<!DOCTYPE html><html lang='ja'><title>c</title><main>あ</main>{body}")
    write(project / "overrides" / "main.html", '<footer class="foot"></footer>')
    paths = [o.location and (o.location.path, o.location.line) for o in found(audit(project), "site/broken-link")]
    assert paths == [("docs/bousai.md", 7), ("overrides/main.html", 1)]
    write(project / "overrides" / "main.html", '\n\n<footer class="foot"></footer>')
    paths = [o.location and (o.location.path, o.location.line) for o in found(audit(project), "site/broken-link")]
    assert paths == [("docs/bousai.md", 7), ("overrides/main.html", 3)]


@pytest.mark.parametrize("spoil", [lambda text: text[:-9], lambda text: text.replace("failed", "passed"), lambda _: ""])
def test_a_verdict_that_was_damaged_on_the_disk_is_not_used(project: Path, spoil: Any) -> None:
    before = render(audit(project))
    for path in (project / verdicts.FOLDER).rglob("*.json"):
        path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert render(audit(project)) == before


def test_old_verdicts_are_neither_used_nor_kept(project: Path, looked_at: list[str]) -> None:
    audit(project)
    looked_at.clear()
    old = time.time() - 8 * 24 * 3600
    left = project / verdicts.FOLDER / "another-program" / "a.json"
    write(left, "{}")
    for path in (project / verdicts.FOLDER).rglob("*.json"):
        os.utime(path, (old, old))
    audit(project)
    assert set(looked_at) == {f"/{name}.html" for name in BODIES}
    assert not left.parent.exists()


def test_a_page_that_could_not_be_examined_has_no_verdict_to_keep(project: Path, looked_at: list[str]) -> None:
    away = '<!DOCTYPE html><html lang="ja"><title>よそ</title><script>location.replace("/index.html")</script>'
    write(project / "site" / "away.html", away)
    audit(project)
    looked_at.clear()
    audit(project)
    assert set(looked_at) == {"/away.html"}


def test_a_changed_rule_never_uses_an_old_verdict(project: Path) -> None:
    """The real program, twice: a rule is edited between two audits, as whoever mends a rule does."""
    program = project / "program"
    shutil.copytree(ROOT / "checks", program / "checks", ignore=shutil.ignore_patterns("__pycache__"))

    def told() -> set[str]:
        report = project / "report.json"
        command = [sys.executable, "-m", "checks", "audit", str(project / "site"), "--root", str(project)]
        options = ["--state", "light-1280", "--report", f"json={report}"]
        subprocess.run([*command, *options], cwd=program, check=False, capture_output=True, timeout=300)
        outcomes = json.loads(report.read_text(encoding="utf-8"))["outcomes"]
        return {o["message"] for o in outcomes if o["rule"] == "html/image-alt" and o["result"] == "failed"}

    before = told()
    assert len(before) == 1
    seen = {path: path.stat().st_mtime_ns for path in (project / ".checks" / "evidence").rglob("*.json.gz")}
    rule = program / "checks" / "rules" / "html" / "image_alt.py"
    text = rule.read_text(encoding="utf-8")
    [message] = before
    assert message in text
    rule.write_text(text.replace(message, "別の言い方です。"), encoding="utf-8")
    assert told() == {"別の言い方です。"}
    assert seen == {path: path.stat().st_mtime_ns for path in (project / ".checks" / "evidence").rglob("*.json.gz")}


def test_pages_are_let_go_once_they_are_judged(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        write(project / "site" / f"more{number}.html", PAGE.format(title=f"{number}番", body="<p>本文</p>"))
    documents: list[weakref.ref[Document]] = []
    most = 0
    make = PageEvidence.page

    def noted(self: PageEvidence, state: str) -> Page:
        nonlocal most
        page = make(self, state)
        documents.append(weakref.ref(page.served))
        most = max(most, sum(1 for document in documents if document() is not None))
        return page

    monkeypatch.setattr(PageEvidence, "page", noted)
    audit(project)
    assert len(documents) >= 15
    assert most <= 6


class _OutOfReach(dict[str, Page]):
    def __getitem__(self, url: str) -> Page:
        raise AssertionError(f"asked for {url} itself")

    def values(self) -> Any:
        raise AssertionError("asked for all pages themselves")

    items = values


@pytest.mark.parametrize("rule", [r for r in rules() if r.meta.on is On.SITE], ids=lambda rule: rule.id)
def test_a_rule_about_the_site_names_all_that_it_reads_of_every_page(rule: Rule) -> None:
    markup = (
        '<html lang="ja"><title>町</title><nav><a href="a.html">計画</a></nav><p>JIS X 8341-3に準拠しています。</p>'
    )
    pages = {url: Page(url, "light-1280", Document(url, markup)) for url in ("/index.html", "/a.html")}
    told = {reader_name(reader): {url: reader(pages[url]) for url in pages} for reader in rule.meta.reads}
    bare = list(judge(rule, Site(_OutOfReach(pages), frozenset(pages), told=told)))
    assert [item.result for item in bare] == [item.result for item in judge(rule, Site(pages, frozenset(pages)))]


def test_a_reader_that_breaks_leaves_its_rules_untested_on_all_pages(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def breaks(page: Page) -> Mapping[str, str]:
        raise ZeroDivisionError

    unique = next(rule for rule in FEW if rule.id == "site/title-unique")
    meta = replace(unique.meta, reads=(unique.meta.reads[0], breaks))
    broken = replace(unique, meta=meta, select=lambda site: site.read(breaks))
    monkeypatch.setattr(run, "rules", lambda: (broken,))
    report = audit(project)
    untested = [o for o in report.outcomes if o.result is Result.UNTESTED]
    assert {o.page for o in untested} == {f"/{name}.html" for name in BODIES}
    assert {o.rule for o in untested} == {"site/title-unique"}
    assert "ZeroDivisionError" in untested[0].message
