"""While an editor writes, one browser stays: the saved page is told first, and nothing is left behind at the end."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from checks import background, panel, run
from checks.background import BackgroundAudit
from checks.model import Origin, Report
from checks.run import Look
from checks.site_copy import SiteCopy
from checks.sources import Source
from tests.test_panel import FAULT, build

STATES = '[tool.checks]\nstates = ["light-1280", "dark-320"]\n'
ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a folder of served pages; index.md was saved last."""
    (tmp_path / "pyproject.toml").write_text(STATES, encoding="utf-8")
    (tmp_path / "served").mkdir()
    for age, name in enumerate(("index", "sitemap", "bousai")):
        (tmp_path / f"{name}.md").write_text("# 案内\n", encoding="utf-8")
        os.utime(tmp_path / f"{name}.md", (time.time() - age, time.time() - age))
    return tmp_path


@pytest.fixture
def editing() -> Iterator[BackgroundAudit]:
    found = BackgroundAudit()
    yield found
    found.close()


def saved(editing: BackgroundAudit, project: Path, bodies: dict[str, str]) -> threading.Event | None:
    build(project / "served", bodies)
    return editing.built(project, project / "served", SOURCES)


SOURCES = {f"/{name}.html": Source(f"{name}.md", Origin.MARKDOWN) for name in ("index", "bousai", "sitemap")}


def shown(project: Path) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads((project / "served" / panel.ANSWERS).read_text(encoding="utf-8"))
    return answers


def assert_told_without_fault(project: Path) -> None:
    told = shown(project)["/index.html"]
    assert "られなかった" not in told["words"]
    assert "終わりません" not in told["words"]
    assert not [found for found in told["found"] if "画像" in found["message"]]


def browsers(but: Collection[int] = ()) -> set[int]:
    """The processes of browsers that this process, or one it started, has started; other tests may keep one open."""
    parents: dict[int, int] = {}
    names: dict[int, str] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            name, _, facts = (entry / "stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue  # gone meanwhile
        parents[int(entry.name)], names[int(entry.name)] = int(facts.split()[1]), name
    family = {os.getpid()}
    while new := {child for child, above in parents.items() if above in family} - family:
        family |= new
    return {process for process in family if names.get(process, "").startswith("chrom")} - set(but)


@pytest.fixture
def others() -> set[int]:
    """Browsers that other tests left open."""
    return browsers()


def kill(processes: Iterable[int]) -> None:
    """Ends them at once."""
    for process in processes:
        with suppress(ProcessLookupError):  # it went with one of the others
            os.kill(process, signal.SIGKILL)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], bool]]:
    """What was looked at: urls, and whether only the first state."""
    made: list[tuple[list[str], bool]] = []
    audit = run.audit_saved

    def noted(site: Path, root: Path, settings: Any, sources: Mapping[str, Source], look: Look) -> Report:
        made.append((list(look.urls), look.quick))
        return audit(site, root, settings, sources, look)

    monkeypatch.setattr(background, "audit_saved", noted)
    return made


