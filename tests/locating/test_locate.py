"""From an element of a built page back to the line a person edits, on pages that MkDocs really built."""

import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown

from checks.locate import Locator
from checks.model import Location, Origin
from checks.sources import Source
from checks.subject import Document
from tests.browsing import Collecting
from tests.locating.marked import ARTICLE, DOCS, RICH, Known, Site, built, known_elements
from tests.locating.one_page import markdown_line, page_of, place

HEADINGS = ("h1", "h2", "h3")
BLOCKS = ("p", "li", "dt", "dd")
CELLS = ("table", "caption", "thead", "tbody", "tr", "th", "td")


@pytest.fixture(scope="module")
def known(plain: Site, tmp_path_factory: pytest.TempPathFactory) -> list[Known]:
    return list(known_elements(plain, built(tmp_path_factory.mktemp("numbered"), DOCS, numbered=True)))


def share_found(locator: Locator, elements: Iterable[Known]) -> float:
    """Share of elements whose line is right and told as certain; what is wrong is shown when the test fails."""
    found = [(item, locator.locate(item.page, item.document, item.tag)) for item in elements]
    wrong = [
        (item.page, item.line, place.line, str(item.tag)[:80])
        for item, place in found
        if (place.line, place.exact, place.origin) != (item.line, True, Origin.MARKDOWN)
    ]
    print(f"{len(found) - len(wrong)}/{len(found)}", *wrong, sep="\n")
    return 1 - len(wrong) / len(found)


@pytest.mark.parametrize(
    "names",
    [HEADINGS, ("img",), ("a",), CELLS, BLOCKS],
    ids=["headings", "images", "links", "tables", "paragraphs"],
)
def test_elements_of_a_page_are_found_at_their_line(
    locator: Locator, known: list[Known], names: tuple[str, ...]
) -> None:
    elements = [item for item in known if item.tag.name in names]
    assert len(elements) > 10
    assert share_found(locator, elements) == 1


def test_all_other_elements_are_found_at_their_line(locator: Locator, known: list[Known]) -> None:
    others = [item for item in known if item.tag.name not in {*HEADINGS, *CELLS, *BLOCKS, "img", "a"}]
    names = {item.tag.name for item in others}
    assert {"div", "details", "summary", "figure", "code", "strong", "em", "ul", "ol", "blockquote"} <= names
    assert share_found(locator, others) == 1


def test_a_line_that_is_called_exact_is_never_wrong(locator: Locator, known: list[Known]) -> None:
    for item in known:
        place = locator.locate(item.page, item.document, item.tag)
        assert not place.exact or place.line == item.line, str(item.tag)[:100]


def test_the_live_page_is_located_like_the_page_as_served(
    plain: Site, locator: Locator, known: list[Known], collect: Collecting
) -> None:
    served = plain.document(RICH)
    live = collect.pages({RICH: served.html})[RICH].page("light-1280").document
    assert live.nodes
    here = [item for item in known if item.page == RICH]
    tags = dict(zip(map(id, here[0].document.tags(f"{ARTICLE} *")), live.tags(f"{ARTICLE} *"), strict=True))
    for item in here:
        assert locator.locate(RICH, live, tags[id(item.tag)]).line == item.line, str(item.tag)[:100]


def test_thousands_of_questions_take_seconds(plain: Site, known: list[Known]) -> None:
    locator = Locator(plain.root, plain.sources, plain.site)
    started = time.perf_counter()
    for _ in range(10):
        for item in known:
            locator.locate(item.page, item.document, item.tag)
    assert time.perf_counter() - started < 10


# --- what stands in a page but not in its file ---


def test_what_the_build_added_is_near_the_words_before_it_and_not_called_exact(tmp_path: Path) -> None:
    article = "<h1>題</h1><p>はじめの文</p><section><p>足したもの</p></section><p>おわりの文</p>"
    locator, document = page_of(tmp_path, "# 題\n\nはじめの文\n\nおわりの文\n", article)
    assert place(locator, document, "section p") == markdown_line(3, exact=False)
    assert place(locator, document, "section + p") == markdown_line(5)


def test_words_that_the_build_repeats_are_not_called_exact_where_they_cannot_be_told_apart(tmp_path: Path) -> None:
    locator, document = page_of(tmp_path, "# 題\n\n同じ文\n\n", "<h1>題</h1><p id='a'>同じ文</p><p id='b'>同じ文</p>")
    assert place(locator, document, "h1").exact
    assert not place(locator, document, "#a").exact
    assert not place(locator, document, "#b").exact


def test_a_thing_that_the_build_dropped_leaves_its_twin_without_an_exact_line(tmp_path: Path) -> None:
    locator, document = page_of(
        tmp_path, "# 題\n\n![](a.png)\n\n![](a.png)\n", '<h1>題</h1><p><img src="../a.png"></p>'
    )
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.png").touch()
    assert place(locator, document, "img").line in (3, 5)
    assert not place(locator, document, "img").exact


def test_an_element_whose_first_words_the_build_added_is_not_called_exact(tmp_path: Path) -> None:
    locator, document = page_of(
        tmp_path, "# 題\n\n本文です。\n", "<h1>題</h1><p><b>新しい</b>本文です。</p><p>本文</p>"
    )
    assert place(locator, document, "p") == markdown_line(3, exact=False)


