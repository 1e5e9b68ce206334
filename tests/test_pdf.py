"""PDF documents in the audit: a fault is told at the file that a person replaces; what is unreadable never passes."""

import asyncio
import random
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from checks import browser, cli
from checks.assess import assess
from checks.config import Settings
from checks.criteria import JIS_2016
from checks.errors import CollectError
from checks.gate import verdict
from checks.model import Location, Origin, Outcome, Report, Result, Verdict
from checks.pdf_evidence import PdfEvidence, collect_pdf, read_evidence, read_pdf, write_pdf
from checks.pdf_files import find_pdfs
from checks.pdf_text import decoder
from checks.plan import Inputs, Plan
from checks.rule import On, judge, rules
from checks.run import audit
from checks.sources import Source
from checks.stored import Stored
from tests.pdf_making import make_pdf

RULES = [rule for rule in rules() if rule.meta.on is On.PDF]
MARKDOWN = {"/plan/index.html": Source("docs/plan/index.md", Origin.MARKDOWN)}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with one Markdown page, built, and no PDF yet."""
    for path, text in (("docs/plan/index.md", "# 計画\n"), ("site/plan/index.html", "<!DOCTYPE html>")):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def put(town: Path, data: bytes, *paths: str) -> None:
    for path in paths:
        (town / path).write_bytes(data)


def answered(town: Path) -> tuple[list[Outcome], Verdict]:
    """What the PDF rules say of the PDF files of the built site."""
    site = town / "site"
    files = [f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*.*")]
    inputs = Inputs(site, town, (), frozenset(), pdfs=find_pdfs(town, site, files, MARKDOWN))
    plan = Plan(RULES, inputs, Settings().states)
    collected = {pdf.path: collect_pdf(pdf.path, site / pdf.url.lstrip("/")) for pdf in inputs.pdfs}
    found = assess(plan, Stored(()), collected).outcomes
    assert {outcome.planned for outcome in found} == set(plan.questions)
    return list(found), verdict(Report(JIS_2016, False, tuple(plan.states), plan.questions, (), found, ()))


def test_a_fault_is_told_at_the_file_in_docs_and_keeps_the_site_back(town: Path) -> None:
    put(town, make_pdf({"title": None}), "docs/plan/a.pdf", "site/plan/a.pdf")
    found, gate = answered(town)
    [told] = [outcome for outcome in found if outcome.result is Result.FAILED]
    assert (told.rule, told.location) == ("pdf/title", Location("docs/plan/a.pdf", None, True, Origin.PDF))
    assert gate is Verdict.NONCONFORMING


def test_a_good_document_lets_the_site_pass(town: Path) -> None:
    put(town, make_pdf(), "docs/plan/a.pdf", "site/plan/a.pdf")
    assert answered(town)[1] is Verdict.CONFORMS


def test_a_file_that_differs_from_the_one_in_docs_was_made_in_the_build(town: Path) -> None:
    put(town, make_pdf({"title": None}), "site/plan/a.pdf")
    put(town, make_pdf(), "docs/plan/a.pdf")
    [told] = [outcome for outcome in answered(town)[0] if outcome.result is Result.FAILED]
    assert told.location == Location("plan/a.pdf", None, True, Origin.GENERATED)


def test_the_page_of_a_fault_is_told(town: Path) -> None:
    put(town, make_pdf({"tags": [{"Figure": {"image": 0.1}}]}), "site/plan/a.pdf")
    [told] = [outcome for outcome in answered(town)[0] if outcome.result is Result.FAILED]
    assert told.message.startswith("1ページの図に")
    assert told.target
    assert told.target.snippet == "<Figure>"


def cut_short(town: Path) -> bytes:
    return make_pdf()[:-300]


def no_pdf_at_all(town: Path) -> bytes:
    return "PDF を置く場所".encode()


def locked(town: Path) -> bytes:
    return make_pdf({"password": "himitsu"})


def broken_page(town: Path) -> bytes:
    path = town / "broken.pdf"
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Contents = pdf.make_stream(b"not compressed", Filter=Name.FlateDecode)
        pdf.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return path.read_bytes()


def endless_tree(town: Path) -> bytes:
    path = town / "endless.pdf"
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
        element.K = Array([element])
        pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=element)
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("make", [cut_short, no_pdf_at_all, locked, broken_page, endless_tree])
def test_a_document_that_cannot_be_read_is_untested_and_never_passes(town: Path, make: object) -> None:
    assert callable(make)
    put(town, make(town), "site/plan/a.pdf")
    found, gate = answered(town)
    assert {outcome.result for outcome in found} == {Result.UNTESTED}
    assert all("PDF" in outcome.message for outcome in found)
    assert gate is Verdict.INCOMPLETE


def test_a_document_whose_evidence_is_lost_is_untested(town: Path) -> None:
    put(town, make_pdf(), "site/plan/a.pdf")
    pdfs = find_pdfs(town, town / "site", ["/plan/a.pdf"], {})
    plan = Plan(RULES, Inputs(town / "site", town, (), frozenset(), pdfs=pdfs), Settings().states)
    found = assess(plan, Stored(()), {}).outcomes
    assert {outcome.result for outcome in found} == {Result.UNTESTED}


def test_evidence_comes_back_as_it_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf({"links": 1, "fields": ["氏名"], "scan": 0.7, "bookmarks": 2}))
    found = collect_pdf("docs/a.pdf", path)
    assert found.pdf
    assert read_evidence(write_pdf(found, tmp_path)) == found


def test_evidence_that_is_damaged_is_not_taken_for_an_answer(tmp_path: Path) -> None:
    path = write_pdf(PdfEvidence("docs/a.pdf", None, "?"), tmp_path)
    path.write_text('{"path": 1}', encoding="utf-8")
    with pytest.raises(CollectError, match="もう一度監査"):
        read_evidence(path)


def test_a_faulty_pdf_is_found_by_the_audit_of_a_folder(town: Path) -> None:
    put(town, make_pdf({"lang": None}), "site/plan/a.pdf")
    report = audit(town / "site", town, Settings(states=Settings().states[:1]), {})
    found = [outcome for outcome in report.outcomes if outcome.page == "/plan/a.pdf"]
    assert [outcome.rule for outcome in found if outcome.result is Result.FAILED] == ["pdf/language"]
    assert {outcome.rule for outcome in found} == {rule.id for rule in RULES}


@pytest.mark.parametrize(("description", "code"), [({}, 0), ({"title": None}, 1), ({"password": "himitsu"}, 2)])
def test_one_file_can_be_checked_before_it_is_put_into_the_site(
    tmp_path: Path, description: dict[str, object], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "keikaku.pdf"
    path.write_bytes(make_pdf(description))
    assert cli.main(["check-pdf", str(path)]) == code
    assert ("PDF に題名がありません" in capsys.readouterr().out) is (code == 1)


def test_a_title_may_be_the_same_as_a_name_of_the_file_in_japanese_words(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf({"title": "三川町総合計画"}))
    pdf = read_pdf("docs/三川町総合計画.pdf", path)
    assert [rule.id for rule in RULES for item in judge(rule, pdf) if item.message] == []


def test_checking_a_file_that_is_not_there_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check-pdf", str(tmp_path / "nai.pdf")]) == 3
    assert "ファイルがありません" in capsys.readouterr().err


PRINTED = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>三川町の計画</title></head><body>
<h1>まちのあゆみ</h1><p><a href="https://example.com/">まちのページ</a>をみてください。</p>
<h2>みらい</h2><table><tr><th scope="col">とし</th><th scope="col">かず</th></tr>
<tr><th scope="row">れいわ7</th><td>7,000</td></tr><tr><th scope="row">れいわ8</th><td>6,900</td></tr></table>
<ul><li>みず</li><li>たべもの</li></ul></body></html>"""


