"""The list of questions that stood open before: it opens the gate for what is on it, and only ever shrinks."""

import subprocess
from pathlib import Path

import pytest

from checks.errors import ConfigError
from checks.findings import findings
from checks.gate import verdict
from checks.ledger import read_records, write_baseline
from checks.model import Verdict
from checks.reporters import formats
from checks.run import today as today_in_japan
from tests.ledger.town import LOGO, MARK, answer, audit, build, questions, write


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.jp", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def committed(folder: Path) -> None:
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "記録")


def begin(folder: Path) -> None:
    write_baseline(folder, [question.content for question in questions(audit(folder))])


def test_a_question_that_stood_open_before_does_not_block_but_is_told(tmp_path: Path) -> None:
    begin(build(tmp_path, bousai=LOGO))
    report = audit(tmp_path)
    assert verdict(report) is Verdict.CONFORMS
    assert len(findings(report).review) == 1
    assert "要目視確認（1件" in formats()["console"](report)


def test_a_question_on_changed_content_blocks_although_its_place_had_one_before(tmp_path: Path) -> None:
    begin(build(tmp_path, bousai=LOGO + MARK))
    report = audit(build(tmp_path, bousai=LOGO.replace("ロゴ", "アイコン") + MARK))
    assert verdict(report) is Verdict.INCOMPLETE
    assert [issue.message[:12] for issue in findings(report).questions] == ["代替テキスト「アイコン」"]


def test_an_answered_question_leaves_the_list_and_none_comes_in(tmp_path: Path) -> None:
    begin(build(tmp_path, bousai=LOGO + MARK))
    logo, mark = questions(audit(tmp_path))
    answer(tmp_path, logo)
    before, left = write_baseline(tmp_path, [mark.content, "feedfeedfeedfeed"])
    assert (before, left) == (2, 1)
    assert read_records(tmp_path, today_in_japan()).open_before == (mark.content,)


def test_a_line_added_since_the_last_commit_closes_the_gate_and_covers_nothing(tmp_path: Path) -> None:
    begin(build(tmp_path, bousai=LOGO))
    committed(tmp_path)
    (_, new) = questions(audit(build(tmp_path, bousai=LOGO + MARK)))
    path = tmp_path / "data/judgements/open.txt"
    path.write_text(path.read_text(encoding="utf-8") + f"{new.content}\n", encoding="utf-8")
    report = audit(tmp_path)
    assert verdict(report) is Verdict.NONCONFORMING
    assert "1行" in report.record_problems[0]
    assert len(findings(report).questions) == 1


def test_in_a_pull_request_a_line_is_new_although_it_is_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "judgements/open.txt", "0123456789abcdef\n")
    committed(tmp_path)
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    write(tmp_path, "judgements/open.txt", "0123456789abcdef\nfeedfeedfeedfeed\n")
    committed(tmp_path)
    assert read_records(tmp_path, today_in_japan()).added == ()
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert read_records(tmp_path, today_in_japan()).added == ("feedfeedfeedfeed",)


def test_a_line_that_is_no_name_of_a_question_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "judgements/open.txt", "# 一覧\nすべて\n")
    with pytest.raises(ConfigError, match=r"open\.txt の 2行目"):
        read_records(tmp_path, today_in_japan())