def test_things_without_words_are_found_at_their_own_line_of_a_paragraph(tmp_path: Path) -> None:
    text = "一行め\n[^1]二行め\n[](b.md)三行め\n<i></i>四行め\n\n[^1]: 注です。\n"
    article = markdown(text, extensions=["footnotes"]).replace('href="b.md"', 'href="../b/"')
    locator, document = page_of(tmp_path, text, article)
    assert place(locator, document, "a.footnote-ref") == markdown_line(2)
    assert place(locator, document, 'a[href="../b/"]') == markdown_line(3)
    assert place(locator, document, "i") == markdown_line(4)
    assert place(locator, document, ".footnote li") == markdown_line(6)


def test_a_part_made_from_data_is_at_the_line_of_the_page_that_asks_for_it(tmp_path: Path) -> None:
    article = "<h1>題</h1><p>はじめ</p><ul><li>一</li></ul><p>あいだ</p><ul><li>二</li></ul><p>おわり</p>"
    locator, document = page_of(
        tmp_path, "# 題\n\nはじめ\n\n{{ 部品: 一 }}\n\nあいだ\n\n{{ 部品: 二 }}\n\nおわり\n", article
    )
    assert place(locator, document, "p + ul li") == markdown_line(5, exact=False)
    assert place(locator, document, "ul:last-of-type li") == markdown_line(9, exact=False)


def test_a_row_made_from_data_is_at_its_line_of_the_data_file(tmp_path: Path) -> None:
    article = (
        '<h1>題</h1><table data-source="data/a.csv"><tr><th>名前</th></tr><tr data-line="3"><td>二</td></tr></table>'
        '<dl data-source="data/a.csv"><dt data-line="2">名</dt><dd>値<br></dd></dl><p data-source="data/none.csv">x</p>'
    )
    locator, document = page_of(tmp_path, "# 題\n", article)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_text("名前,番号\n一,5\n二,6\n", encoding="utf-8")
    assert place(locator, document, "td") == Location("data/a.csv", 3, True, Origin.DATA)
    assert place(locator, document, "dd br") == Location("data/a.csv", 2, True, Origin.DATA)
    assert place(locator, document, "tr") == Location("data/a.csv", 1, True, Origin.DATA)
    assert place(locator, document, "table") == Location("data/a.csv", 1, True, Origin.DATA)
    assert place(locator, document, "p").path == "docs/page.md"


def test_values_of_the_front_matter_are_found_there(tmp_path: Path) -> None:
    front = '---\ntitle: 題\nmeasure:\n  kpi:\n    target: 5\n    as_written: "利用率 5%"\n---\n\n# 題\n\n本文です。\n'
    article = "<h1>題</h1><dl><dt>KPI</dt><dd>利用率 5%</dd><dd id='n'>5</dd></dl><p>本文です。</p>"
    locator, document = page_of(tmp_path, front, article)
    assert place(locator, document, "dd") == markdown_line(6)
    assert place(locator, document, "#n") == markdown_line(5)
    assert place(locator, document, "dt").exact is False


def test_words_that_the_page_itself_has_too_are_not_called_exact_in_the_front_matter(tmp_path: Path) -> None:
    locator, document = page_of(tmp_path, "---\ntitle: 題名\n---\n\n# 題名\n", "<p>題名</p><h1>題名</h1>")
    assert place(locator, document, "h1") == markdown_line(5)
    assert not place(locator, document, "p").exact


def test_an_empty_header_row_and_an_empty_cell_are_found_by_their_row(tmp_path: Path) -> None:
    article = markdown("本文\n\n| | |\n|---|---|\n| あり | |\n| | なし |\n", extensions=["tables"])
    locator, document = page_of(tmp_path, "本文\n\n| | |\n|---|---|\n| あり | |\n| | なし |\n", article)
    lines = [locator.locate(document.url, document, cell) for cell in document.tags("th, td")]
    assert lines == [markdown_line(line) for line in (3, 3, 5, 5, 6, 6)]


def test_a_line_break_is_at_the_words_before_it_in_its_paragraph(tmp_path: Path) -> None:
    text = "一つめ\n\n二つめの一行め\n二つめの二行め  \n二つめの三行め\n"
    locator, document = page_of(tmp_path, text, markdown(text))
    assert place(locator, document, "br") == markdown_line(4)


def test_without_an_element_the_answer_is_the_top_of_the_file(tmp_path: Path) -> None:
    locator, document = page_of(tmp_path, "---\ntitle: 題\n---\n\n# 題\n", "<h1>題</h1>")
    assert locator.locate(document.url, document, None) == markdown_line(5, exact=False)
    assert locator.locate(document.url, None, None) == markdown_line(5, exact=False)