def test_a_tagged_document_that_a_browser_prints_has_no_fault_and_its_words_are_read(tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"

    async def printed() -> None:
        async with browser.launched() as running:
            page = await running.new_page()
            await page.set_content(PRINTED)
            await page.pdf(path=path, tagged=True, outline=True)

    asyncio.run(printed())
    pdf = read_pdf("docs/printed.pdf", path)
    assert [(rule.id, item.message) for rule in RULES for item in judge(rule, pdf) if item.message] == []
    [heading] = pdf.of_role("H2")
    assert pdf.text_of(heading) == "みらい"
    assert "7,000" in [pdf.text_of(cell) for cell in pdf.of_role("TD")]


def test_words_in_a_form_that_a_page_draws_belong_to_the_mark_around_it(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    with Pdf.open(_stored(tmp_path, make_pdf())) as pdf:
        page = pdf.pages[0]
        inner = b"BT /F 12 Tf <5f79> Tj ET"
        page.obj.Resources.XObject.T = pdf.make_stream(
            inner, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=page.obj.Resources
        )
        page.contents_add(b"/Artifact BMC /T Do EMC")
        pdf.save(path)
        assert [sheet.loose_text for sheet in read_pdf("a.pdf", path).sheets] == [""]
        page.contents_add(b"/T Do")
        pdf.save(path)
        assert [sheet.loose_text for sheet in read_pdf("a.pdf", path).sheets] == ["役"]


def _stored(folder: Path, data: bytes) -> Path:
    path = folder / "stored.pdf"
    path.write_bytes(data)
    return path


CMAP = b"""1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfrange <01> <03> <3042> <10> <11> [<6a2a> <5c715ddd>] endbfrange
1 beginbfchar <20> <D842DFB7> endbfchar"""


def test_letters_are_told_by_every_form_of_map_a_font_may_have() -> None:
    with Pdf.new() as pdf:
        mapped = Dictionary(Type=Name.Font, Subtype=Name.Type3, ToUnicode=pdf.make_stream(CMAP))
        assert decoder(mapped)(b"\x01\x03\x10\x11\x20").text == "あい横山川𠮷"
        assert not decoder(mapped)(b"\x90\x91\x92").readable
    japanese = Dictionary(Subtype=Name.Type0, Encoding=Name("/90ms-RKSJ-H"))
    assert decoder(japanese)("役場".encode("cp932")).text == "役場"
    latin = Dictionary(Subtype=Name.Type1, Encoding=Name.WinAnsiEncoding)
    assert decoder(latin)(b"caf\xe9").text == "café"


def test_a_font_of_the_japanese_collection_counts_as_readable_without_a_map() -> None:
    def font(ordering: str) -> Dictionary:
        below = Dictionary(CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=ordering.encode(), Supplement=0))
        return Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H"), DescendantFonts=Array([below]))

    assert decoder(font("Japan1"))(b"\x01\x02").readable
    assert not decoder(font("Identity"))(b"\x01\x02").readable


def test_replacement_text_stands_for_letters_that_a_font_does_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "replaced.pdf"
    with Pdf.open(_stored(tmp_path, make_pdf({"tags": [{"P": "あ"}]}))) as pdf:
        page = pdf.pages[0]
        actual = f"<feff{'役場の案内'.encode('utf-16-be').hex()}>".encode()
        shown = b"/P <</MCID 0>> BDC /Span <</ActualText " + actual + b">> BDC BT /U 12 Tf <0041> Tj ET EMC EMC"
        page.obj.Contents = pdf.make_stream(shown)
        pdf.save(path)
    found = read_pdf("a.pdf", path)
    assert (found.text, found.sheets[0].unreadable) == ("役場の案内", 0)


@pytest.mark.parametrize("seed", range(40))
def test_bytes_that_were_changed_on_the_way_never_stop_the_audit(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(make_pdf({"links": 1, "fields": ["氏名"], "scan": 0.7, "bookmarks": 2, "pages": 2}))
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "changed.pdf"
    path.write_bytes(data)
    found = collect_pdf("docs/changed.pdf", path)
    assert (found.pdf is None) is bool(found.problem)
    for rule in RULES if found.pdf else ():
        list(judge(rule, found.pdf))
