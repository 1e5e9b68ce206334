"""Translated pages: what they are made of, how they find their versions, and how an old one is noticed."""

from pathlib import Path

import pytest

from generate.__main__ import main
from generate.errors import DataError
from generate.languages import languages
from generate.town import fact_words, parts
from generate.translations import changes, fingerprints, renewed, ruby, translation, versions
from tests.generate.small_town import TODAY, change, small_town

ROOT = Path(__file__).resolve().parents[2]
ORIGINAL = "# 緊急\n\n逃げてください。\n\n## 電話 {#call}\n\n{{ 事実: 町の花 }}\n\n{{ 表 }}\n"
FACTS = {"町の花": "花 菜の花"}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The small town with the two languages of the real one."""
    small_town(tmp_path)
    folder = tmp_path / "data/languages"
    folder.mkdir()
    for path in (ROOT / "data/languages").glob("*.yml"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/kinkyu.md").write_text(f"---\ntitle: 緊急\n---\n\n{ORIGINAL}", encoding="utf-8")
    (tmp_path / "docs/en/kinkyu.md").write_text(
        "---\ntitle: Emergency\ntranslation_of: kinkyu.md\n---\n\n# Emergency\n", encoding="utf-8"
    )
    return tmp_path


def test_an_english_part_keeps_japanese_names_and_marks_them_as_japanese(town: Path) -> None:
    made = parts(town, TODAY)
    listed = made["en: 災害ごとの避難場所"].content
    assert "### Flood (places: 1) {#flood}" in listed
    assert '<b><span lang="ja">北学校</span></b> (elementary school)' in listed
    assert "No place is designated." in listed
    assert '<span lang="ja">花まつり</span>' in made["en: これからの行事"].content
    assert "2026-05-03" in made["en: これからの行事"].content


def test_easy_japanese_needs_no_mark_and_shows_readings(town: Path) -> None:
    listed = ruby(parts(town, TODAY)["easy: 災害ごとの避難場所"].content)
    assert ' lang="' not in listed
    assert "<ruby>洪水<rp>（</rp><rt>こうずい</rt><rp>）</rp></ruby>" in listed


def test_a_changed_row_changes_every_language(town: Path) -> None:
    change(town, "data/opendata/064262_designated_shelter.csv", "北学校", "北の学校")
    made = parts(town, TODAY)
    assert all("北の学校" in made[f"{language.folder}: 指定避難所"].content for language in languages(town))


def test_a_language_without_a_word_for_a_hazard_is_refused_with_file_and_line(town: Path) -> None:
    change(town, "data/languages/en.yml", "  tsunami: Tsunami\n", "")
    with pytest.raises(DataError, match=r"data/languages/en\.yml の \d+行目: .*「tsunami」（津波）がありません"):
        languages(town)


def test_only_the_changed_heading_is_named() -> None:
    before = fingerprints(ORIGINAL, FACTS)
    assert changes(before, fingerprints(ORIGINAL.replace("逃げて", "すぐ逃げて"), FACTS)) == ["緊急"]
    assert changes(before, fingerprints(ORIGINAL, {"町の花": "花 桜"})) == ["電話"]
    assert changes(before, fingerprints(ORIGINAL + "\n## 新しい\n\n文\n", FACTS)) == ["新しい"]
    assert changes(before, fingerprints("# 緊急\n\n逃げてください。\n", FACTS)) == ["電話"]


def test_line_breaks_and_data_that_every_language_gets_are_no_change() -> None:
    before = fingerprints(ORIGINAL, FACTS)
    assert changes(before, fingerprints(ORIGINAL.replace("\n\n逃げ", "\n\n\n逃げ"), FACTS)) == []


def test_a_group_of_facts_that_is_not_there_has_no_words() -> None:
    assert set(fingerprints(ORIGINAL, {})) == {"緊急", "電話"}


def test_a_heading_inside_code_begins_no_part() -> None:
    assert list(fingerprints("# あ\n\n```\n# い\n```\n", {})) == ["あ"]


def test_the_command_records_that_a_translation_fits_and_tells_what_had_changed(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = town / "docs/en/kinkyu.md"
    assert main(["--root", str(town), "translated", "docs/en/kinkyu.md"]) == 0
    first = page.read_text(encoding="utf-8")
    assert '  "電話": "' in first
    assert first.endswith("\n---\n\n# Emergency\n")
    assert main(["--root", str(town), "translated", "docs/en/kinkyu.md"]) == 0
    assert page.read_text(encoding="utf-8") == first
    change(town, "docs/kinkyu.md", "逃げてください", "高い所へ逃げてください")
    capsys.readouterr()
    assert main(["--root", str(town), "translated", "docs/en/kinkyu.md"]) == 0
    assert "変わっていたところ：緊急。" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") != first


def test_the_lines_told_to_who_cannot_run_the_command_are_those_it_would_write(town: Path) -> None:
    page = town / "docs/en/kinkyu.md"
    now = fingerprints(ORIGINAL, FACTS)
    kept = {**now, "緊急": "0", "なくなった": "1"}
    meta = {"translation_of": "kinkyu.md", "original_hash": kept}
    found = translation(meta, "en/kinkyu.md", {"kinkyu.md": now}, languages(town))
    assert found is not None
    line, gone = found.record.split("、")
    assert line in renewed(page.read_text(encoding="utf-8"), now)
    assert gone == '"なくなった" の行は消す'


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ("docs/kinkyu.md", "翻訳のページではありません"),
        ("docs/en/none.md", "ページがありません"),
    ],
)
def test_the_command_refuses_what_is_no_translation(
    town: Path, capsys: pytest.CaptureFixture[str], page: str, problem: str
) -> None:
    assert main(["--root", str(town), "translated", page]) == 3
    assert problem in capsys.readouterr().err


@pytest.mark.parametrize(
    ("meta", "uri", "problem"),
    [
        ({}, "en/a.md", "もとの日本語のページを"),
        ({"translation_of": "kinky.md"}, "en/a.md", "「kinkyu.md」のまちがいではありませんか"),
        ({"translation_of": "kinkyu.md"}, "en/a.md", r"「\./run translated docs/en/a\.md」で書き足してください"),
        ({"translation_of": "kinkyu.md"}, "a.md", "の中でだけ使えます"),
    ],
)
def test_front_matter_that_names_no_original_is_refused_with_the_file(
    town: Path, meta: dict[str, str], uri: str, problem: str
) -> None:
    with pytest.raises(DataError, match=problem):
        translation(meta, uri, {"kinkyu.md": {}}, languages(town))


def test_all_versions_of_a_page_know_all_of_them(town: Path) -> None:
    known = languages(town)
    found = [
        translation({"translation_of": "kinkyu.md", "original_hash": {}}, uri, {"kinkyu.md": {}}, known)
        for uri in ("easy/kinkyu.md", "en/kinkyu.md")
    ]
    offered = versions([one for one in found if one is not None])
    assert set(offered) == {"kinkyu.md", "easy/kinkyu.md", "en/kinkyu.md"}
    assert [version.hreflang for version in offered["en/kinkyu.md"]] == ["ja", "ja-simple", "en"]


def test_the_words_of_facts_are_what_a_translator_reads(town: Path) -> None:
    assert fact_words(town) == {"町の花": "花 菜の花 "}
