"""The quick ways to find elements give what Beautiful Soup gives."""

import pytest
from bs4 import Tag

from checks.quick_tag import QuickTag, parse
from checks.tag_index import TagIndex

HTML = """<!DOCTYPE html><html lang="ja"><head><title>頁</title></head><body>
<nav aria-label="主"><ul><li><a href="/">入口</a></li><li><a>空</a></li></ul></nav>
<main id="m"><h1>見出し</h1><p role="button" onclick="x()">押す<br><span class="a b">字</span></p>
<table><tr><th scope="col">頭</th><td><table><tr><td>中</td></tr></table></td></tr></table>
<svg viewBox="0 0 1 1"><a xlink:href="#"><text>絵</text></a></svg><input type="IMAGE" src="a.png"><p></p>
</main></body></html>"""

SELECTORS = [
    "a",
    "a[href]",
    "th, td",
    "main a, nav > ul > li > a",
    "td:not(table table td)",
    "[role=button], [onclick]",
    "p:has(> br), p:empty",
    'input[type="image" i][src]',
    ".a.b",
    "#m",
    ":is(h1, h2)",
    "*",
    "html:root",
    "table td, table th, [scope]",
    ":scope > html",
    "svg a",
    "A",
    "nowhere",
]


@pytest.mark.parametrize("css", SELECTORS)
def test_a_selector_finds_the_same_elements_in_the_same_order(css: str) -> None:
    soup = parse(HTML)
    found = TagIndex(soup).select(css)
    assert [id(tag) for tag in found] == [id(tag) for tag in soup.select(css)]
    assert bool(found) == (css not in ("nowhere", ":scope > html"))


QUESTIONS = [
    (("a",), {}),
    ((["th", "td"],), {}),
    ((("p", "span"),), {}),
    (("td",), {"recursive": False}),
    (("a",), {"href": True}),
    (("a", {"href": "/"}), {}),
    ((True,), {}),
    ((), {"role": "button"}),
    (("li",), {"limit": 1}),
    ((["a", True],), {}),
    (("nowhere",), {}),
]


@pytest.mark.parametrize(("words", "more"), QUESTIONS)
def test_a_question_by_name_gets_the_same_answer_at_every_element(
    words: tuple[object, ...], more: dict[str, object]
) -> None:
    elements = [tag for tag in parse(HTML).find_all(True) if isinstance(tag, QuickTag)]
    assert len(elements) > 20
    single = {name: value for name, value in more.items() if name not in ("limit", "recursive")}
    for tag in elements:
        plain = [id(found) for found in Tag.find_all(tag, *words, **more)]  # type: ignore[arg-type]
        assert [id(found) for found in tag.find_all(*words, **more)] == plain
        assert tag.find(*words, **single) is Tag.find(tag, *words, **single)  # type: ignore[arg-type]
        assert tag.find_parent(*words, **single) is Tag.find_parent(tag, *words, **single)  # type: ignore[arg-type]