def test_the_page_that_was_saved_is_told_first_in_its_first_state_and_one_browser_stays(
    project: Path,
    others: set[int],
    editing: BackgroundAudit,
    looks: list[tuple[list[str], bool]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    words: list[str] = []
    told = editing._tell

    def noted(work: Any, entries: Mapping[str, Any]) -> None:
        words.extend(entry["words"] for url, entry in entries.items() if url == "/index.html")
        told(work, entries)

    editing._tell = noted  # type: ignore[method-assign]
    assert saved(editing, project, {}) is None
    ended = saved(editing, project, {"index": FAULT, "bousai": "<p>本文</p>"})
    assert ended is not None
    assert ended.wait(120)
    assert looks == [(["/index.html"], True), (["/bousai.html", "/index.html"], False)]
    assert "はじめの見え方" in words[0]
    assert "見つかったもの" in words[1]
    assert "はじめの見え方を調べました（保存から" in capsys.readouterr().out
    first = browsers(others)
    ended = saved(editing, project, {"index": FAULT, "bousai": "<p>別の本文</p>"})
    assert ended is not None
    assert ended.wait(120)
    assert min(browsers(others)) == min(first)
    assert shown(project)["/index.html"]["found"]


def test_a_browser_that_died_is_started_anew(project: Path, others: set[int], editing: BackgroundAudit) -> None:
    saved(editing, project, {})
    ended = saved(editing, project, {"index": FAULT})
    assert ended is not None
    assert ended.wait(120)
    first = browsers(others)
    kill(first)
    ended = saved(editing, project, {"index": "<p>本文</p>"})
    assert ended is not None
    assert ended.wait(120)
    assert_told_without_fault(project)
    assert browsers(others).isdisjoint(first)


def test_a_browser_that_dies_while_it_looks_is_started_anew_too(
    project: Path, others: set[int], editing: BackgroundAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed: set[int] = set()

    audit = run.audit_saved

    def killing(site: Path, root: Path, settings: Any, sources: Mapping[str, Source], look: Look) -> Report:
        def once() -> None:
            while not browsers(others):
                time.sleep(0.05)
            time.sleep(0.3)
            found = browsers(others)
            kill(found)
            killed.update(found)

        if not killed:
            threading.Thread(target=once).start()
        return audit(site, root, settings, sources, look)

    monkeypatch.setattr(background, "audit_saved", killing)
    saved(editing, project, {})
    ended = saved(editing, project, {"index": "<p>本文</p>"})
    assert ended is not None
    assert ended.wait(120)
    assert killed
    assert_told_without_fault(project)


def test_a_newer_save_breaks_off_what_is_going_on(
    project: Path, editing: BackgroundAudit, looks: list[tuple[list[str], bool]]
) -> None:
    saved(editing, project, {})
    older = saved(editing, project, {"index": "<p>はじめ</p>"})
    assert older is not None
    while (["/index.html"], False) not in looks:  # the first state is told, the others are being looked at
        time.sleep(0.02)
    began = time.monotonic()
    newer = saved(editing, project, {"index": FAULT})
    assert newer is not None
    assert older.wait(5)
    assert newer.wait(120)
    assert time.monotonic() - began < 60
    assert [quick for _, quick in looks] == [True, False, True, False]
    assert shown(project)["/index.html"]["found"]


def test_the_first_look_asks_no_rule_that_needs_more_than_the_first_state_shows(
    project: Path, editing: BackgroundAudit, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports: list[Report] = []
    audit = run.audit_saved

    def noted(*arguments: Any) -> Report:
        reports.append(audit(*arguments))
        return reports[-1]

    monkeypatch.setattr(background, "audit_saved", noted)
    saved(editing, project, {})
    ended = saved(editing, project, {"index": FAULT})
    assert ended is not None
    assert ended.wait(120)
    quick, whole = reports
    assert {question.state for question in quick.planned} <= {"light-1280", "source"}
    assert 50 < len(quick.planned) < len(whole.planned)
    faults = {o.message for o in quick.outcomes if o.result == "failed"}
    assert faults
    assert faults <= {o.message for o in whole.outcomes if o.result == "failed"}


def test_a_bug_of_ours_is_shown_and_the_next_save_is_looked_at_all_the_same(
    project: Path, editing: BackgroundAudit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: Any) -> Report:
        raise ZeroDivisionError

    saved(editing, project, {})
    monkeypatch.setattr(background, "audit_saved", broken)
    for body in ("<p>一</p>", "<p>二</p>"):
        ended = saved(editing, project, {"index": body})
        assert ended is not None
        assert ended.wait(20)
        assert "ZeroDivisionError" in capsys.readouterr().err
        assert "終わりませんでした" in shown(project)["/index.html"]["words"]


@pytest.mark.parametrize(
    "change", [lambda site: (site / "a.css").write_text("p { }"), lambda site: (site / "b" / "c.txt").unlink()]
)
def test_the_copy_follows_the_site_and_tells_pages_that_changed(tmp_path: Path, change: Callable[[Path], Any]) -> None:
    site = tmp_path / "site"
    (site / "b").mkdir(parents=True)
    for name in ("a.html", "a.css", "b/c.txt", "b/d.html"):
        (site / name).write_text(name, encoding="utf-8")
    (site / "b" / "d.html").write_bytes(b"\x81\xff PANEL")
    copy = SiteCopy(tmp_path / "copy")

    def followed() -> set[str]:
        changed = copy.note(site, lambda markup: markup.replace(" PANEL", ""))
        copy.update()
        return changed

    assert followed() == {"/a.html", "/b/d.html"}
    assert (tmp_path / "copy" / "b" / "d.html").read_bytes() == b"\x81\xff"
    change(site)
    assert followed() == set()
    (site / "a.html").write_text("another", encoding="utf-8")
    assert followed() == {"/a.html"}
    (site / "b" / "d.html").write_bytes(b"\x81\xff")
    followed()
    names = [{path.relative_to(folder) for path in folder.rglob("*")} for folder in (site, tmp_path / "copy")]
    assert names[0] == names[1]
    assert all(
        (site / name).read_bytes() == (tmp_path / "copy" / name).read_bytes() for name in names[0] if name.suffix
    )


SERVED = """
site_name: 見本町
docs_dir: docs
theme: {{name: null, custom_dir: theme}}
hooks: [{hooks}/audit.py]
"""


def test_ctrl_c_ends_serve_and_leaves_no_browser_behind(tmp_path: Path, others: set[int]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "pyproject.toml").write_text(STATES, encoding="utf-8")
    (tmp_path / "theme" / "main.html").write_text(
        '<!DOCTYPE html><html lang="ja"><head><title>見本</title></head><body>{{ page.content }}</body></html>',
        encoding="utf-8",
    )
    page = tmp_path / "docs" / "index.md"
    page.write_text("# 見本\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SERVED.format(hooks=ROOT / "overrides" / "hooks"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", "127.0.0.1:0"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as serving:
        assert serving.stdout is not None
        late = threading.Timer(180, serving.kill)
        late.start()
        for line in serving.stdout:
            if "Serving on" in line:
                page.write_text("# 見本\n\n![](a.png)\n", encoding="utf-8")
            if "はじめの見え方を調べました" in line:
                break
        assert browsers(others)
        os.killpg(serving.pid, signal.SIGINT)  # as a terminal does
        assert serving.wait(30) == 0
        late.cancel()
    assert browsers(others) == set()
