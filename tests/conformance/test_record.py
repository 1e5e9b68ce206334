"""The record of a test: the whole path to 準拠 on a small site, and each thing that keeps it from there."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from checks.conformance import allowed_claim, record, write_record
from checks.errors import ConfigError
from checks.model import ExceptionRecord, Outcome, Planned, Result
from checks.run import today
from tests.conformance.town import PAGES, judge, report, town
from tests.ledger.town import today as day
from tests.ledger.town import write


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """A town that has done everything."""
    town(tmp_path)
    for url in PAGES:
        judge(tmp_path, url)
    return tmp_path


def test_a_town_that_has_done_everything_may_claim_compliance(judged: Path) -> None:
    told = record(judged, report(), today())
    assert (told["claim"], told["missing"]) == ("準拠", [])
    assert len(told["criteria"]) == 38
    assert {row["result"] for row in told["criteria"]} == {"適合"}


def test_the_next_standard_is_shown_beside_it_and_claims_nothing(judged: Path) -> None:
    told = record(judged, report(), today())
    assert len(told["next"]) == 55
    new = [row for row in told["next"] if row["introduced"] != "2.0"]
    assert len(new) == 18
    assert {row["result"] for row in new} == {"未確認"}


def test_a_town_where_nobody_has_decided_or_judged_anything_may_claim_nothing(tmp_path: Path) -> None:
    told = record(town(tmp_path, tested=False, adopted=False), report(), today())
    assert told["claim"] == ""
    assert "方針が、公表されていません" in told["missing"][0]
    assert "試験が、終わっていません" in told["missing"][1]
    assert "人がまだ確かめていないページが3ページ" in "".join(told["missing"])


def test_one_page_nobody_judged_keeps_the_test_from_being_finished(judged: Path) -> None:
    (judged / "data/judgements/2.yml").unlink()
    told = record(judged, report(), today())
    assert told["claim"] == "配慮"
    assert "1ページ" in "".join(told["missing"])


def test_a_page_that_changed_since_makes_its_criteria_undecided(judged: Path) -> None:
    pages = tuple(
        replace(page, content="feedfeedfeedfeed") if page.url == "/index.html" else page for page in report().pages
    )
    told = record(judged, report(pages=pages), today())
    assert told["claim"] == "一部準拠"
    assert "確かめたあとに変わったページが1ページあります（/index.html" in "".join(told["missing"])


def test_an_open_question_keeps_compliance_away_also_when_it_does_not_block(judged: Path) -> None:
    question = Outcome("html/b", "/index.html", "source", Result.CANT_TELL, criteria=("1.1.1",), content="f" * 16)
    whole = report()
    told = record(
        judged,
        replace(
            whole,
            outcomes=(*whole.outcomes, question),
            planned=(*whole.planned, Planned("html/b", "/index.html", "source")),
            open_before=("f" * 16,),
        ),
        today(),
    )
    assert told["claim"] == "一部準拠"
    assert "人の答えを待つところが1か所" in "".join(told["missing"])


def test_an_exception_keeps_compliance_away(judged: Path) -> None:
    exception = ExceptionRecord("data/exceptions/a.yml", "理由", "代わり", "総務課", day(9))
    told = record(judged, report(exceptions=(exception,)), today())
    assert told["claim"] == "一部準拠"
    assert [item["record"] for item in told["exceptions"]] == ["data/exceptions/a.yml"]


def test_a_failure_a_person_found_is_a_criterion_not_met(judged: Path) -> None:
    judge(judged, "/index.html", ["2.4.7"], "z", result="不適合", date=day(-1))
    told = record(judged, report(), today())
    assert told["claim"] == "一部準拠"
    (row,) = [row for row in told["criteria"] if row["number"] == "2.4.7"]
    assert (row["result"], row["people"]["not_met"]) == ("不適合", ["/index.html"])


def test_to_mend_only_the_tested_pages_is_not_enough_the_pages_are_drawn_anew(judged: Path) -> None:
    judge(judged, "/index.html", ["2.4.7"], "a", result="不適合", date=day(-10), content="0" * 16)
    told = record(judged, report(), today())
    assert {row["result"] for row in told["criteria"]} == {"適合"}
    assert told["claim"] == "一部準拠"
    assert "選び直していません" in "".join(told["missing"])


def test_what_is_not_there_by_the_word_of_people_counts_as_met(judged: Path) -> None:
    for url in PAGES:
        judge(judged, url, ["1.2.4"], f"x{PAGES.index(url)}", result="該当なし", date=day(-1))
    told = record(judged, report(), today())
    assert told["claim"] == "準拠"
    (row,) = [row for row in told["criteria"] if row["number"] == "1.2.4"]
    assert (row["applies"], row["result"]) == ("対象なし", "適合")


def test_a_failure_of_the_machine_outweighs_every_judgement(judged: Path) -> None:
    whole = report()
    failure = Outcome("html/b", "/index.html", "source", Result.FAILED, criteria=("1.1.1",))
    told = record(judged, replace(whole, outcomes=(*whole.outcomes, failure)), today())
    assert "満たしていない達成基準があります（1.1.1）" in "".join(told["missing"])


def test_a_test_older_than_a_year_does_not_count(judged: Path) -> None:
    told = record(judged, report(), today() + timedelta(days=400))
    assert told["claim"] == "配慮"


def test_the_last_record_says_what_pages_may_claim_for_a_year(judged: Path) -> None:
    assert allowed_claim(judged, today()) == ""
    write_record(judged, record(judged, report(), today()))
    assert allowed_claim(judged, today()) == "準拠"
    assert allowed_claim(judged, today() + timedelta(days=400)) == ""


def test_a_record_somebody_broke_is_an_error(judged: Path) -> None:
    write(judged, "accessibility/results/2026-01-01.json", '{"claim": "適合"}')
    with pytest.raises(ConfigError, match=r"2026-01-01\.json：記録を読めません"):
        allowed_claim(judged, today())


FAULTS = {
    "a kind of page nobody decided": ("sample", "文書: なし\n", "", r"sample\.yml の 1行目：「文書」を決めて"),
    "a form that meets no page": ("sample", "文書: なし", "文書: [/bunsho/*]", r"sample\.yml の 5行目：.*/bunsho/"),
    "a test without a day of the draw": ("test", day(-20), "null", r"test\.yml の 5行目：「seed」"),
    "a test that ends before it begins": ("test", day(-2), day(-200), r"test\.yml の 8行目：日付は"),
    "a goal that is no word of ours": ("policy", "claim: 準拠", "claim: 適合", r"policy\.yml の 4行目：「適合」"),
    "a policy without its office": ("policy", "office: 総務課\n", "", r"policy\.yml の 1行目：項目「office」"),
    "an unknown key": ("policy", "scope", "scoop", r"policy\.yml の 2行目：項目「scoop」は知りません。「scope」"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_data_nobody_can_rely_on_is_an_error_with_file_and_line(judged: Path, fault: str) -> None:
    name, old, new, words = FAULTS[fault]
    path = judged / "data" / "accessibility" / f"{name}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    many = report(urls=(*PAGES, *(f"/{number}.html" for number in range(50))))
    with pytest.raises(ConfigError, match=words):
        record(judged, many, today())
