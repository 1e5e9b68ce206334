"""The search as residents use it: typed, pasted, dictated, by keyboard, in their own words."""

import pytest
from playwright.sync_api import expect

from benchmarks.search.asking import ask, queries
from tests.theme.conftest import Open
from tests.theme.sites import ROOT, Served, axe_violations


def test_residents_find_their_page_among_the_first_three_answers(open_page: Open, real: Served) -> None:
    page = open_page("search/", site=real)
    answers = {query: ask(page, query.words) for query in queries()}
    missed = {query.words: found[:5] for query, found in answers.items() if query.page not in found[:3]}
    assert len(answers) >= 80
    assert len(missed) <= 0.05 * len(answers), missed


def test_the_table_for_readers_tells_of_the_same_queries() -> None:
    told = (ROOT / "docs-dev" / "search.md").read_text(encoding="utf-8")
    assert [f"| {query.words} | {query.tries} | `{query.page or '/'}` |" not in told for query in queries()].count(
        True
    ) == 0


def test_the_form_of_the_header_leads_to_the_answers(open_page: Open) -> None:
    page = open_page("guide/notices/")
    page.get_by_role("searchbox", name="探したいことば").fill("粗大ゴミ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_role("status")).to_have_text("「粗大ゴミ」は1件見つかりました。")
    expect(page.get_by_role("searchbox")).to_have_value("粗大ゴミ")
    page.get_by_role("link", name="粗大ごみ", exact=True).click()
    page.wait_for_url("**/guide/bulky/")


@pytest.mark.parametrize("event", ["new InputEvent('input')", "new CompositionEvent('compositionend')"])
def test_text_that_comes_without_a_key_is_searched(open_page: Open, event: str) -> None:
    page = open_page("search/")
    page.evaluate(f"""() => {{
        const input = document.querySelector('#search-words');
        input.value = '住民票';
        input.dispatchEvent({event});
    }}""")
    expect(page.get_by_role("status")).to_contain_text("「住民票」は1件見つかりました。")


def test_nothing_is_announced_while_an_input_method_is_composing(open_page: Open) -> None:
    page = open_page("search/")
    page.evaluate("""() => {
        const input = document.querySelector('#search-words');
        input.value = 'じゅ';
        input.dispatchEvent(new InputEvent('input', { isComposing: true }));
    }""")
    page.wait_for_timeout(600)
    expect(page.get_by_role("status")).to_have_text("")


def test_no_answer_is_said_and_what_to_do(open_page: Open) -> None:
    page = open_page("search/")
    assert ask(page, "くじら") == []
    expect(page.get_by_role("status")).to_contain_text("見つかりませんでした。ことばを短くするか")


def test_the_empty_list_of_answers_leaves_nothing_for_a_person_to_decide(open_page: Open) -> None:
    page = open_page("search/")
    assert axe_violations(page) == []
    told = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['incomplete'] })")
    assert [rule["id"] for rule in told["incomplete"]] == []


def test_an_answer_names_its_place_and_the_heading_that_holds_the_words(open_page: Open) -> None:
    page = open_page("search/")
    assert ask(page, "マイナンバーカード")[0] == "guide/notices/"
    first = page.locator(".search-results > li").first
    expect(first).to_contain_text("くらし")
    expect(first.locator("mark").first).to_have_text("マイナンバーカード")
    first.get_by_role("link", name="見出し「用語」").click()
    page.wait_for_url("**/guide/notices/#*")
    assert axe_violations(page) == []


def test_the_index_is_loaded_only_when_it_is_needed(open_page: Open) -> None:
    page = open_page("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url + "search/")
    assert not any("index.json" in url for url in asked)
    page.locator("#search-words").fill("ごみ")
    expect(page.get_by_role("status")).to_contain_text("件見つかりました")
    assert any("index.json" in url for url in asked)


def test_a_broken_connection_is_said(open_page: Open) -> None:
    page = open_page("search/")
    page.route("**/index.json", lambda route: route.abort())
    page.locator("#search-words").fill("ごみ")
    expect(page.get_by_role("status")).to_contain_text("検索の準備ができませんでした")
    page.unroute("**/index.json")
    assert ask(page, "ごみ")[0].startswith("guide/")


def test_the_words_of_a_page_are_never_read_as_markup(open_page: Open) -> None:
    page = open_page("search/")
    page.route(
        "**/index.json",
        lambda route: route.fulfill(
            json={
                "pages": [
                    {
                        "url": "guide/",
                        "title": "<img src=x onerror=alert(1)>",
                        "place": "",
                        "words": "",
                        "parts": [{"id": "", "heading": "", "text": "<b>太字</b>"}],
                    }
                ],
                "same": [],
            }
        ),
    )
    ask(page, "太字")
    assert page.locator(".search-results :is(img, b)").count() == 0
    expect(page.get_by_role("link", name="<img src=x onerror=alert(1)>")).to_be_visible()
