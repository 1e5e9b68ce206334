"""A rule's page: everything the rule knows, in words and examples, and a guess for a misspelt name."""

from dataclasses import replace

import pytest

from checks import rulebook
from checks.criteria import criteria
from checks.errors import ConfigError
from checks.examples import read_examples
from checks.model import Result
from checks.rule import Rule, rules
from tests.rules.test_fixtures import fixture_of

IMAGE = rulebook.find("html/image-alt")


def test_the_page_begins_with_the_title_and_names_criterion_techniques_and_checklists() -> None:
    text = rulebook.explain(IMAGE)
    assert text.startswith(f"# {IMAGE.title}\n")
    for words in ("`html/image-alt`", criteria()["1.1.1"].label, "最優先", *IMAGE.meta.techniques, *IMAGE.meta.act):
        assert words in text
    assert "miChecker の項目：" in text


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rules_page_has_its_reason_its_messages_and_its_examples(rule: Rule) -> None:
    text = rulebook.explain(rule)
    assert rule.doc in text
    for message in rule.messages.values():
        assert text.count("→") >= len(rule.messages)
        assert message.text.partition("{")[0] in text
        assert message.fix.partition("{")[0] in text
    path = fixture_of(rule)
    for example in read_examples(path) if path.is_file() else ():
        assert example.code in text


def test_examples_are_told_apart_by_what_the_rule_says_of_them() -> None:
    text = rulebook.explain(IMAGE)
    parts = [text.index(f"\n## {title}\n") for title in ("指摘しない例", "不合格になる例", "対象にならない例")]
    assert parts == sorted(parts)
    for example in read_examples(fixture_of(IMAGE)):
        if example.result is Result.FAILED:
            ((key, _), *_) = example.keys
            assert f"```html\n{example.code}```\n\n→ {IMAGE.messages[key].text}" in text


def test_values_that_a_rule_fills_in_are_no_code_for_the_reader() -> None:
    for rule in rules():
        for message in rule.messages.values():
            if "{" in message.text:
                assert message.text not in rulebook.explain(rule)


def test_a_rule_of_the_house_says_that_it_has_no_criterion() -> None:
    house = next(rule for rule in rules() if not rule.meta.criteria)
    assert "達成基準：町の基準" in rulebook.explain(house)


def test_a_rule_without_examples_still_has_a_page() -> None:
    text = rulebook.explain(replace(IMAGE, id="axe/no-examples"))
    assert text.startswith(f"# {IMAGE.title}\n")
    assert "の例" not in text


def test_the_published_page_has_a_path_of_its_own() -> None:
    assert rulebook.page(IMAGE) == ("html/image-alt.md", rulebook.explain(IMAGE))


@pytest.mark.parametrize("name", ["html/image_alt", "image-alt", "html/image-alts", "checks/rules/html/image_alt.py"])
def test_a_misspelt_rule_is_guessed(name: str) -> None:
    with pytest.raises(ConfigError, match=f"規則「{name}」はありません。もしかして：.*html/image-alt"):
        rulebook.find(name)


def test_a_name_like_no_rule_is_refused_with_an_example() -> None:
    with pytest.raises(ConfigError, match="のように書きます"):
        rulebook.find("zzzzzzzz")
