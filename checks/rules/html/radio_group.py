"""ラジオボタンとチェックボックスが質問と一緒にまとまっている

## なぜ
一つの質問に答える選択肢がまとまっていないと、目の見えない人には、何を聞かれているか、どこまでが選択肢かが分かりません。

## 直し方
`<fieldset><legend>連絡の方法</legend> 選択肢… </fieldset>` のように、質問と選択肢を一つの fieldset に入れます。

## この規則に分かること・分からないこと
質問の文がすぐ前にあるのに選択肢とまとまっていなければ不合格です。質問が見出しのときや見つからないときは、人が確かめます。
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules.html._attributes import attribute, is_blank, tokens
from checks.subject import Document

META = Meta(
    criteria=("1.3.1",),
    severity=Severity.SERIOUS,
    on=On.RENDERED,
    michecker=("C_54.3", "C_54.5"),
    techniques=("H71", "ARIA17"),
)

MESSAGES = {
    "ungrouped": Message(
        "選択肢が、質問「{question}」と一緒にまとめられていません。",
        "質問と選択肢を <fieldset> に入れ、質問を <legend> に書いてください。",
    ),
    "unclear": Message(
        "選択肢がまとめられていません。何を選ぶのかが選択肢だけで分かるか、人が確かめてください。",
        "質問があるなら、質問と選択肢を <fieldset> に入れ、質問を <legend> に書いてください。",
    ),
    "split": Message(
        "同じ質問の選択肢が、別々のまとまりに分かれています。分け方が正しいか、人が確かめてください。",
        "一つの質問の選択肢は、一つの <fieldset> に入れてください。",
    ),
}

_GROUP_ROLES: Final = ("group", "radiogroup")
_NO_QUESTION: Final = ("label", "button", "a", "option", "td", "th", "title", "script", "style", "legend")
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


def select(document: Document) -> Iterable[Tag]:
    """The first of each group of radio buttons or checkboxes that share a name within a form."""
    return [group[0] for group in _groups(document)]


def _groups(document: Document) -> list[list[Tag]]:
    found: dict[tuple[int, str, str], list[Tag]] = {}
    for choice in document.tags("input[type=radio][name], input[type=checkbox][name]"):
        if document.exposed(choice) and attribute(choice, "name"):
            form = choice.find_parent("form")
            key = (id(form), attribute(choice, "type").lower(), attribute(choice, "name"))
            found.setdefault(key, []).append(choice)
    return [group for group in found.values() if len(group) > 1]


def check(first: Tag, document: Document) -> Iterator[Finding]:
    """All choices stand in one and the same group, or name their question themselves."""
    choices = next(group for group in _groups(document) if group[0] is first)
    holders = [_holder(choice) for choice in choices]
    if holders[0] is not None and all(holder is holders[0] for holder in holders):
        return
    if any(holder is not None for holder in holders):
        yield cant_tell("split")
    elif not all(_names_question(choice) for choice in choices):
        question = _question(first)
        yield failed("ungrouped", question=question) if question else cant_tell("unclear")


def _holder(choice: Tag) -> Tag | None:
    return choice.find_parent(lambda tag: tag.name == "fieldset" or tag.get("role") in _GROUP_ROLES)


def _names_question(choice: Tag) -> bool:
    return len(tokens(choice, "aria-labelledby")) > 1 or choice.has_attr("aria-describedby")


def _question(first: Tag) -> str:
    """The words right before the first choice, when they are plain text of the same form and can be a question."""
    start = first.find_parent("label") or first
    scope = first.find_parent("form") or (start.parent.parent if start.parent else None)
    for part in start.previous_elements:
        if part is scope:
            return ""
        if isinstance(part, NavigableString) and not isinstance(part, PreformattedString) and not is_blank(part):
            around = [tag.name for tag in part.parents]
            return "" if set(around) & {*_NO_QUESTION, *_HEADINGS} else " ".join(part.split())
    return ""
