"""Makes a rule of each of axe-core's: its four lists of results become our outcomes, its silence never a pass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from string import Formatter
from typing import Any

from checks.errors import RuleError
from checks.model import Target
from checks.rule import Finding, Message, Meta, On, Rule, cant_tell, failed
from checks.rules.axe._catalogue import Words, catalogue, reasons
from checks.subject import Page

_LISTS = ("violations", "incomplete", "passes", "inapplicable")
_CRASH = "error-occurred"
_FRAME = " >>> "
_UNKNOWN = "不明"
_SNIPPET_LENGTH = 300
_FRAMES = "frame-tested"
"""The rule that names frames axe-core could not look into: what is in them was not tested."""
_MEASURED = frozenset({"color-contrast"})
"""Rules whose open questions probe/text-contrast answers from pixels, in every state; not those inside frames."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """An element that axe-core reports. sure: it says that the element fails, not that a person must look."""

    target: Target
    sure: bool
    checks: tuple[Mapping[str, Any], ...]


def _select(identifier: str, page: Page) -> Iterator[_Seen | None]:
    """Elements that fail or need a person; None stands for all those that pass.

    Raises RuleError when axe-core broke down over this rule or says nothing of it at all.
    """
    found = {name: entry for name in _LISTS for entry in (page.axe or {}).get(name, ()) if entry["id"] == identifier}
    if not found:
        raise RuleError(f"axe-core の規則「{identifier}」の答えがありません。")
    for name, entry in found.items():
        if entry.get("error"):
            raise RuleError(f"axe-core の規則「{identifier}」が途中で止まりました（{entry['error']}）。")
        if name == "passes":
            yield None
        if identifier == _FRAMES and entry.get("nodes"):
            raise RuleError(f"ページの中のフレーム「{entry['nodes'][0]['target']}」の中を調べられませんでした。")
        for node in entry.get("nodes", ()):
            seen = _seen(identifier, node, sure=name == "violations")
            measured = identifier in _MEASURED and not seen.sure and _FRAME not in node["target"]
            yield None if measured else seen


def _seen(identifier: str, node: Mapping[str, Any], *, sure: bool) -> _Seen:
    if any(check["id"] == _CRASH for check in node["checks"]):
        raise RuleError(f"axe-core の規則「{identifier}」が、要素「{node['target']}」で途中で止まりました。")
    markup = " ".join(node["html"].split())
    snippet = markup if len(markup) <= _SNIPPET_LENGTH else markup[: _SNIPPET_LENGTH - 1] + "…"
    return _Seen(Target(node["target"], snippet), sure, tuple(node["checks"]))


def _check(names: frozenset[str], seen: _Seen | None, page: Page) -> Iterable[Finding]:
    """What axe-core said of the element, with what it measured. names: values the message asks for."""
    if seen is None:
        return
    if seen.sure:
        known = _values(seen.checks)
        yield failed("failed", seen.target, **{name: known.get(name) or _UNKNOWN for name in names})
    else:
        yield cant_tell("unsure", seen.target, reason=_reason(seen.checks))


def _values(checks: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What the checks of an element measured, by name; bare values are called "values"."""
    known: dict[str, list[str]] = {}
    for check in checks:
        data = check["data"]
        for name, value in data.items() if isinstance(data, dict) else [("values", data)]:
            items = value if isinstance(value, list) else [value]
            known.setdefault(name, []).extend(str(item) for item in items if item is not None)
    return {name: "、".join(dict.fromkeys(items)) for name, items in known.items()}


def _reason(checks: Iterable[Mapping[str, Any]]) -> str:
    keys = dict.fromkeys(str(c["data"].get("messageKey")) for c in checks if isinstance(c["data"], dict))
    return "".join(reasons().get(key, "") for key in keys)


def _rule(identifier: str, words: Words) -> Rule:
    messages = {
        "failed": Message(words.message, words.fix),
        "unsure": Message(
            f"「{words.title}」かどうか、自動では決められません。{{reason}}目で見て確かめてください。",
            f"問題があるときは、次のように直します。{words.fix}",
        ),
    }
    names = frozenset(name for _, name, _, _ in Formatter().parse(words.message) if name)
    return Rule(
        id=f"axe/{identifier}",
        title=words.title,
        doc=f"## なぜ\n{words.why}\n\n## 直し方\n{words.fix}",
        meta=Meta(words.criteria, words.severity, On.STATES, act=words.act),
        messages=messages,
        select=partial(_select, identifier),
        check=partial(_check, names),
    )


RULES = tuple(_rule(identifier, words) for identifier, words in catalogue().items())
"""All rules of axe-core that run."""
