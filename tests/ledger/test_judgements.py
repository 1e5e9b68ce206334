"""The judgement ledger: an answer holds for what was judged, wherever it stands, and for nothing else."""

from pathlib import Path

import pytest

from checks.errors import ConfigError
from checks.findings import findings
from checks.gate import verdict
from checks.ledger import read_records
from checks.model import Mode, Result, Verdict
from checks.reporters import formats
from checks.run import today as today_in_japan
from tests.ledger.town import LOGO, MARK, answer, audit, build, facts, questions, today, write

RULE = "html/image-alt-unsuitable"


def test_a_new_question_closes_the_gate_and_comes_with_the_record_to_fill_in(tmp_path: Path) -> None:
    report = audit(build(tmp_path, bousai=LOGO))
    (question,) = questions(report)
    assert verdict(report) is Verdict.INCOMPLETE
    words = formats()["console"](report)
    assert "代替テキスト「ロゴ」で画像の内容が伝わるか" in words
    assert f'content: "{question.content}"' in words
    assert f"html-image-alt-unsuitable-{question.content}.yml" in words


def test_an_answered_question_opens_the_gate_and_is_manual_evidence(tmp_path: Path) -> None:
    folder = build(tmp_path, bousai=LOGO)
    (question,) = questions(audit(folder))
    path = answer(folder, question)
    report = audit(folder)
    assert questions(report) == []
    assert verdict(report) is Verdict.CONFORMS
    manual = [outcome for outcome in report.outcomes if outcome.mode is Mode.MANUAL]
    assert [(o.rule, o.result, o.judgement) for o in manual] == [
        (RULE, Result.PASSED, path.relative_to(tmp_path).as_posix())
    ]


def test_the_same_thing_on_another_page_is_not_asked_again(tmp_path: Path) -> None:
    (question,) = questions(audit(build(tmp_path, bousai=LOGO)))
    answer(tmp_path, question)
    report = audit(build(tmp_path, bousai="<p>雪の日のお知らせです。</p>" + LOGO, index=LOGO))
    assert questions(report) == []
    assert verdict(report) is Verdict.CONFORMS


def test_a_changed_alternative_makes_its_own_judgement_stale_and_no_other(tmp_path: Path) -> None:
    before = questions(audit(build(tmp_path, bousai=LOGO + MARK)))
    for number, question in enumerate(before):
        answer(tmp_path, question, f"answer-{number}")
    assert verdict(audit(tmp_path)) is Verdict.CONFORMS
    report = audit(build(tmp_path, bousai=LOGO.replace("ロゴ", "バナー") + MARK))
    (asked,) = questions(report)
    assert "バナー" in asked.message
    assert "answer-0.yml で判断したあとに、ここが変わりました" in asked.message
    assert verdict(report) is Verdict.INCOMPLETE


def test_another_picture_behind_the_same_words_is_asked_again(tmp_path: Path) -> None:
    (question,) = questions(audit(build(tmp_path, bousai=LOGO)))
    answer(tmp_path, question)
    picture = tmp_path / "site" / "logo.svg"
    picture.write_text(picture.read_text(encoding="utf-8").replace("#036", "#063"), encoding="utf-8")
    assert len(questions(audit(tmp_path))) == 1


def test_a_person_who_finds_fault_closes_the_gate_with_the_reason(tmp_path: Path) -> None:
    (question,) = questions(audit(build(tmp_path, bousai=LOGO)))
    answer(tmp_path, question, result="不適合", reason="何のロゴか伝わらない。")
    report = audit(tmp_path)
    assert verdict(report) is Verdict.NONCONFORMING
    assert "何のロゴか伝わらない。" in findings(report).blocking[0].message


def test_a_person_who_does_not_know_leaves_the_question_open(tmp_path: Path) -> None:
    (question,) = questions(audit(build(tmp_path, bousai=LOGO)))
    answer(tmp_path, question, result="わからない", reason="専門の人に聞く。")
    assert verdict(audit(tmp_path)) is Verdict.INCOMPLETE


def test_the_newest_answer_holds(tmp_path: Path) -> None:
    (question,) = questions(audit(build(tmp_path, bousai=LOGO)))
    answer(tmp_path, question, "z-old", result="不適合", date=today(-30))
    answer(tmp_path, question, "a-new")
    assert verdict(audit(tmp_path)) is Verdict.CONFORMS