def test_an_element_in_a_frame_is_at_the_line_of_the_frame_and_not_called_exact(tmp_path: Path) -> None:
    frame = '<iframe src="../map.html" title="地図"></iframe>'
    locator, page = page_of(tmp_path, f"# 題\n\n本文\n\n{frame}\n", f"<h1>題</h1><p>本文</p>{frame}")
    (tmp_path / "site" / "page").mkdir(parents=True)
    (tmp_path / "site" / "page" / "index.html").write_text(page.html, encoding="utf-8")
    inside = Document(page.url, "<html><body><img></body></html>", frame="iframe:nth(0)")
    assert place(locator, inside, "img") == markdown_line(5, exact=False)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="題文 \n\n#*`[]()!|:-<>p/=\"'{}\\^&;1.a~?", max_size=120))
def test_no_markdown_whatever_keeps_an_element_from_its_file(text: str) -> None:
    html = markdown(text, extensions=["tables", "attr_list", "def_list", "footnotes", "admonition", "fenced_code"])
    document = Document("/index.html", f'<html><body><article class="md-content__inner">{html}</article></body></html>')
    with TemporaryDirectory() as folder:
        Path(folder, "index.md").write_text(text, encoding="utf-8")
        locator = Locator(Path(folder), {"/index.html": Source("index.md", Origin.MARKDOWN)}, Path(folder))
        for tag in document.tags("article *"):
            found = locator.locate("/index.html", document, tag)
            assert found.path == "index.md"
            assert 1 <= (found.line or 0) <= text.count("\n") + 1


# --- pages made from data, and pages without any source ---


def test_a_page_made_from_data_is_found_in_its_file_where_one_line_has_the_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("項目,内容\n避難場所,町民体育館\n電話,あり\nファクス,あり\n", encoding="utf-8")
    html = '<article class="md-content__inner"><p>町民体育館</p><p>あり</p><p>作った文</p></article>'
    document = Document("/a/index.html", f"<html><body>{html}</body></html>")
    locator = Locator(tmp_path, {"/a/index.html": Source("a.csv", Origin.DATA)}, tmp_path)
    places = [locator.locate("/a/index.html", document, tag) for tag in document.tags("p")]
    nowhere = Location("a.csv", None, False, Origin.DATA)
    assert places == [Location("a.csv", 2, True, Origin.DATA), nowhere, nowhere]


def test_a_page_made_from_a_folder_names_the_file_that_has_the_words(tmp_path: Path) -> None:
    (tmp_path / "measures").mkdir()
    for number in (1, 2):
        text = f"---\ntitle: 施策{number}\nstatus: 実績未公表\n---\n"
        (tmp_path / "measures" / f"{number}.md").write_text(text, encoding="utf-8")
    document = Document("/kpi/index.html", "<html><body><p>施策2</p><p>実績未公表</p></body></html>")
    locator = Locator(tmp_path, {"/kpi/index.html": Source("measures", Origin.DATA)}, tmp_path)
    first, second = (locator.locate("/kpi/index.html", document, tag) for tag in document.tags("p"))
    assert first == Location("measures/2.md", 2, True, Origin.DATA)
    assert second == Location("measures", None, False, Origin.DATA)


FOREIGN = (
    '<!DOCTYPE html>\n<html lang="ja"><body>\n<p>文\n<img src="a.png">\n<p>文\n<img src="a.png">\n</body></html>\n'
)


def foreign(tmp_path: Path) -> Locator:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.html").write_text(FOREIGN, encoding="utf-8")
    return Locator(tmp_path, {}, tmp_path)


def test_a_page_without_a_source_is_found_at_its_line_of_the_served_file(tmp_path: Path) -> None:
    locator, document = foreign(tmp_path), Document("/sub/a.html", FOREIGN)
    places = [locator.locate("/sub/a.html", document, tag) for tag in document.tags("img")]
    assert places == [Location("sub/a.html", line, True, Origin.GENERATED) for line in (4, 6)]
    assert locator.locate("/sub/a.html", None, None) == Location("sub/a.html", 1, False, Origin.GENERATED)


def test_the_live_tree_of_such_a_page_keeps_the_lines(tmp_path: Path, collect: Collecting) -> None:
    locator = foreign(tmp_path)
    live = collect.pages({"/sub/a.html": FOREIGN})["/sub/a.html"].page("light-1280").document
    assert [locator.locate("/sub/a.html", live, tag).line for tag in live.tags("img")] == [4, 6]
    assert all(locator.locate("/sub/a.html", live, tag).exact for tag in live.tags("img"))


def test_an_element_that_a_script_added_is_at_what_holds_it_and_not_called_exact(tmp_path: Path) -> None:
    locator = foreign(tmp_path)
    added = Document("/sub/a.html", FOREIGN.replace("</body>", "<b>足した</b><img src='a.png'></body>"))
    assert place(locator, added, "b") == Location("sub/a.html", 5, False, Origin.GENERATED)
    assert not place(locator, added, "img:last-of-type").exact


def test_a_tag_of_another_document_is_answered_with_the_top_of_the_file(tmp_path: Path) -> None:
    locator, document = page_of(tmp_path, "# 題\n\n本文\n", "<h1>題</h1><p>本文</p>")
    stranger = BeautifulSoup("<article><p>本文</p></article>", "html.parser").p
    assert isinstance(stranger, Tag)
    assert locator.locate(document.url, document, stranger).exact is False
