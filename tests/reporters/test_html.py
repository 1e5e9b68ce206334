"""The HTML report: complete, self-contained, and as accessible as it asks others to be."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from checks.config import Settings
from checks.findings import findings
from checks.gate import verdict
from checks.model import Planned, Report, Result, Verdict
from checks.reporters.html_report import render
from checks.run import audit
from checks.states import STATES
from tests.browsing import Collecting
from tests.golden.sample import sample, sample_rules
from tests.reporters.reports import clean, failing, looked_at, outcome, report


def html(told: Report) -> str:
    with sample_rules():
        return render(told)


def soup(told: Report) -> BeautifulSoup:
    return BeautifulSoup(html(told), "html.parser")


def rows(told: Report, caption: str) -> dict[str, list[str]]:
    """Cells of a table by the name of the row."""
    table = next(t for t in soup(told).select("table") if t.caption and t.caption.get_text() == caption)
    return {
        row.select("th")[0].get_text(): [cell.get_text() for cell in row.select("td")]
        for row in table.select("tbody tr")
    }


LONG = report(outcome(message="長" * 400, fix="x" * 400, snippet="<p " + "a" * 290))


def test_in_every_state_axe_finds_nothing_in_any_kind_of_report(collect: Collecting) -> None:
    pages = {f"/{n}.html": html(told) for n, told in enumerate((sample(), clean(), looked_at(), LONG))}
    for url, evidence in collect.pages(pages, STATES, axe=True).items():
        assert not evidence.problem
        for state in STATES:
            axe = evidence.states[state.name].axe
            assert axe is not None
            found = {kind: [rule["id"] for rule in axe[kind]] for kind in ("violations", "incomplete")}
            assert found == {"violations": [], "incomplete": []}, (url, state.name)


def test_the_report_passes_the_audit_itself(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(html(sample()), encoding="utf-8")
    told = audit(tmp_path, tmp_path, Settings(gate_next_standard=True), {})
    assert verdict(told) is Verdict.CONFORMS, findings(told)


def test_the_report_needs_no_other_file_and_no_script() -> None:
    page = soup(sample())
    assert not page.select("script, link, img, iframe, [src], [style]")
    assert all(str(link["href"]).startswith("#") for link in page.select("[href]"))
    assert "url(" not in html(sample())
    assert "@import" not in html(sample())


def test_every_link_of_the_report_leads_to_a_place_in_it() -> None:
    page = soup(sample())
    ids = {str(tag["id"]) for tag in page.select("[id]")}
    assert {str(link["href"])[1:] for link in page.select("a")} <= ids
    assert page.select("a")[0].get_text() == "本文へ"


def test_each_fault_stands_below_its_file_with_line_fix_code_and_rule() -> None:
    page = soup(sample())
    section = page.select('section[aria-labelledby="blocking"]')[0]
    assert [h.get_text() for h in section.select("h3")] == [
        "data/keikaku.csv",
        "docs/bosai/index.md",
        "overrides/partials/header.html",
    ]
    text = section.get_text("\n")
    for words in (
        "12行目：画像に代替テキスト（alt）がありません。",
        "画像の内容を [ ] の中に書いてください。",
        '<img src="genkan.jpg"/>',
        "画像の代替テキスト（html/image-alt）、画像の代替テキスト（axe-core）（axe/image-alt）",
        "4ページ",
    ):
        assert words in text


def test_markup_of_the_audited_page_stays_text() -> None:
    nasty = "</style><script>alert(1)</script>\"'<!--"
    page = soup(report(outcome(message=nasty, fix=nasty, snippet=nasty)))
    assert not page.select("script")
    assert nasty in page.get_text()


@pytest.mark.parametrize("told", [clean(), looked_at(), failing(), sample(), report()])
def test_title_and_verdict_say_the_same(told: Report) -> None:
    page = soup(told)
    assert page.title
    assert page.title.get_text().startswith(page.select(".verdict")[0].get_text())


def test_each_criterion_says_no_more_than_was_tested() -> None:
    told = report(
        outcome(Result.FAILED, criteria=("1.1.1",)),
        outcome(Result.CANT_TELL, rule="html/b", criteria=("1.3.1",)),
        outcome(Result.PASSED, rule="html/c", criteria=("2.4.2",)),
        outcome(Result.PASSED, rule="html/d", criteria=("2.4.4",)),
        outcome(Result.UNTESTED, rule="html/e", criteria=("2.4.4",)),
        outcome(Result.INAPPLICABLE, rule="html/f", criteria=("3.1.1",)),
        outcome(Result.PASSED, rule="html/g", criteria=("1.4.10",)),
    )
    table = rows(told, "JIS X 8341-3:2016 レベル A・AA")
    assert len(table) == 38
    assert table["1.1.1 非テキストコンテンツ"] == ["A", "1", "不合格 1件。"]
    assert table["1.3.1 情報及び関係性"] == ["A", "1", "要目視確認 1件。"]
    assert table["2.4.2 ページタイトル"] == ["A", "1", "自動試験で見つかった不合格はありません。"]
    assert table["2.4.4 リンクの目的（コンテキスト内）"] == ["A", "2", "未試験 1問。試験が終わっていません。"]
    assert table["3.1.1 ページの言語"] == ["A", "1", "自動試験の対象になるものが見つかりませんでした。"]
    assert table["1.2.4 キャプション（ライブ）"] == ["AA", "0", "自動試験はありません。人が確かめます。"]
    later = rows(told, "次期JIS（WCAG 2.2）で加わる達成基準")
    assert later["1.4.10 リフロー"] == ["AA", "1", "自動試験で見つかった不合格はありません。"]


def test_a_criterion_whose_only_rule_never_answered_is_not_called_tested() -> None:
    told = report(outcome(Result.PASSED), unanswered=(Planned("html/link-name", "/a.html", "light-1280"),))
    assert rows(told, "JIS X 8341-3:2016 レベル A・AA")["2.4.4 リンクの目的（コンテキスト内）"] == [
        "A",
        "1",
        "未試験 1問。試験が終わっていません。",
    ]


def test_each_page_says_in_which_states_it_was_tested() -> None:
    told = sample()
    table = rows(told, "ページと状態ごとの試験")
    assert table["/bosai/index.html"][1:5] == ["試験済み 7問", "試験済み 3問", "試験済み 3問", "試験済み 3問"]
    assert table["/osoi/index.html"][1] == "未試験 7問（7問中）"
    assert "120秒" in table["/osoi/index.html"][-1]
    assert rows(report(outcome(state="dark-320")), "ページと状態ごとの試験")["/a.html"][1] == "予定なし"


def test_what_machines_cannot_see_is_said_in_every_report() -> None:
    text = soup(clean()).get_text()
    assert "規格を満たしていることの証明ではありません" in text
    assert re.search("機械では分からないこと.*キーボード", text, re.DOTALL)
