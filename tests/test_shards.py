"""Several machines look, one judges: the same bytes as a single run, and no part that is lost goes unnoticed."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks import cli, publish, run
from checks.config import Settings
from checks.errors import ConfigError
from checks.gate import verdict
from checks.ingredients import Files
from checks.model import Origin, Report, Result, Verdict
from checks.reporters.json_report import render
from checks.rule import rules
from checks.server import serve
from checks.shard import MOST_SHARDS, NOTE, Shard, gathered, shard_named, shards_for, site_digest
from checks.sources import Source, read_sources
from tests.test_audit import PAGE

SETTINGS = Settings(states=("light-1280", "dark-320"), workers=1, page_timeout=60, cache=False)
OF = 3
SPEAKS_OF_ITSELF = '<p id="p"></p><script>document.getElementById("p").textContent = location.href</script>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six pages with faults of several families; one shows where it was served."""
    folder = tmp_path_factory.mktemp("sharded") / "site"
    folder.mkdir()
    bodies = {
        "index": SPEAKS_OF_ITSELF,
        "bousai": '<p><img src="/index.html"></p>',
        "sitemap": '<p style="color:#aaa">うすい文字</p>',
        "a": '<p onclick="void 0">押すと開きます</p>',
        "b": '<p><a href="/nowhere.html">ない頁</a></p>',
        "c": '<p tabindex="0" onfocus="location.hash = 1">ここ</p>',
    }
    for name, body in bodies.items():
        (folder / f"{name}.html").write_text(PAGE.format(title=f"{name} の案内", body=body), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def parts(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """What each of the shards collected."""
    folders = [tmp_path_factory.mktemp(f"shard{number}") for number in range(1, OF + 1)]
    for number, folder in enumerate(folders, 1):
        assert run.collect_shard(site, site.parent, SETTINGS, Shard(number, OF), folder, lambda *_: None) == ()
    return folders


def evaluate(parts: Sequence[Path], site: Path, settings: Settings = SETTINGS) -> Report:
    return run.evaluate_shards(parts, site, site.parent, settings, {})


def test_shards_in_any_order_give_the_same_bytes_as_a_single_run(site: Path, parts: list[Path]) -> None:
    single = render(run.audit(site, site.parent, replace(SETTINGS, workers=2), {}))
    assert json.loads(single)["verdict"] == "nonconforming"
    assert len({outcome["rule"] for outcome in json.loads(single)["outcomes"] if outcome["result"] == "failed"}) > 3
    assert render(evaluate(parts, site)) == single
    assert render(evaluate(parts[::-1], site)) == single


def test_a_lost_shard_is_named_and_its_pages_count_as_untested(site: Path, parts: list[Path]) -> None:
    report = evaluate([parts[0], parts[2]], site)
    assert verdict(report) is Verdict.INCOMPLETE
    assert [problem for problem in report.problems if "2/3" in problem]
    untested = {o.page for o in report.outcomes if o.result is Result.UNTESTED}
    assert untested == set(Shard(2, OF).pages(page.url for page in report.pages)) != set()


def test_a_doubled_shard_is_named(site: Path, parts: list[Path], tmp_path: Path) -> None:
    copy = Path(shutil.copytree(parts[1], tmp_path / "copy"))
    report = evaluate([*parts, copy], site)
    assert verdict(report) is Verdict.INCOMPLETE
    assert [str(copy) in problem and "2/3 が2つ" in problem for problem in report.problems] == [True]


def spoiled(part: Path, target: Path, **members: Any) -> Path:
    """A copy of a shard whose note says something else."""
    shutil.copytree(part, target)
    note = json.loads((target / NOTE).read_text(encoding="utf-8"))
    (target / NOTE).write_text(json.dumps({**note, **members}), encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"site": "0"}, "中身の違うサイト"),
        ({"made_by": "0"}, "版か設定"),
        ({"of": 4}, "分けた数が違います"),
        ({"problems": ["ブラウザが止まりました。"]}, "ブラウザが止まりました"),
        ({"problems": None}, NOTE),
        ({"number": "2"}, NOTE),
    ],
)
def test_a_shard_that_does_not_fit_is_named(
    site: Path, parts: list[Path], tmp_path: Path, members: dict[str, Any], told: str
) -> None:
    report = evaluate([parts[0], spoiled(parts[1], tmp_path / "odd", **members), parts[2]], site)
    assert verdict(report) is Verdict.INCOMPLETE
    assert told in report.problems[0]


