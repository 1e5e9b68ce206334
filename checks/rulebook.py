"""A rule's public page, made from its docstring, its facts, its messages and its tested examples."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from checks.criteria import criteria
from checks.errors import ConfigError
from checks.examples import Example, read_examples
from checks.findings import SEVERITY_WORDS
from checks.model import Result
from checks.rule import On, Rule, rules

_EXAMPLES = Path(__file__).parent.parent / "tests" / "rules"

_EVIDENCE: Mapping[On, str] = {
    On.SERVED: "配信される HTML",
    On.RENDERED: "ブラウザが表示したページ",
    On.PAGE: "ブラウザの中でページを操作した記録",
    On.STATES: "ブラウザが表示したページ（すべての配色と幅）",
    On.SITE: "サイト全体",
    On.TEXT: "Markdown の原稿",
    On.DATA: "オープンデータの表（CSV）",
    On.PDF: "PDF の文書",
    On.PICTURE: "画像のファイルに書き込まれた情報",
}

_EXAMPLE_TITLES: Mapping[Result, str] = {
    Result.PASSED: "指摘しない例",
    Result.FAILED: "不合格になる例",
    Result.CANT_TELL: "人が見て確かめる例",
    Result.INAPPLICABLE: "対象にならない例",
    Result.UNTESTED: "試験できない例",
}

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def find(identifier: str) -> Rule:
    """The rule of that id, such as "html/image-alt". Raises ConfigError, with a guess, when there is none."""
    known = {rule.id: rule for rule in rules()}
    if identifier in known:
        return known[identifier]
    wanted = identifier.replace("_", "-").removesuffix(".py")
    same_name = [name for name in known if name.partition("/")[2] == wanted.rpartition("/")[2]]
    near = same_name or difflib.get_close_matches(wanted, known, 3, cutoff=0.5)
    hint = f"もしかして：{'、'.join(near)}" if near else "「html/image-alt」のように書きます。"
    raise ConfigError(f"規則「{identifier}」はありません。{hint}")


def explain(rule: Rule) -> str:
    """The rule's page as Markdown, beginning with its title as heading."""
    parts = [f"# {rule.title}", "\n".join(_facts(rule)), rule.doc, *_messages(rule), *_examples(rule)]
    return "\n\n".join(part for part in parts if part) + "\n"


def page(rule: Rule) -> tuple[str, str]:
    """Path ("html/image-alt.md") and Markdown of the rule's page in a published rulebook."""
    return f"{rule.id}.md", explain(rule)


def _facts(rule: Rule) -> Iterator[str]:
    meta = rule.meta
    labels = [criteria()[number].label for number in meta.criteria]
    yield f"- 規則の名前：`{rule.id}`"
    yield f"- 達成基準：{'、'.join(labels) or '町の基準（規格の達成基準にはない、この町の決まり）'}"
    yield f"- 優先度：{SEVERITY_WORDS[meta.severity]}"
    yield f"- 調べるもの：{_EVIDENCE[meta.on]}"
    for name, values in (
        ("W3C の達成方法・失敗例", meta.techniques),
        ("W3C の ACT 規則", meta.act),
        ("miChecker の項目", meta.michecker),
    ):
        if values:
            yield f"- {name}：{'、'.join(values)}"


def _messages(rule: Rule) -> Iterator[str]:
    if rule.messages:
        yield "## 指摘の文と直し方"
    for message in rule.messages.values():
        yield f"**{_filled(message.text)}**\n\n→ {_filled(message.fix)}"


def _filled(text: str) -> str:
    """What a person sees in place of the values that the rule fills in."""
    return _PLACEHOLDER.sub("〇〇", text)


def examples_of(rule: Rule) -> list[Example]:
    """The rule's tested examples; none where the auditor came without its tests, and for axe-core's rules."""
    path = _EXAMPLES / f"{rule.id.replace('-', '_')}.md"
    return read_examples(path) if path.is_file() else []


def _examples(rule: Rule) -> Iterator[str]:
    examples = examples_of(rule)
    for result, title in _EXAMPLE_TITLES.items():
        shown = [_example(rule, example) for example in examples if example.result is result]
        if shown:
            yield f"## {title}"
            yield from shown


def _example(rule: Rule, example: Example) -> str:
    """The code in a fence longer than any inside, with what the rule says of it."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", example.code)), 3)
    language = example.language.split("-")[0]
    told = dict.fromkeys(_filled(rule.messages[key].text) for key, _ in example.keys if key in rule.messages)
    words = "".join(f"\n\n→ {text}" for text in told)
    return f"{fence}{language}\n{example.code}{fence}{words}"
