"""The audit end to end on small folders: what it finds, and that nothing it could not test ever counts as fine."""

import os
import signal
import textwrap
from collections.abc import Iterable
from pathlib import Path

import pytest

from checks import collect, run
from checks.config import Settings
from checks.errors import ConfigError
from checks.gate import verdict
from checks.model import Outcome, Report, Result, Severity, Verdict
from checks.plan import Inputs, Plan
from checks.rule import Meta, On, Rule, rules

FAST = Settings(states=("light-1280",), workers=2, page_timeout=60)

PAGE = textwrap.dedent("""\
    <!DOCTYPE html>
    <html lang="ja"><head><meta charset="utf-8"><title>{title}｜三川町</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><nav aria-label="サイト"><ul><li><a href="/index.html">三川町の入口</a></li>
    <li><a href="/bousai.html">防災のお知らせ</a></li><li><a href="/sitemap.html">サイトマップ</a></li></ul></nav>
    <main><h1>{title}</h1><p>三川町のくらしに役立つことをお知らせします。</p>{body}</main></body></html>
""")


def site(folder: Path, **bodies: str) -> Path:
    """A clean site of three pages; bodies add to a page by its name."""
    titles = {"index": "三川町の入口", "bousai": "防災のお知らせ", "sitemap": "サイトマップ"}
    for name, title in titles.items():
        (folder / f"{name}.html").write_text(PAGE.format(title=title, body=bodies.get(name, "")), encoding="utf-8")
    return folder


def audit(folder: Path, settings: Settings = FAST) -> Report:
    return run.audit(folder, folder, settings, {})


def found(report: Report, result: Result = Result.FAILED) -> list[Outcome]:
    return [outcome for outcome in report.outcomes if outcome.result is result]


def told(outcomes: Iterable[Outcome]) -> set[tuple[str, str]]:
    return {(outcome.rule, outcome.page) for outcome in outcomes}


def test_a_clean_site_conforms_and_every_question_has_its_answer(tmp_path: Path) -> None:
    report = audit(site(tmp_path), Settings(workers=2))
    assert told(found(report)) == set()
    assert verdict(report) is Verdict.CONFORMS
    assert {outcome.planned for outcome in report.outcomes} == set(report.planned)


def test_a_fault_is_found_on_its_page_with_its_line(tmp_path: Path) -> None:
    folder = site(tmp_path, bousai='\n<p><img src="/index.html"></p>')
    report = audit(folder)
    assert verdict(report) is Verdict.NONCONFORMING
    image = next(o for o in found(report) if o.rule == "html/image-alt")
    lines = (folder / "bousai.html").read_text(encoding="utf-8").splitlines()
    assert image.page == "/bousai.html"
    assert image.location is not None
    assert image.location.path == "bousai.html"
    assert "<img" in lines[(image.location.line or 0) - 1]


def test_an_empty_folder_is_incomplete(tmp_path: Path) -> None:
    assert verdict(audit(tmp_path)) is Verdict.INCOMPLETE


def test_a_folder_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        audit(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ('location.replace("/index.html")', "別のページへ移った"),
        ("for (;;) {}", "調べ終わりませんでした"),
    ],
)
def test_a_page_that_leaves_or_never_settles_costs_itself_an_untested_and_not_the_run(
    tmp_path: Path, script: str, why: str
) -> None:
    folder = site(tmp_path)
    (folder / "odd.html").write_text(
        f'<!DOCTYPE html><html lang="ja"><title>変な頁</title><script>{script}</script><p>本文',
        encoding="utf-8",
    )
    report = audit(folder, Settings(states=("light-1280",), page_timeout=12))
    untested = found(report, Result.UNTESTED)
    assert {outcome.page for outcome in untested} == {"/odd.html"}
    assert why in untested[0].message
    assert verdict(report) is Verdict.INCOMPLETE


def test_dialogs_do_not_stop_the_audit(tmp_path: Path) -> None:
    report = audit(site(tmp_path, index="<script>alert('a'); confirm('b'); prompt('c'); print();</script>"))
    assert found(report, Result.UNTESTED) == []


