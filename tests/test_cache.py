"""Evidence kept from audit to audit: used while nothing it was made of has changed, and never a moment longer."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from checks import browser, cache, collect, ingredients, run
from checks.config import Settings
from checks.evidence import PageEvidence
from checks.ingredients import Files
from checks.model import Report, Result, Severity
from checks.reporters.json_report import render
from checks.rule import Message, Meta, On, Rule, failed, rules
from tests.test_audit import PAGE

SETTINGS = Settings(states=("light-1280",), workers=1, page_timeout=60)
FEW = tuple(rule for rule in rules() if rule.id in ("html/image-alt", "axe/image-alt", "probe/link-color"))
PAGES = ("/bousai.html", "/index.html", "/sitemap.html")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of three pages, two with one stylesheet, one with a script that loads words, one with a picture.

    A few rules suffice here; one of them needs a probe.
    """
    monkeypatch.setattr(run, "rules", lambda: FEW)
    site = tmp_path / "site"
    site.mkdir()
    style = '<link rel="stylesheet" href="/site.css">'
    bodies = {
        "index": style + '<p id="words"></p><script src="/words.js"></script>',
        "bousai": style + '<p><img src="/map.svg" alt="避難所の地図"></p>',
        "sitemap": "<p>ここには飾りがありません。</p>",
    }
    for name, body in bodies.items():
        (site / f"{name}.html").write_text(PAGE.format(title=f"{name} の案内", body=body), encoding="utf-8")
    (site / "site.css").write_text("p { color: #000 }", encoding="utf-8")
    (site / "words.js").write_text(
        'fetch("/words.json").then(a => a.json()).then(w => { document.getElementById("words").textContent = w })',
        encoding="utf-8",
    )
    (site / "words.json").write_text('"ようこそ"', encoding="utf-8")
    (site / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    return tmp_path


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Urls of the pages a browser looks at from here on; empty it before looking again."""
    urls: list[str] = []
    visit = browser.Collector.collect

    async def noted(self: browser.Collector, url: str, served: str) -> PageEvidence:
        urls.append(url)
        return await visit(self, url, served)

    monkeypatch.setattr(browser.Collector, "collect", noted)
    return urls


def audit(project: Path, settings: Settings = SETTINGS) -> Report:
    return run.audit(project / "site", project, settings, {})


def again(project: Path, visited: list[str], settings: Settings = SETTINGS) -> list[str]:
    """The pages that are looked at in a further audit."""
    visited.clear()
    audit(project, settings)
    return sorted(visited)


def test_an_unchanged_site_is_judged_without_a_browser_and_the_report_is_the_same(
    project: Path, visited: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = audit(project)
    assert sorted(visited) == list(PAGES)
    monkeypatch.setattr(browser, "launched", lambda: pytest.fail("started a browser"))
    started = time.monotonic()
    assert render(audit(project)) == render(before)
    assert time.monotonic() - started < sum(page.seconds for page in before.pages) / 2


def test_what_a_changed_file_can_touch_is_looked_at_again_and_nothing_else(project: Path, visited: list[str]) -> None:
    (project / "site" / "map.svg").unlink()
    audit(project)
    touched = {
        "map.svg": ["/bousai.html"],  # missing so far
        "sitemap.html": ["/sitemap.html"],
        "site.css": ["/bousai.html", "/index.html"],
        "words.json": ["/index.html"],
        "unused.css": [],
    }
    for file, pages in touched.items():
        with (project / "site" / file).open("a", encoding="utf-8") as stream:
            stream.write(" ")
        assert again(project, visited) == pages, file


def test_a_changed_rule_judges_the_kept_evidence_anew(
    project: Path, visited: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    audit(project)
    visited.clear()
    meta = Meta(criteria=("1.1.1",), severity=Severity.MINOR, on=On.SERVED)
    messages = {"no": Message("だめです。", "直します。")}
    strict = Rule(
        "html/new", "新しい規則", "", meta, messages, lambda page: [page], lambda _target, _page: [failed("no")]
    )
    monkeypatch.setattr(run, "rules", lambda: (*FEW, strict))
    told = [outcome for outcome in audit(project).outcomes if outcome.rule == "html/new"]
    assert visited == []
    assert [outcome.result for outcome in told] == [Result.FAILED] * 3


def test_another_state_looks_anew_and_leaves_what_is_kept_of_the_first(project: Path, visited: list[str]) -> None:
    audit(project)
    assert again(project, visited, replace(SETTINGS, states=("dark-320",))) == list(PAGES)
    assert again(project, visited) == []


def test_another_browser_looks_anew(project: Path, visited: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    audit(project)
    engines = browser.engines()
    assert engines is not None
    monkeypatch.setattr(browser, "engines", lambda: {**engines, "browser": "0.0.1"})
    assert again(project, visited) == list(PAGES)


def test_the_engines_are_told_apart_by_their_versions() -> None:
    engines = browser.engines()
    assert engines is not None
    assert set(engines) == {"browser", "axe-core", "playwright", "platform"}
    others = [{**engines, name: "0.0.1"} for name in engines]
    assert len({ingredients.made_by([], [], each) for each in [engines, *others]}) == 5


def test_a_changed_line_of_our_own_program_looks_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "checks"
    for name in ("browser/probes/_walk.js", "browser/probes/walk.py", "browser/axe.py", "evidence.py", "states.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(ingredients, "_PACKAGE", package)
    seen = set()
    for path in [None, *sorted(package.rglob("*.*"))]:
        if path:
            path.write_text("2", encoding="utf-8")
        ingredients._program.cache_clear()
        seen.add(ingredients.made_by([], [], {}))
    ingredients._program.cache_clear()
    assert len(seen) == 6


def test_another_set_of_probes_or_states_is_another_maker() -> None:
    makers = [ingredients.made_by([], probes, {}) for probes in (["a"], ["a", "b"], ["ab"])]
    assert len(set(makers)) == 3


def test_evidence_that_was_damaged_on_the_disk_is_not_used(project: Path, visited: list[str]) -> None:
    audit(project)
    for path in (project / cache.FOLDER).rglob("*.json.gz"):
        path.write_bytes(path.read_bytes()[:-7])
    for path in list((project / cache.FOLDER).rglob("*.made-of"))[:1]:
        path.write_text("[]", encoding="utf-8")
    assert again(project, visited) == list(PAGES)


def test_evidence_is_not_used_for_ever(project: Path, visited: list[str]) -> None:
    audit(project)
    old = time.time() - 8 * 24 * 3600
    for path in (project / cache.FOLDER).rglob("*.json.gz"):
        os.utime(path, (old, old))
    assert again(project, visited) == list(PAGES)


def test_a_page_that_could_not_be_examined_is_tried_again_each_time(project: Path, visited: list[str]) -> None:
    away = '<!DOCTYPE html><html lang="ja"><title>よそ</title><script>location.replace("/index.html")</script>'
    (project / "site" / "away.html").write_text(away, encoding="utf-8")
    audit(project)
    assert again(project, visited) == ["/away.html"]


def test_nothing_is_kept_when_the_settings_say_so_or_when_the_project_is_the_site(
    project: Path, visited: list[str]
) -> None:
    audit(project, replace(SETTINGS, cache=False))
    assert not (project / ".checks").exists()
    run.audit(project / "site", project / "site", SETTINGS, {})
    assert collect.find_files(project / "site") == {f"/{p.name}" for p in (project / "site").iterdir()}


def test_a_browser_at_another_address_is_never_taken_for_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKS_BROWSER_WS", "ws://127.0.0.1:1/")
    assert browser.engines() is None


def test_a_digest_tells_a_file_from_a_folder_and_from_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_bytes(b"")
    assert len({Files(tmp_path).digest(url) for url in ("/a", "/b", "/c")}) == 3
