"""The trial of the audit: faults are planted whole, found where they stand, and a rule gone blind is told of."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.mutation import files
from benchmarks.mutation.cured import cured
from benchmarks.mutation.faults import faults_of
from benchmarks.mutation.limits import limits
from benchmarks.mutation.mutant import Fate, fate, mutant
from benchmarks.mutation.pages import Garden, Host
from benchmarks.mutation.planting import FORMS, forms_for, host, planted, taken_apart
from benchmarks.mutation.record import merged
from benchmarks.mutation.sites import with_example
from benchmarks.mutation.visiting import Visiting
from checks.model import Result
from checks.rule import Rule, rules

RULES = {rule.id: rule for rule in rules()}
PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>連絡先 - 三川町</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'self'"></head>
<body><a class="skip" href="#main">本文へ進む</a><main id="main"><article class="text"><h1>連絡先</h1>
<p><a href="../plan/">町の計画</a>を見てください。</p></article></main><footer><p>三川町役場</p></footer></body></html>
"""


def blind(rule: Rule) -> Rule:
    """The rule, finding nothing any more."""
    return replace(rule, select=lambda _subject: [])


def site(folder: Path) -> Path:
    """A built site of one page."""
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    return folder


def test_a_clean_page_is_made_ready_without_its_policy_and_with_links_that_lead_the_same_way() -> None:
    ready = host(PAGE, "/contact/index.html")
    assert "Content-Security-Policy" not in ready
    assert 'href="/plan/"' in ready
    assert 'href="#main"' in ready


@pytest.mark.parametrize("form", FORMS)
def test_a_fault_stands_in_the_page_once_in_every_form(form: str) -> None:
    page = planted(PAGE, [taken_apart('<p class="fault"><img src="a.png"></p>')], form)
    assert page.lower().count("a.png") == 1
    assert ("本文へ進む" in page) is (form not in ("top", "whole"))
    assert ("町の計画" in page) is (form not in ("alone", "whole"))


def test_a_fault_in_the_head_takes_the_place_of_the_pages_own_head() -> None:
    code = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body class="x"><p>本文</p></body></html>'
    page = planted(PAGE, [taken_apart(code)], "plain")
    assert "<html>" in page
    assert "<title>" not in page
    assert '<body class="x">' in page


def test_several_faults_of_one_page_are_told_apart_by_their_numbers() -> None:
    page = planted(PAGE, [taken_apart("<img src=a>"), taken_apart("<img src=b>")], "list")
    assert page.count("data-planted=") == 2
    assert page.count("<ul>") == 2


def test_a_form_that_changes_nothing_is_left_out() -> None:
    name = "html/image-alt"
    assert "rewritten" not in forms_for(name, taken_apart("<p>文</p>".upper()), operated=False)
    assert "rewritten" in forms_for(name, taken_apart('<p class="a">文</p>'), operated=False)


def test_what_the_clean_page_is_told_of_anyway_is_not_counted() -> None:
    fault = faults_of(RULES["html/image-alt"])[0]
    said = {(Result.FAILED, key): count for key, count in fault.keys.items()}
    assert fate(fault, said, {}) is Fate.CAUGHT
    assert fate(fault, said, said) is Fate.MISSED
    assert fate(fault, {(Result.CANT_TELL, key): count for key, count in fault.keys.items()}, {}) is Fate.ASKED


def test_a_rule_that_sees_catches_and_a_blind_one_misses(tmp_path: Path) -> None:
    names = ("html/image-alt", "html/link-name")
    garden = Garden(site(tmp_path), [Host("/index.html", host(PAGE, "/index.html"))], Visiting(1))
    seeing = list(garden.look([RULES[name] for name in names], lambda *_: None))
    assert {item.rule for item in seeing} == set(names)
    assert {item.fate for item in seeing} == {Fate.CAUGHT}
    one = blind(RULES["html/image-alt"])
    assert {item.fate for item in garden.look([one], lambda *_: None)} == {Fate.MISSED}


