"""The whole plan as one page and as a PDF: every sentence once, one outline, and a document everyone can use."""

import asyncio
import dataclasses
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup, Tag

from checks.browser.paper import printed
from checks.config import load_settings
from checks.errors import CollectError
from checks.gate import verdict
from checks.model import Verdict
from checks.pdf import Pdf
from checks.pdf_evidence import read_pdf
from checks.run import audit_pdf
from generate.errors import DataError
from generate.plan import Plan, load_plan
from generate.plan_pdf import complete
from generate.plan_pdf_page import PDF, PRINTED, About, link_names, offered
from generate.plan_source import Kind
from generate.plan_whole import NO_PDF, TITLE, whole_page
from tests.generate.plan_copy import ROOT
from tests.theme.sites import build, real_copy

ADDRESS = "https://mihon.example/"
ABOUT = About("山形県三川町", date(2020, 2, 1))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real site, built for an address, with its printed plan."""
    config = real_copy(tmp_path_factory.mktemp("plan"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        yield build(config, tmp_path_factory.mktemp("plan-built"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(ROOT)


@pytest.fixture(scope="module")
def document(site: Path) -> Pdf:
    return read_pdf(PDF, site / PDF)


def _article(site: Path) -> Tag:
    article = BeautifulSoup((site / PRINTED).read_text(encoding="utf-8"), "lxml").article
    assert article is not None
    return article


def _close(text: str) -> str:
    return "".join(text.split())


def test_the_page_says_every_sentence_of_the_plan_once_and_in_its_order_and_no_other(site: Path, plan: Plan) -> None:
    article = _article(site)
    for part in article.select(".screen-only, #about-this-text, #about-this-text ~ *"):
        part.decompose()
    terms = {Kind.KPI: "KPI", Kind.SCHEDULE: "スケジュール"}
    cover, *rest = plan.blocks
    words = [terms.get(block.kind, "") + block.text for block in rest]
    assert _close(article.get_text()) == _close("".join([f"{cover.text}（全文）", *words]))


def test_the_outline_is_chapters_then_pillars_and_sections_then_measures(site: Path) -> None:
    headings = [(tag.name, tag.get("id")) for tag in _article(site).find_all(re.compile("^h[1-6]$"))]
    levels = [int(name[1]) for name, _ in headings]
    assert [levels.count(level) for level in range(1, 7)] == [1, 1 + 7 + 1, 5 + 6, 24, 0, 0]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert ("h2", "chapter-7") in headings
    assert ("h4", "measure-24") in headings


def test_each_entry_of_the_contents_leads_to_its_own_heading(site: Path) -> None:
    article = _article(site)
    links = article.select("li a[href^='#']")
    assert len(links) == 7 + 5 + 6 + 24
    for link in links:
        target = article.find(id=str(link["href"])[1:])
        assert isinstance(target, Tag)
        assert _close(target.get_text())[:8] == _close(link.get_text())[:8]


def test_contents_that_do_not_list_every_heading_are_refused(plan: Plan) -> None:
    entry = next(block for block in plan.blocks if block.kind is Kind.CONTENTS)
    shorter = dataclasses.replace(plan, blocks=tuple(block for block in plan.blocks if block is not entry))
    with pytest.raises(DataError, match=r"目次の項目が41個、本文の見出しが42個あり"):
        whole_page(shorter)


def test_the_overview_of_the_plan_leads_to_the_page(site: Path) -> None:
    html = BeautifulSoup((site / "plan/index.html").read_text(encoding="utf-8"), "lxml")
    links = {link.get_text(): link["href"] for link in html.select("article a")}
    assert links["計画をまとめて読む・印刷する"] == "whole/"


def test_the_link_to_the_document_says_its_type_and_true_size(site: Path) -> None:
    link = _article(site).select_one("#plan-pdf a")
    assert link is not None
    size = (site / PRINTED).with_name(str(link["href"])).stat().st_size
    assert link.get_text().endswith(f"（PDF、{size / 1000:.0f} KB）")


def test_a_page_without_room_for_the_link_stops_the_build() -> None:
    with pytest.raises(DataError, match="PDFへのリンクを置く場所がありません"):
        offered("<p>計画</p>", 1000)


def test_the_document_passes_every_rule_for_documents(site: Path) -> None:
    report = audit_pdf(site / PDF, load_settings(ROOT))
    assert [(item.rule, item.message) for item in report.outcomes if item.message] == []
    assert verdict(report) is Verdict.CONFORMS


def test_the_document_holds_every_sentence_of_the_plan_as_text(document: Pdf, plan: Plan) -> None:
    text = _close("".join(element.text for element in document.elements))
    missing = [block.text for block in plan.blocks[1:] if _close(block.text) not in text]
    assert missing == []
    assert "このページについて" not in text
    assert NO_PDF not in text


def test_the_document_has_tags_language_title_and_the_mark_of_its_standard(site: Path, document: Pdf) -> None:
    roles = [element.role for element in document.elements]
    assert [roles.count(role) for role in ("H1", "H2", "H3", "H4")] == [1, 9, 11, 24]
    assert document.tagged
    assert (document.title, document.shows_title, document.language, document.ua) == (TITLE, True, "ja-JP", "1")
    with pikepdf.open(site / PDF) as opened:
        assert str(opened.docinfo["/Author"]) == "山形県三川町"


def test_bookmarks_lead_to_the_chapters_and_below_them_to_the_measures(site: Path, plan: Plan) -> None:
    chapters = [block.text for block in plan.blocks if block.kind is Kind.HEADING and block.text[1:3] == ". "]
    with pikepdf.open(site / PDF) as opened, opened.open_outline() as outline:
        below = {item.title: item for item in outline.root[0].children}
        assert [title for title in below if title in chapters] == chapters
        sections = below[chapters[5]].children
        assert sum(len(section.children) for section in sections) == 24


def test_every_link_of_the_document_has_words_and_leads_to_the_site(site: Path, document: Pdf) -> None:
    labels = [link for sheet in document.sheets for link in sheet.annotations]
    assert len(labels) >= 42 + 2
    assert all(link.label and link.tagged for link in labels)
    with pikepdf.open(site / PDF) as opened:
        notes = [note for page in opened.pages for note in page.obj.get("/Annots", ()) if "/A" in note]
        goals = {str(note.Contents): str(note.A.URI) for note in notes}
    assert goals == {"原文の訂正": f"{ADDRESS}plan/errata/", "KPI一覧": f"{ADDRESS}plan/kpi/"}


def test_without_an_address_the_document_has_no_link_that_leads_nowhere(site: Path) -> None:
    again = asyncio.run(printed(site, PRINTED, ""))[0]
    assert b"site.invalid" not in again
    assert b"/URI" not in again


def test_two_builds_give_the_same_bytes(site: Path) -> None:
    names = link_names((site / PRINTED).read_text(encoding="utf-8"), f"{ADDRESS}plan/whole/")
    one, two = (complete(asyncio.run(printed(site, PRINTED, ADDRESS))[0], ABOUT, names) for _ in range(2))
    assert one == two


def test_the_page_numbers_are_shown_and_marked_as_no_content(document: Pdf, site: Path) -> None:
    assert [sheet.number for sheet in document.sheets if sheet.loose_text] == []
    with pikepdf.open(site / PDF) as opened:
        assert all(page.Contents.read_bytes().count(b"/Artifact BMC") >= 1 for page in opened.pages)


def test_a_missing_stylesheet_is_told_and_not_printed_without(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text('<link rel="stylesheet" href="gone.css"><article>計画</article>', "utf-8")
    with pytest.raises(CollectError, match=r"gone\.css が見つかりませんでした"):
        asyncio.run(printed(tmp_path, "plan.html", ""))
