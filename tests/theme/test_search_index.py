"""What the search index and the 五十音さくいん are made from, and what a person is told who writes a row wrong."""

import json
from datetime import date
from pathlib import Path

import pytest

from generate.errors import DataError
from generate.page_info import last_change
from generate.search_index import Part, index_json, read_page
from generate.search_kana_index import IndexedPage, kana_index
from generate.search_terms import Term, front_matter_words, page_reading, synonyms, terms

PAGE = """<html><head><meta name="keywords" content="転入届、とどけで"></head><body>
<nav><ol><li class="path__item"><a>ホーム</a></li><li class="path__item"><a>くらし</a></li>
<li class="path__item">届け出</li></ol></nav><p>枠の文</p>
<article class="md-content__inner md-typeset"><h1>届け<wbr>出</h1>
<p>14日<b>以内</b>に。<br>次の行<a class="footnote-ref">注1</a></p>
<h2 id="m">持ち物</h2><table><tr><td>印鑑</td><td>証明書</td></tr></table><ruby>町<rt>まち</rt></ruby>
<h3 id="n">期<wbr>限</h3><p>4月</p></article><p>下の文</p></body></html>"""


def _term(word: str, reading: str, page: str) -> Term:
    return Term.model_validate({"line": 2, "ことば": word, "よみ": reading, "ページ": page})


def _write(root: Path, name: str, text: str) -> None:
    (root / "data" / "search").mkdir(parents=True, exist_ok=True)
    (root / "data" / "search" / name).write_text(text, encoding="utf-8")


def test_the_index_holds_the_article_by_headings_with_its_place_and_names() -> None:
    page = read_page(PAGE, "guide/")
    assert page is not None
    assert (page.title, page.place, page.words) == ("届け出", "くらし", "転入届、とどけで")
    assert page.parts == [
        Part("", "", "14日以内に。 次の行"),
        Part("m", "持ち物", "印鑑 証明書 町"),
        Part("n", "期限", "4月"),
    ]


def test_a_page_that_is_marked_off_or_has_no_article_is_not_found() -> None:
    assert read_page(PAGE.replace("<article ", '<article data-search="off" '), "guide/") is None
    assert read_page("<p>文</p>", "guide/") is None


def test_the_index_is_plain_json_with_the_words_that_mean_the_same() -> None:
    page = read_page(PAGE, "guide/")
    assert page is not None
    data = json.loads(index_json([page], [["ごみ", "廃棄物"]]))
    assert data["same"] == [["ごみ", "廃棄物"]]
    assert data["pages"][0]["parts"][2] == {"id": "n", "heading": "期限", "text": "4月"}


def test_a_term_is_listed_by_its_reading_and_leads_to_its_page() -> None:
    pages = [IndexedPage("a.md", "届け出", "とどけで"), IndexedPage("b.md", "ごみ", None)]
    markdown = kana_index(pages, [_term("住民票", "じゅうみんひょう", "a.md")])
    assert markdown.split("\n## ") == [
        "",
        "か行\n\n- [ごみ](b.md)\n",
        "さ行\n\n- 住民票：[届け出](a.md)\n",
        "た行\n\n- [届け出](a.md)\n",
    ]


def test_a_page_without_a_reading_is_still_in_the_index() -> None:
    markdown = kana_index([IndexedPage("a.md", "[表]と図", None)], [])
    assert markdown == "\n## そのほかのページ\n\n- [\\[表\\]と図](a.md)\n"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("住民票,ジュウミンヒョウ,a.md", "ひらがなで書いてください"),
        ("住民票,じゅうみんひょう,b.md", "「b.md」というページがありません"),
        ("住民票,,a.md", "「よみ」がありません"),
    ],
)
def test_a_wrong_row_of_the_terms_is_named_with_file_and_line(tmp_path: Path, row: str, problem: str) -> None:
    _write(tmp_path, "terms.csv", f"ことば,よみ,ページ\n届け出,とどけで,a.md\n{row}\n")
    with pytest.raises(DataError, match=problem) as caught:
        terms(tmp_path, ["a.md"])
    assert str(caught.value).startswith("data/search/terms.csv の 3行目: ")


def test_words_that_mean_the_same_stand_in_one_row(tmp_path: Path) -> None:
    assert synonyms(tmp_path) == []
    _write(tmp_path, "synonyms.csv", "ことば,同じ意味のことば\n引っ越し,引越し、転居\n")
    assert synonyms(tmp_path) == [["引っ越し", "引越し", "転居"]]


def test_names_in_the_front_matter_are_checked() -> None:
    source = Path("docs/a.md")
    assert front_matter_words({"yomi": "とどけで", "aliases": ["転入届"]}, source) == ["とどけで", "転入届"]
    assert front_matter_words({}, source) == []
    with pytest.raises(DataError, match=r"docs/a\.md: 「aliases」の下は"):
        front_matter_words({"aliases": "転入届"}, source)
    with pytest.raises(DataError, match=r"docs/a\.md: 「yomi」の値「届出」が正しくありません。ひらがなで"):
        page_reading({"yomi": "届出"}, source)


def test_a_page_was_changed_when_any_of_its_sources_was() -> None:
    changed = {"docs/a.md": date(2026, 4, 1), "data/a.csv": date(2026, 5, 1), "data/b.csv": date(2026, 6, 1)}
    assert last_change(["docs/a.md", "data/a.csv"], changed) == date(2026, 5, 1)
    assert last_change(["docs/new.md"], changed) is None
