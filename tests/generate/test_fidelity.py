"""The published plan is the plan: take back the declared corrections, and every sentence is there and none is added."""

import hashlib
import re
from pathlib import Path

import pytest

from generate.errata import plan_text, undo
from generate.measures import load_measures
from generate.plan_source import SOURCE, blocks, source_lines
from generate.site import made
from tests.generate.plan_copy import ROOT, TODAY, differences, kpi_and_schedule, plan_copy, undone

VERBATIM = "bf150551161d8d2ef22db38b734cc2f0aa519941fba0abad685f4e6843132b1f"
CYRILLIC = re.compile(r"[\u0400-\u052f]")
PAIRS = kpi_and_schedule((ROOT / SOURCE).read_text(encoding="utf-8"))


def test_the_source_is_kept_byte_for_byte() -> None:
    assert hashlib.sha256((ROOT / SOURCE).read_bytes()).hexdigest() == VERBATIM


def test_the_pages_hold_every_sentence_of_the_corrected_source_and_no_other() -> None:
    assert differences(ROOT) == []


def test_undoing_the_corrections_on_the_pages_gives_every_sentence_of_the_source() -> None:
    text = plan_text(ROOT)
    assert undone(ROOT, text) == {block.line: block.text for block in blocks(text.written)}


def test_undoing_the_corrections_on_the_text_gives_the_source_byte_for_byte() -> None:
    text = plan_text(ROOT)
    lines = undo(text.published, text.errata.corrections)
    assert "\n".join(lines[number] for number in sorted(lines)).encode() == (ROOT / SOURCE).read_bytes()


def test_no_line_with_words_is_left_out_when_the_source_is_read() -> None:
    """All lines but blank ones, rules and the two markers are content, so a sentence cannot be skipped unseen."""
    content = {line for line, text in source_lines(ROOT).items() if re.search(r"[^\s-]", text)}
    markers = {line for line, text in source_lines(ROOT).items() if text in ("<KPI>", "<スケジュール>")}
    assert {block.line for block in blocks(source_lines(ROOT))} == content - markers


@pytest.mark.parametrize("number", range(1, 25))
def test_each_measure_has_the_exact_kpi_and_schedule_of_the_source(number: int) -> None:
    measure = load_measures(ROOT, plan_text(ROOT))[number - 1]
    kpi, schedule = PAIRS[number - 1]
    assert (measure.head.kpi.as_written, measure.head.schedule) == (kpi, schedule)
    target = "" if measure.head.kpi.target is None else f"{measure.head.kpi.target}{measure.head.kpi.unit}"
    parted = re.fullmatch(r"(.+?) (\d+ ?\D+)", kpi)
    assert (measure.head.kpi.label, target) == ((parted[1], parted[2].replace(" ", "")) if parted else (kpi, ""))


def test_the_source_has_24_kpis() -> None:
    assert len(PAIRS) == 24


REMOVALS = [
    ("docs/plan/chapter-1.md", "今後も安定的な行政運営を確保し"),
    ("docs/plan/chapter-5/index.md", "の5つの取組を柱とし"),
    ("docs/plan/chapter-6/index.md", "## (6) その他（パーソナルデータの利活用の環境整備に係る取組等） {#group-6}\n"),
    ("docs/plan/pillar-2.md", "また、事業者等の利益や国の安全が害されることがないようにしつつ、"),
    ("docs/plan/measures/13.md", "これにより、被災者のニーズに応じた情報収集が可能となる。\n"),
    ("docs/plan/measures/21.md", "# 地域情報プラットフォーム標準仕様の導入\n"),
    ("docs/plan/index.md", "山形県三川町\n"),
    ("docs/plan/index.md", "        - [中間標準レイアウト仕様の活用](measures/22.md)\n"),
]


@pytest.mark.parametrize(("name", "words"), REMOVALS)
def test_a_sentence_taken_away_is_noticed(tmp_path: Path, name: str, words: str) -> None:
    path = plan_copy(tmp_path) / name
    text = path.read_text(encoding="utf-8")
    assert text.count(words) == 1
    path.write_text(text.replace(words, ""), encoding="utf-8")
    assert any(found.startswith("原文") for found in differences(tmp_path))


ADDITIONS = [
    ("docs/plan/chapter-7.md", "\nこの文は計画にありません。\n"),
    ("docs/plan/pillar-3.md", "\n## 計画にない見出し\n"),
    ("docs/plan/measures/07.md", "\n- 計画にない項目\n"),
    ("docs/plan/chapter-6/index.md", "\n- [計画にない名前](../measures/01.md)\n"),
    ("docs/plan/index.md", "- [8. 計画にない章](chapter-7.md)\n"),
]


@pytest.mark.parametrize(("name", "words"), ADDITIONS)
def test_a_sentence_put_in_is_noticed(tmp_path: Path, name: str, words: str) -> None:
    with (plan_copy(tmp_path) / name).open("a", encoding="utf-8") as file:
        file.write(words)
    found = differences(tmp_path)
    assert len(found) == 1
    assert found[0].startswith(f"{name} の")


def test_one_changed_letter_is_noticed(tmp_path: Path) -> None:
    path = plan_copy(tmp_path) / "docs/plan/measures/09.md"
    path.write_text(path.read_text(encoding="utf-8").replace("田田ポイント", "田々ポイント"), encoding="utf-8")
    assert len(differences(tmp_path)) == 2


def test_no_cyrillic_letter_is_published() -> None:
    texts = {str(path): path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")}
    for item in made(ROOT, TODAY).files:
        texts[item.uri] = item.content if isinstance(item.content, str) else item.content.decode()
    assert [name for name, text in texts.items() if CYRILLIC.search(text)] == []
    assert CYRILLIC.search((ROOT / SOURCE).read_text(encoding="utf-8"))