def test_a_shard_that_broke_off_has_no_note_and_is_named(site: Path, parts: list[Path], tmp_path: Path) -> None:
    broken = Path(shutil.copytree(parts[0], tmp_path / "broken"))
    (broken / NOTE).unlink()
    problems = evaluate([broken, *parts[1:]], site).problems
    assert str(broken) in problems[0]
    assert "1/3" in problems[1]


def test_a_page_that_is_missing_in_its_shard_is_untested(site: Path, parts: list[Path], tmp_path: Path) -> None:
    holed = Path(shutil.copytree(parts[0], tmp_path / "holed"))
    next(holed.glob("*.json.gz")).unlink()
    report = evaluate([holed, *parts[1:]], site)
    assert verdict(report) is Verdict.INCOMPLETE
    assert len({o.page for o in report.outcomes if o.result is Result.UNTESTED}) == 1


def test_a_site_that_changed_after_collecting_is_not_judged_by_the_old_evidence(
    site: Path, parts: list[Path], tmp_path: Path
) -> None:
    changed = Path(shutil.copytree(site, tmp_path / "site"))
    (changed / "new.html").write_text("", encoding="utf-8")
    assert verdict(evaluate(parts, changed)) is Verdict.INCOMPLETE
    assert verdict(evaluate(parts, site, replace(SETTINGS, states=("light-1280",)))) is Verdict.INCOMPLETE