def test_a_browser_that_dies_in_mid_run_makes_the_run_incomplete(tmp_path: Path) -> None:
    folder = site(tmp_path)
    others = set(browsers_of(os.getpid()))  # that of other tests in this process lives on

    def kill(_url: str, _total: int) -> None:
        for process in set(browsers_of(os.getpid())) - others:
            os.kill(process, signal.SIGKILL)

    report = run.audit(folder, folder, Settings(states=("light-1280",), workers=1), {}, told=kill)
    assert verdict(report) is Verdict.INCOMPLETE
    assert {o.page for o in found(report, Result.UNTESTED)} >= {"/index.html", "/sitemap.html"}


def browsers_of(parent: int) -> list[int]:
    """Processes of the browser that descend from this test's process."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # gone meanwhile
    family = {parent}
    while new := {child for child, above in parents.items() if above in family} - family:
        family |= new
    return [p for p in family - {parent} if "--headless" in (Path("/proc") / str(p) / "cmdline").read_text()]


def plan_of(folder: Path, extra: tuple[Rule, ...] = ()) -> Plan:
    inputs = Inputs(folder, folder, collect.find_pages(folder), collect.find_files(folder))
    return Plan((*rules(), *extra), inputs, FAST.states)


def test_evidence_that_is_lost_or_damaged_makes_the_run_incomplete(tmp_path: Path) -> None:
    plan = plan_of(site(tmp_path))
    folder = tmp_path / "evidence"
    collect.collect(plan, FAST, folder, lambda _url: None)
    assert verdict(run.judge(plan, FAST, folder)) is Verdict.CONFORMS
    lost, damaged, _ = sorted(folder.iterdir())
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[: len(whole) // 2])
    report = run.judge(plan, FAST, folder)
    assert damaged.name in report.problems[0]
    assert verdict(report) is Verdict.INCOMPLETE
    damaged.write_bytes(whole)
    lost.unlink()
    assert verdict(run.judge(plan, FAST, folder)) is Verdict.INCOMPLETE


def test_a_rule_that_raises_is_named_and_makes_the_run_incomplete(tmp_path: Path) -> None:
    def broken(_subject: object) -> list[object]:
        raise ZeroDivisionError("割れません")

    meta = Meta(criteria=("1.1.1",), severity=Severity.MINOR, on=On.SERVED)
    rule = Rule("html/broken", "壊れた規則", "", meta, {}, broken, lambda _target, _subject: [])
    plan = plan_of(site(tmp_path), (rule,))
    collect.collect(plan, FAST, tmp_path / "evidence", lambda _url: None)
    report = run.judge(plan, FAST, tmp_path / "evidence")
    untested = found(report, Result.UNTESTED)
    assert {outcome.rule for outcome in untested} == {"html/broken"}
    assert "html/broken" in untested[0].message
    assert "割れません" in untested[0].message
    assert verdict(report) is Verdict.INCOMPLETE


def test_the_same_fault_keeps_its_fingerprint_when_lines_are_added_above_it(tmp_path: Path) -> None:
    before = audit(site(tmp_path, bousai='<p><img src="/index.html"></p>'))
    after = audit(site(tmp_path, bousai='<p>お知らせを足しました。</p>\n\n<p><img src="/index.html"></p>'))
    name = {o.fingerprint for o in found(before) if o.rule == "html/image-alt"}
    assert name == {o.fingerprint for o in found(after) if o.rule == "html/image-alt"}
    assert all(len(fingerprint) == 16 for fingerprint in name)


def test_two_equal_faults_on_one_page_have_two_fingerprints(tmp_path: Path) -> None:
    report = audit(site(tmp_path, bousai='<p><img src="/index.html"></p><p><img src="/index.html"></p>'))
    names = [o.fingerprint for o in found(report) if o.rule == "html/image-alt"]
    assert len(names) == len(set(names)) == 2
