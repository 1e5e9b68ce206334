"""The list of corrections: it must fit the source, and the page made from it hides nothing."""

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown import markdown

from generate.errata import ERRATA, plan_text
from generate.errors import DataError
from generate.plan import load_plan
from generate.plan_errata_page import errata_page, visible
from generate.table_captions import TableCaptions
from tests.generate.plan_copy import ROOT, plan_copy


def _change(root: Path, old: str, new: str) -> int:
    """Change the list once; return the line the change begins on."""
    path = plan_copy(root) / ERRATA
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    before, after = text.split(old, 1)
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


FAULTS = [
    (
        'as_written: "そのものを見直しを"',
        'as_written: "そのものを直しを"',
        -3,
        "124行目に「そのものを直しを」がありません",
    ),
    ('as_written: "抜本的な BPR の推進"', 'as_written: "の"', -3, "か所に決まるよう"),
    ("    line: 7\n", "    line: 8\n", -1, "8行目に「令和2年2月」がありません"),
    ("    line: 7\n", "    line: 9999\n", -1, "9999行目に"),
    ('    text: "対応など求め', '    text: "対応が求め', -3, "58行目に「対応が求められている」が"),
    ("  - id: 訂正02\n", "  - id: 訂正01\n", 0, "「訂正01」が2回"),
]


@pytest.mark.parametrize(("old", "new", "offset", "words"), FAULTS)
def test_a_correction_that_does_not_fit_the_source_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, offset: int, words: str
) -> None:
    line = _change(tmp_path, old, new)
    with pytest.raises(DataError, match=re.escape(words)) as caught:
        plan_text(tmp_path)
    assert str(caught.value).startswith(f"{ERRATA.as_posix()} の {line + offset}行目: ")


SHAPES = [
    ("    kind: 西暦の補足\n", "    kind: 気分\n", "「気分」は使えません"),
    ("    kind: 西暦の補足\n", "    kind: 西暦の補足\n    who: 担当\n", "「who」という項目はありません"),
    ("    measures: [13]\n", "    measures: [25]\n", "施策の番号は1から24まで"),
    ('"そのものの見直しを"', '"そのものの\\n見直しを"', "1行で書いてください"),
]


@pytest.mark.parametrize(("old", "new", "words"), SHAPES)
def test_an_entry_of_the_wrong_shape_is_told_with_its_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    line = _change(tmp_path, old, new)
    with pytest.raises(DataError, match=re.escape(words)) as caught:
        plan_text(tmp_path)
    assert caught.value.line in (line, line + 1)


def test_a_source_that_is_missing_is_told(tmp_path: Path) -> None:
    (plan_copy(tmp_path) / "data/plan/source.md").unlink()
    with pytest.raises(DataError, match=r"source\.md: 計画の原文がありません"):
        plan_text(tmp_path)


def test_the_page_shows_every_entry_of_the_list() -> None:
    content = errata_page(load_plan(ROOT)).content
    assert isinstance(content, str)
    soup = BeautifulSoup(markdown(content, extensions=["tables", TableCaptions()]), "lxml")
    cells = {
        row.th.get_text(): [cell.get_text() for cell in row.find_all("td")]
        for row in soup.select("tbody tr")
        if row.th is not None
    }
    listed = yaml.safe_load((ROOT / ERRATA).read_text(encoding="utf-8"))
    for entry in listed["corrections"]:
        shown = (str(entry["line"]), visible(entry["as_written"]), entry["as_published"], entry["reason"])
        assert tuple(cells[entry["id"]][1:]) == shown
    for entry in listed["rules"]:
        assert cells[entry["id"]] == [entry["what"], entry["reason"]]
    for entry in listed["left_as_written"]:
        assert all(place["text"] in cells[entry["id"]][1] for place in entry["places"])
        assert cells[entry["id"]][2] == entry["note"]
    for entry in listed["contradictions"]:
        assert cells[entry["id"]] == ["、".join(f"施策{n}" for n in entry["measures"]), entry["text"]]
    assert len(cells) == sum(len(entries) for entries in listed.values())


def test_a_letter_of_another_script_is_shown_by_its_number() -> None:
    assert visible("デジタルデバ\u0439\u0434対策") == "デジタルデバ〔キリル文字 U+0439〕〔キリル文字 U+0434〕対策"


def test_the_letters_that_look_like_kana_are_corrected_everywhere() -> None:
    text = plan_text(ROOT)
    assert [line for line, words in text.written.items() if "デジタルデバ\u0439\u0434" in words] == [318, 322]
    assert all("デジタルデバイド" in text.published[line] for line in (318, 322))


def test_doubtful_words_are_published_as_they_stand() -> None:
    text = plan_text(ROOT)
    for note in text.errata.left_as_written:
        for place in note.places:
            assert place.text in text.published[place.line]
