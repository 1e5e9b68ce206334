"""axe-core's answers become ours: in a real browser, with our words, and never a pass for an answer that is missing."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from checks import browser
from checks.criteria import criteria
from checks.errors import RuleError
from checks.model import Mode, Result, Target
from checks.rule import Judged, On, Rule, judge, rules
from checks.rules.axe import axe_core
from checks.rules.axe._catalogue import Words, catalogue, reasons
from checks.subject import Document, Page
from tests.browsing import Collecting

AXE_RULES = {rule.id.removeprefix("axe/"): rule for rule in axe_core.RULES}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
HEAD = '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>題｜町</title>'
KEYS = ("violations", "incomplete", "passes", "inapplicable")


async def _known_to_axe() -> dict[str, Mapping[str, Any]]:
    async with browser.launched() as running:
        page = await running.new_page()
        await page.evaluate(AXE_SCRIPT)
        return {rule["ruleId"]: rule for rule in await page.evaluate("() => axe.getRules()")}


@pytest.fixture(scope="module")
def known_to_axe() -> dict[str, Mapping[str, Any]]:
    """Every rule of axe-core with its tags, as axe-core itself tells."""
    return asyncio.run(_known_to_axe())


def seen(collect: Collecting, body: str, *, head: str = "", files: Mapping[str, str] | None = None) -> Page:
    """A page with this body as axe-core judged it."""
    page = f"{HEAD}{head}</head><body><main><h1>題</h1>{body}</main></body></html>"
    evidence = collect.pages({"/page.html": page, **(files or {})}, axe=True)["/page.html"]
    assert not evidence.problem
    return evidence.page("light-1280")


def judged(rule: str, page: Page) -> list[Judged]:
    return list(judge(AXE_RULES[rule], page))


def told(page: Page) -> dict[str, list[str]]:
    """What every rule says of elements that fail."""
    answers = {name: [j.message for j in judged(name, page) if j.result is Result.FAILED] for name in AXE_RULES}
    return {name: messages for name, messages in answers.items() if messages}


# --- the catalogue ---


def test_the_catalogue_holds_exactly_the_rules_that_really_run(collect: Collecting) -> None:
    axe = seen(collect, "<p>本文です。</p>").axe
    assert axe is not None
    assert {entry["id"] for name in KEYS for entry in axe[name]} == set(catalogue())
    assert {rule.id for rule in rules() if rule.family == "axe"} == {f"axe/{name}" for name in catalogue()}


def test_criteria_and_act_rules_are_those_axe_core_names(known_to_axe: dict[str, Mapping[str, Any]]) -> None:
    for name, words in catalogue().items():
        tags = [re.fullmatch(r"wcag(\d)(\d)(\d{1,2})", tag) for tag in known_to_axe[name]["tags"]]
        numbers = [".".join(tag.groups()) for tag in tags if tag]
        assert words.criteria == tuple(number for number in numbers if number in criteria()), name
        assert words.criteria or name == "frame-tested", name  # that one is about the audit, not about the page
        assert set(words.act) == set(known_to_axe[name].get("actIds") or ()), name


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_rule_has_japanese_words(name: str) -> None:
    words: Words = catalogue()[name]
    for text in (words.title, words.why, words.message, words.fix):
        assert JAPANESE.search(text)
    assert not words.title.endswith("。")
    assert all(text.endswith(("。", "}", ")", '"')) for text in (words.why, words.message, words.fix))


def test_no_two_rules_say_the_same() -> None:
    for part in ("title", "message"):
        texts = [getattr(words, part) for words in catalogue().values()]
        assert len(texts) == len(set(texts))


def test_every_reason_is_japanese() -> None:
    assert all(JAPANESE.search(text) and text.endswith("。") for text in reasons().values())


def test_every_rule_is_asked_in_every_state() -> None:
    assert all(rule.meta.on is On.STATES for rule in AXE_RULES.values())


# --- in the browser ---


def test_an_element_that_fails_is_told_with_its_place_in_the_page(collect: Collecting) -> None:
    page = seen(collect, '<p><img src="a.png"></p><p><img src="b.png" alt="役場"></p>')
    [answer] = judged("image-alt", page)
    assert (answer.result, answer.mode) == (Result.FAILED, Mode.AUTOMATIC)
    assert answer.target == Target('img[src="a.png"]', '<img src="a.png">')
    assert answer.message == "画像に、代替テキスト（alt）がありません。"
    assert "[ ] の中" in answer.fix


def test_elements_that_all_pass_are_one_pass(collect: Collecting) -> None:
    answers = judged("image-alt", seen(collect, '<img src="a.png" alt="役場"><img src="b.png" alt="">'))
    assert [(answer.result, answer.target) for answer in answers] == [(Result.PASSED, None)]


def test_a_rule_without_an_element_to_judge_does_not_apply(collect: Collecting) -> None:
    assert judged("image-alt", seen(collect, "<p>画像はありません。</p>")) == []


def test_an_element_that_axe_core_cannot_judge_is_for_a_person_with_the_reason(collect: Collecting) -> None:
    style = "color:#777;background:linear-gradient(#fff,#000)"
    frame = f"<iframe title='枠' srcdoc='<p style=&quot;{style}&quot;>読めますか</p>'></iframe>"
    [answer] = judged("color-contrast", seen(collect, frame))
    assert (answer.result, answer.mode) == (Result.CANT_TELL, Mode.SEMI_AUTO)
    assert "自動では決められません。背景の色が少しずつ変わっています。目で見て" in answer.message
    assert answer.fix.startswith("問題があるときは")


def test_contrast_that_another_rule_measures_from_pixels_is_no_question(collect: Collecting) -> None:
    body = '<p style="color:#777;background:linear-gradient(#fff,#000)">読めますか</p>'
    assert [answer.result for answer in judged("color-contrast", seen(collect, body))] == [Result.PASSED]


def test_contrast_is_told_with_colours_and_ratio(collect: Collecting) -> None:
    page = seen(collect, '<p style="color:#777777;background:#dddddd">うすい文字</p>')
    [message] = told(page)["color-contrast"]
    assert re.search(r"3\.\d+:1 で、4\.5:1 以上", message)
    assert "文字 #777777、背景 #dddddd" in message


def test_data_of_axe_core_fills_the_messages(collect: Collecting) -> None:
    body = (
        '<p id="x">一</p><p id="x">二</p><div role="buton">三</div><div role="checkbox" aria-label="四"></div>'
        '<p aria-checkd="true">五</p><span aria-label="六"></span><ul role="list"><li role="button">七</li></ul>'
        '<a href="#x" style="display:inline-block;width:9px;height:9px;overflow:hidden">八</a>'
        '<a href="#x" style="display:inline-block;width:9px;height:9px;overflow:hidden">九</a>'
    )
    messages = told(seen(collect, body, head='<meta name="viewport" content="user-scalable=no">'))
    assert messages["duplicate-id"] == ["同じ id が、ページの中で2回以上使われています：x"]
    assert messages["aria-roles"][0].endswith("：buton")
    assert messages["aria-required-attr"][0].endswith("：aria-checked")
    assert messages["aria-valid-attr"][0].endswith("：aria-checkd")
    assert messages["aria-prohibited-attr"][0].endswith("（span）では使えない属性があります：aria-label")
    assert messages["meta-viewport"][0].endswith("：user-scalable=no")
    assert "今は 9×9 ピクセルで、縦横 24 ピクセル以上" in messages["target-size"][0]
    assert not [text for texts in messages.values() for text in texts if "不明" in text]


def test_obsolete_and_experimental_rules_are_asked_and_fail(collect: Collecting) -> None:
    cells = "<tr><td>一</td><td>二</td><td>三</td><td>四</td></tr>" * 4
    body = (
        '<p style="font-size:2em;font-weight:bold">見出しもどき</p><p>この段落は、上の段落よりもずっと長い文です。</p>'
        f"<table>{cells}</table><table><tr><td colspan='2'>題名</td></tr><tr><th>名</th><th>番</th></tr>"
        "<tr><td>一</td><td>二</td></tr><tr><td>一</td><td>二</td></tr></table>"
        '<a id="y" href="#a" aria-label="別の名前">見える名前</a><a id="y" href="#b">二</a>'
    )
    messages = told(seen(collect, body))
    assert {"p-as-heading", "td-has-header", "table-fake-caption", "label-content-name-mismatch"} <= set(messages)
    assert {"duplicate-id-active"} <= set(messages)


def test_an_element_inside_a_frame_is_named_with_its_frame(collect: Collecting) -> None:
    inside = f'{HEAD}</head><body><main><img src="a.png"></main></body></html>'
    page = seen(collect, '<iframe src="inside.html" title="中"></iframe>', files={"/inside.html": inside})
    [answer] = judged("image-alt", page)
    assert answer.target == Target("iframe >>> img", '<img src="a.png">')


def test_a_rule_that_breaks_down_in_the_page_is_an_error_and_the_others_still_answer(collect: Collecting) -> None:
    trap = "<script>Object.defineProperty(document, 'title', {get() { throw new Error('わな'); }});</script>"
    page = seen(collect, '<img src="a.png">', head=trap)
    with pytest.raises(RuleError, match="document-title"):
        judged("document-title", page)
    assert [answer.result for answer in judged("image-alt", page)] == [Result.FAILED]


# --- answers that must not count ---


def page_with(**lists: list[dict[str, Any]]) -> Page:
    return Page("/a.html", "light-1280", Document("/a.html", ""), axe={name: lists.get(name, []) for name in KEYS})


def node(*checks: str) -> dict[str, Any]:
    return {"target": "img", "html": "<img>", "checks": [{"id": c, "data": None, "message": ""} for c in checks]}


RULE: Rule = AXE_RULES["image-alt"]


def test_a_rule_that_is_in_none_of_the_four_lists_is_an_error() -> None:
    other = page_with(passes=[{"id": "link-name"}])
    for page in (page_with(), other, replace(other, axe=None), replace(other, axe={})):
        with pytest.raises(RuleError, match="「image-alt」の答えがありません"):
            list(judge(RULE, page))


@pytest.mark.parametrize("name", KEYS)
def test_a_rule_with_an_error_is_an_error_in_whichever_list_it_stands(name: str) -> None:
    entry = {"id": "image-alt", "error": "Cannot read", "nodes": []}
    with pytest.raises(RuleError, match="Cannot read"):
        list(judge(RULE, page_with(**{name: [entry]})))


@pytest.mark.parametrize("name", ["violations", "incomplete"])
def test_a_check_that_broke_down_is_an_error(name: str) -> None:
    entry = {"id": "image-alt", "nodes": [node("has-alt"), node("error-occurred")]}
    with pytest.raises(RuleError, match="途中で止まりました"):
        list(judge(RULE, page_with(**{name: [entry]})))


def test_passes_do_not_hide_failures_of_other_elements() -> None:
    page = page_with(
        violations=[{"id": "image-alt", "nodes": [node("has-alt")]}],
        incomplete=[{"id": "image-alt", "nodes": [node("alt-space-value")]}],
        passes=[{"id": "image-alt"}],
    )
    assert [answer.result for answer in judge(RULE, page)] == [Result.FAILED, Result.CANT_TELL]


def test_a_value_that_axe_core_does_not_tell_is_called_unknown() -> None:
    page = page_with(violations=[{"id": "color-contrast", "nodes": [node("color-contrast")]}])
    [answer] = judge(AXE_RULES["color-contrast"], page)
    assert "文字 不明、背景 不明" in answer.message


def test_a_frame_that_cannot_be_looked_into_is_an_error(collect: Collecting) -> None:
    page = seen(collect, '<iframe title="地図" sandbox srcdoc="<p>中</p>"></iframe>')
    with pytest.raises(RuleError, match="フレーム"):
        judged("frame-tested", page)
