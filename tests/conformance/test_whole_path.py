"""The whole way to 準拠 on a small site in a real browser, and back when one page changes."""

from pathlib import Path

from checks.conformance import record, write_record
from checks.gate import verdict
from checks.ledger import judgement_yaml
from checks.model import Report, Result, Verdict
from checks.run import today
from tests.conformance.town import NEEDED, town
from tests.ledger.town import LOGO, answer, audit, build, questions, write
from tests.ledger.town import today as day

MORE = {
    "accessibility/policy/index.html": "ウェブアクセシビリティ方針",
    "accessibility/results/index.html": "試験の結果",
}
LINKS = "".join(f'<p><a href="/{path}">{title}のページ</a></p>' for path, title in MORE.items())
CLAIM = "<p>このサイトは、JIS X 8341-3:2016の適合レベルAAに準拠しています。</p>"


def judge_all(folder: Path, report: Report) -> None:
    """A person looks at every page for every criterion."""
    for number, page in enumerate(report.pages):
        about = {"criteria": NEEDED, "page": page.url, "content": page.content, "seen": page.url}
        said = {"result": "適合", "reason": "確かめました。", "method": "目視", "environment": "Windows 11"}
        who = {"date": day(), "office": "総務課"}
        write(folder, f"judgements/page-{number}.yml", judgement_yaml({**about, **said, **who}))


def claims_blocked(report: Report) -> list[str]:
    return [o.page for o in report.outcomes if o.rule == "site/conformance-claim" and o.result is Result.FAILED]


def test_a_site_comes_to_compliance_by_judgements_and_loses_it_when_one_goes_stale(tmp_path: Path) -> None:
    pages = {"index": LINKS, "sitemap": LINKS, "bousai": LOGO}
    town(build(tmp_path, MORE, **pages))
    report = audit(tmp_path)
    assert verdict(report) is Verdict.INCOMPLETE
    assert record(tmp_path, report, today())["claim"] == "配慮"

    (question,) = questions(report)
    answer(tmp_path, question)
    judge_all(tmp_path, report)
    report = audit(tmp_path)
    assert verdict(report) is Verdict.CONFORMS
    told = record(tmp_path, report, today())
    assert (told["claim"], told["missing"]) == ("準拠", [])

    claiming = {**pages, "accessibility/results/index.html": f'<div data-recorded="">{CLAIM}</div>'}
    build(tmp_path, MORE, **claiming)
    assert claims_blocked(audit(tmp_path)) == ["/accessibility/results/index.html"]
    write_record(tmp_path, told)
    report = audit(tmp_path)
    assert verdict(report) is Verdict.CONFORMS
    assert record(tmp_path, report, today())["claim"] == "準拠"

    build(tmp_path, MORE, **{**claiming, "bousai": f"<p>雪の日は早めに帰ってください。</p>{LOGO}"})
    report = audit(tmp_path)
    assert questions(report) == []
    told = record(tmp_path, report, today())
    assert told["claim"] == "一部準拠"
    assert "確かめたあとに変わったページが1ページあります（/bousai.html" in "".join(told["missing"])
    write_record(tmp_path, told)
    assert claims_blocked(audit(tmp_path)) == ["/accessibility/results/index.html"]