def test_faults_in_files_are_planted_too(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# 町の計画\n\n計画の文です。\n", encoding="utf-8")
    chosen = [RULES["text/halfwidth-kana"], RULES["data/telephone"], RULES["pdf/figure-alt"]]
    found = list(files.look(chosen, tmp_path, tmp_path))
    assert {item.rule for item in found} == {rule.id for rule in chosen}
    assert {item.fate for item in found} == {Fate.CAUGHT}
    assert {item.fate for item in files.look([blind(rule) for rule in chosen], tmp_path, tmp_path)} == {Fate.MISSED}


def test_the_record_keeps_the_figures_of_rules_that_were_not_tried_again(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# 町\n", encoding="utf-8")
    first, second = RULES["text/halfwidth-kana"], RULES["data/telephone"]
    old = merged({"rules": {}, "versions": {}}, [first], list(files.look([first], tmp_path, tmp_path)), {}, [])
    new = merged(old, [second], list(files.look([second], tmp_path, tmp_path)), {}, [])
    assert new["rules"][first.id] == old["rules"][first.id]
    assert set(new["rules"]) == {first.id, second.id}


def test_where_only_a_question_is_claimed_a_question_is_enough() -> None:
    fault = faults_of(RULES["html/label-topic"])[0]
    assert mutant(fault, "plain", "/index.html", Fate.ASKED).fate is Fate.CAUGHT
    assert mutant(fault, "plain", "/index.html", Fate.MISSED).fate is Fate.MISSED
    assert mutant(fault, "alone", "/index.html", Fate.ASKED).fate is Fate.ASKED


def test_every_limit_is_about_a_rule_a_message_and_a_form_that_exist() -> None:
    for limit in limits():
        assert limit.key == "*" or limit.key in RULES[limit.rule].messages
        assert set(limit.forms) <= {*FORMS, *files.FORMS}
        assert limit.reason.endswith("。")


QUIET = '<style>a { outline: none }</style><a href="#m">計画</a>'
LOUD = "<style>a:focus-visible { outline: none !important; box-shadow: none !important }</style><a href='#m'>計画</a>"


def test_what_the_sites_own_style_undoes_is_told_by_a_browser_and_not_taken_for_a_fault(tmp_path: Path) -> None:
    sheet = ":focus-visible { outline: 3px solid #000; box-shadow: 0 0 0 2px #ff0 }"
    (tmp_path / "site.css").write_text(sheet, encoding="utf-8")
    page = PAGE.replace("</head>", '<link rel="stylesheet" href="/site.css"></head>')
    for of_focus, undone in ((True, [True, False, False]), (False, [False, False, False])):
        plants = [(page, taken_apart(code), "plain", of_focus) for code in (QUIET, LOUD, "<p>文</p>")]
        assert cured(tmp_path, plants) == undone


def test_only_styles_that_the_site_overrules_count_as_undone_where_the_focus_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "site.css").write_text("main a { text-decoration: underline }", encoding="utf-8")
    page = PAGE.replace("</head>", '<link rel="stylesheet" href="/site.css"></head>')
    plain = taken_apart('<style>a { text-decoration: none }</style><a href="#m">計画</a>')
    sure = taken_apart('<style>a { text-decoration: none !important }</style><a href="#m">計画</a>')
    assert cured(tmp_path, [(page, plain, "plain", False), (page, sure, "plain", False)]) == [True, False]


def test_a_page_without_the_sites_style_sheets_keeps_everything_else() -> None:
    page = PAGE.replace("</head>", '<link rel="stylesheet" href="/site.css"><link rel="icon" href="/a.svg"></head>')
    bare = planted(page, [taken_apart("<img src=a>")], "bare")
    assert "site.css" not in bare
    assert "a.svg" in bare
    assert "町の計画" in bare


def test_a_fault_of_a_whole_page_takes_the_place_of_all_of_it() -> None:
    assert forms_for("html/page-empty", taken_apart("<p></p>"), operated=False) == ("whole",)
    page = planted(PAGE, [taken_apart('<img src="a.png" alt="">')], "whole")
    assert "<title>連絡先" in page
    assert "三川町役場" not in page
    assert "a.png" in page


def test_a_rule_that_is_sure_where_its_example_only_asks_has_found_the_fault() -> None:
    fault = next(f for f in faults_of(RULES["site/color-reference"]) if f.result is Result.CANT_TELL)
    assert fate(fault, {(Result.FAILED, "nameless"): 1}, {}) is Fate.CAUGHT
    assert fate(fault, {(Result.FAILED, "nameless"): 1}, {(Result.FAILED, "nameless"): 1}) is Fate.MISSED


def test_the_main_heading_of_an_example_takes_the_place_of_the_pages_own() -> None:
    page = with_example(PAGE, "<h1>防災</h1>", "plain")
    assert (page.count("<h1"), "<h1>防災" in page) == (1, True)
    assert with_example(PAGE, "<p>防災</p>", "plain").count("<h1") == 1