def test_the_draft_in_the_list_of_questions_becomes_a_record_once_it_is_filled_in(tmp_path: Path) -> None:
    report = audit(build(tmp_path, bousai=LOGO))
    draft = formats()["questions"](report).split("---\n")[1]
    for key, value in (("result", "適合"), ("method", "目視"), ("date", today())):
        draft = draft.replace(f'{key}: "（ここに書く）"', f"{key}: {value}")
    write(tmp_path, "judgements/a.yml", draft)
    assert verdict(audit(tmp_path)) is Verdict.CONFORMS


def test_an_audit_of_a_foreign_folder_asks_no_ledger(tmp_path: Path) -> None:
    from checks import run
    from tests.ledger.town import FAST

    folder = build(tmp_path, bousai=LOGO)
    assert verdict(run.audit(folder / "site", folder, FAST, {})) is Verdict.CONFORMS


RECORD = """\
rule: html/image-alt-unsuitable
page: /bousai.html
states: [light-1280]
content: 0123456789abcdef
seen: ロゴ
result: 適合
reason: 伝わる。
method: 目視
environment: Windows 11、Edge
date: 2026-04-01
office: 総務課
"""

FAULTS = {
    "an unknown key": (RECORD.replace("office", "ofice"), r"a\.yml の 11行目：項目「ofice」は知りません。「office」"),
    "a day to come": (RECORD.replace("2026-04-01", "2999-04-01"), r"a\.yml の 10行目：日付 2999-04-01 は、まだ来て"),
    "no day": (RECORD.replace("2026-04-01", "4月1日"), r"a\.yml の 10行目：.*日付ではありません"),
    "no reason": (RECORD.replace("reason: 伝わる。\n", ""), r"a\.yml の 1行目：項目「reason」がありません"),
    "an empty reason": (RECORD.replace("伝わる。", ""), r"a\.yml の 7行目：項目「reason」がありません"),
    "an unknown answer": (RECORD.replace("適合", "よい"), r"a\.yml の 6行目：.*使えるのは 適合、不適合"),
    "an unknown method": (RECORD.replace("目視", "勘"), r"a\.yml の 8行目：「method」"),
    "a key written twice": (RECORD + "office: 税務課\n", r"a\.yml の 12行目：項目「office」が2回"),
    "broken YAML": (RECORD + "  : [\n", r"a\.yml の \d+行目：YAML の書き方"),
    "no content": (RECORD.replace("content: 0123456789abcdef\n", ""), r"「content」がありません"),
    "rule and criteria": (RECORD + "criteria: [1.1.1]\n", r"どちらか1つ"),
    "an unknown criterion": (
        RECORD.replace("rule: html/image-alt-unsuitable", "criteria: [9.9.9]"),
        r"1行目：達成基準",
    ),
    "no state": (RECORD.replace("states: [light-1280]\n", ""), r"「states」に"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_record_nobody_can_rely_on_is_an_error_with_file_and_line(tmp_path: Path, fault: str) -> None:
    text, words = FAULTS[fault]
    write(tmp_path, "judgements/a.yml", text)
    with pytest.raises(ConfigError, match=words):
        read_records(tmp_path, today_in_japan())


def test_a_sound_record_is_read(tmp_path: Path) -> None:
    write(tmp_path, "judgements/a.yml", RECORD)
    (judgement,) = read_records(tmp_path, today_in_japan()).judgements
    assert (judgement.result.value, judgement.office) == ("適合", "総務課")


def test_two_answers_of_one_day_that_differ_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, "judgements/a.yml", RECORD)
    write(tmp_path, "judgements/b.yml", RECORD.replace("適合", "不適合"))
    with pytest.raises(ConfigError, match=r"b\.yml と .*a\.yml：.*食い違って"):
        read_records(tmp_path, today_in_japan())


def test_a_record_under_another_ending_is_not_overlooked(tmp_path: Path) -> None:
    write(tmp_path, "judgements/a.json", "{}")
    with pytest.raises(ConfigError, match=r"a\.json：記録のファイルの名前"):
        read_records(tmp_path, today_in_japan())


def test_any_words_survive_the_way_into_a_record_and_back(tmp_path: Path) -> None:
    (question,) = questions(audit(build(tmp_path, bousai=LOGO)))
    words = 'alt="ロゴ": # \\n 「100%」 - [x]'
    path = answer(tmp_path, question, seen=words)
    (judgement,) = read_records(tmp_path, today_in_japan()).judgements
    assert judgement.seen == words, path.read_text(encoding="utf-8")
    assert judgement.content == facts(question)["content"]