def test_the_commands_collect_and_evaluate_and_end_with_the_verdict(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tuple(rule for rule in rules() if rule.id == "html/image-alt")
    monkeypatch.setattr(run, "rules", lambda: few)
    project = ["--root", str(site.parent), "--state", "light-1280"]
    outs = [str(tmp_path / str(number)) for number in (1, 2)]
    for number, out in enumerate(outs, 1):
        assert cli.main(["collect", str(site), "--shard", f"{number}/2", "--out", out, *project]) == 0
    report = tmp_path / "report.json"
    judge = ["--site", str(site), *project, "--report", f"json={report}"]
    assert cli.main(["evaluate", *outs, *judge]) == 1
    assert json.loads(report.read_text(encoding="utf-8"))["verdict"] == "nonconforming"
    assert cli.main(["evaluate", outs[0], *judge]) == 2
    assert "分けた検査の 2/2 の記録がありません" in capsys.readouterr().out
    assert cli.main(["shards", str(site)]) == 0
    assert json.loads(capsys.readouterr().out) == ["1/1"]


def test_every_page_falls_to_exactly_one_shard() -> None:
    urls = [f"/{number}.html" for number in range(500)]
    cut = [Shard(number, 7).pages(urls) for number in range(1, 8)]
    assert sorted(url for part in cut for url in part) == sorted(urls)
    assert min(map(len, cut)) > 40


@pytest.mark.parametrize("text", ["", "3", "0/3", "4/3", "a/b", "1/0", "1/", "-1/3", "1/3/5", "１/３"])
def test_a_shard_that_is_written_wrongly_is_told_how_to_write_it(text: str) -> None:
    with pytest.raises(ConfigError, match="3/8"):
        shard_named(text)


def test_more_pages_are_cut_into_more_shards_up_to_a_limit() -> None:
    counts = [len(shards_for(pages)) for pages in (0, 1, 150, 151, 1000, 100_000)]
    assert counts == [1, 1, 1, 2, 7, MOST_SHARDS]
    assert str(shards_for(1000)[-1]) == "7/7"


def test_no_shard_at_all_is_a_problem(tmp_path: Path) -> None:
    found, problems = gathered([tmp_path], "", "")
    assert not found
    assert str(tmp_path) in problems[0]


def test_the_digest_of_a_site_tells_a_renamed_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", encoding="utf-8")
    (tmp_path / "b").write_text("1", encoding="utf-8")
    files = Files(tmp_path)
    assert len({site_digest(files, urls) for urls in (["/a"], ["/b"], ["/a", "/b"])}) == 3


@pytest.fixture
def remote(tmp_path: Path) -> Iterator[str]:
    """Address of a browser that a Playwright server started, as on another machine."""
    options = {"executablePath": os.environ.get("CHECKS_BROWSER") or shutil.which("chromium"), "args": ["--no-sandbox"]}
    config = tmp_path / "server.json"
    config.write_text(json.dumps({"host": "127.0.0.1", **options}), encoding="utf-8")
    command = [sys.executable, "-m", "playwright", "launch-server", "--browser", "chromium", "--config", str(config)]
    # A session of its own: the server's own programs have to end with it.
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            os.killpg(server.pid, signal.SIGTERM)


def test_a_browser_elsewhere_sees_our_pages_and_nothing_else_of_the_net(
    remote: str, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tuple(rule for rule in rules() if rule.id in ("axe/color-contrast", "html/image-alt"))
    monkeypatch.setattr(run, "rules", lambda: few)
    asked: list[str] = []
    with serve(tmp_path, asked.append) as other:
        pages = Path(shutil.copytree(site, tmp_path / "pages"))
        image = f'<p><img src="{other.replace("127.0.0.1", "localhost")}/map.png" alt="地図"></p>'
        (pages / "abroad.html").write_text(PAGE.format(title="よその絵", body=image), encoding="utf-8")
        here = run.audit(pages, site.parent, SETTINGS, {})
        monkeypatch.setenv("CHECKS_BROWSER_WS", remote)
        monkeypatch.setenv("CHECKS_BROWSER", str(tmp_path / "none"))
        assert render(run.audit(pages, site.parent, SETTINGS, {})) == render(here)
    assert asked == []


def test_a_remote_browser_that_is_not_there_makes_the_run_incomplete(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECKS_BROWSER_WS", "ws://127.0.0.1:9/")
    report = run.audit(site, site.parent, SETTINGS, {})
    assert verdict(report) is Verdict.INCOMPLETE
    assert "CHECKS_BROWSER_WS" in report.problems[0]


DEPLOY = Path(__file__).parents[1] / "deploy" / "kubernetes.yaml"


def test_the_jobs_of_kubernetes_cover_every_shard_once_and_judge_them_all(tmp_path: Path) -> None:
    collect, judge = yaml.safe_load_all(DEPLOY.read_text(encoding="utf-8"))
    container = collect["spec"]["template"]["spec"]["containers"][0]
    count = collect["spec"]["completions"]
    assert (collect["spec"]["completionMode"], collect["spec"]["parallelism"]) == ("Indexed", count)
    env = {item["name"]: item["value"] for item in container["env"]}
    stub = 'import sys; print("\\n".join(sys.argv[1:]))'
    (tmp_path / "python").write_text(f"#!/bin/sh\nexec {sys.executable} -c '{stub}' \"$@\"\n", encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    seen = []
    for index in range(count):
        environment = {**env, "JOB_COMPLETION_INDEX": str(index), "PATH": f"{tmp_path}:/usr/bin:/bin"}
        command = ["/bin/sh", "-c", *container["args"]]
        words = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split("\n")
        seen.append(shard_named(words[words.index("--shard") + 1]))
        assert words[words.index("--out") + 1] == f"/evidence/{index}"
    assert seen == [Shard(number, count) for number in range(1, count + 1)]
    assert "/evidence/[0-9]*" in judge["spec"]["template"]["spec"]["containers"][0]["args"][0]


def test_the_container_brings_all_the_audit_needs_and_does_not_run_as_root() -> None:
    text = DEPLOY.with_name("Containerfile").read_text(encoding="utf-8")
    assert {"chromium", "fonts-noto-cjk"} <= set(text.split())
    assert "--require-hashes" in text
    assert "USER 10001:10001" in text
    copied = {line.split()[1] for line in text.splitlines() if line.startswith("COPY")}
    assert copied == {"requirements.txt", "pyproject.toml", "checks", "data", "docs"}
    assert all((DEPLOY.parents[1] / name).exists() for name in copied)


@pytest.mark.parametrize(
    ("when", "warnings", "code"), [("later", (), 2), ("later", ("リンク先がありません",), 1), ("soon", (), 3)]
)
def test_an_audit_that_is_put_off_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, warnings: tuple[str, ...], code: int
) -> None:
    monkeypatch.setenv("CHECKS_AUDIT", when)
    page = publish.begin(tmp_path / "site") / "index.html"
    page.parent.mkdir()
    page.write_text("<!DOCTYPE html>", encoding="utf-8")
    sources = {"/index.html": Source("docs/index.md", Origin.MARKDOWN)}
    assert publish.finish(tmp_path / "site", tmp_path, sources, warnings) == code
    assert not (tmp_path / "site").exists()
    assert (tmp_path / "site.blocked" / "index.html").is_file()
    assert read_sources(tmp_path / ".checks" / "sources.json") == sources
