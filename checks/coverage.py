"""The public page that tells for each success criterion which rules look at it, and what they can and cannot see."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from checks.conformance.settings import people
from checks.criteria import Criterion, criteria
from checks.model import Result
from checks.rule import Rule, rules
from checks.rulebook import examples_of

_FAILURES: Final = Path(__file__).parent / "standards" / "failures.csv"
_LIMITS: Final = re.compile(r"^## この規則に分かること・分からないこと\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_PRINCIPLES: Final = {"1": "知覚できること", "2": "操作できること", "3": "理解できること", "4": "機器に伝わること"}
_KINDS: Final = {
    frozenset({Result.FAILED}): "不合格を見つけます。",
    frozenset({Result.CANT_TELL}): "人に確かめてもらう所を見つけます。",
    frozenset({Result.FAILED, Result.CANT_TELL}): "不合格と、人に確かめてもらう所を見つけます。",
}

_FRONT: Final = """---
title: 監査で分かること・分からないこと
description: 達成基準ごとに、どの規則が調べるか、規則に分かることと分からないことを書いています。
yomi: かんさでわかることわからないこと
---

# 監査で分かること・分からないこと

サイトを作るたびに、機械がすべてのページを調べます。これを監査といいます。監査で分かること・分からないことを、規則の説明から自動でまとめました。

- 達成基準（WCAG 2.0から2.2までのレベルAとAA）：{criteria}
- 達成基準を調べる規則：{rules}
- W3Cが失敗例に付けた番号（F1からF{last}まで）：{failures}。このうち規則のあるもの {covered}、ないもの {open}

規則は、確かにまちがっている所を不合格にします。機械では決められない所は、人に確かめてもらいます。

規則が何も見つけなくても、達成基準を満たしているとは言えません。"""


def coverage_page() -> str:
    """The page as Markdown with its front matter."""
    failures = _failures()
    covered = sum(bool(row["rules"]) for row in failures)
    about = [rule for rule in rules() if rule.meta.criteria]
    counts = {"failures": len(failures), "covered": covered, "open": len(failures) - covered}
    parts = [_FRONT.format(criteria=len(criteria()), rules=len(about), last=len(failures), **counts)]
    first: dict[str, str] = {}
    principle = ""
    for criterion in criteria().values():
        if criterion.number[0] != principle:
            principle = criterion.number[0]
            parts.append(f"## {_PRINCIPLES[principle]}")
        parts.extend(_criterion(criterion, failures, first))
    return "\n\n".join([*parts, "## 規則のないW3Cの失敗例", _without_rule(failures)]) + "\n"


@cache
def _failures() -> tuple[Mapping[str, str], ...]:
    with _FAILURES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _criterion(criterion: Criterion, failures: tuple[Mapping[str, str], ...], first: dict[str, str]) -> Iterator[str]:
    """Heading, rules and what people look at. first: by rule, the criterion below which it was explained."""
    number = criterion.number
    yield f"### {criterion.label} {{ #{_anchor(number)} }}"
    known = [row["id"] for row in failures if number in row["criteria"].split() and row["rules"]]
    examples = f"規則が調べるW3Cの失敗例：{'、'.join(known)}" if known else ""
    yield f"「{criterion.name}」の規則は、次のとおりです。{examples}"
    about = [rule for rule in rules() if number in rule.meta.criteria]
    own = [_rule(rule, first.setdefault(rule.id, number), number) for rule in about if rule.family != "axe"]
    shared = [rule.title for rule in about if rule.family == "axe"]
    if shared:
        own.append(f"- 検査の部品axe-coreの規則：{'／'.join(shared)}")
    yield "\n".join(own)
    yield f"人が確かめること：{people()[number]['ask']}"


def _anchor(number: str) -> str:
    return f"sc-{number.replace('.', '-')}"


def _rule(rule: Rule, explained: str, number: str) -> str:
    if explained != number:
        return f"- {rule.title}（説明は[{criteria()[explained].label}](#{_anchor(explained)})）"
    return f"- **{rule.title}**：{_kind(rule)}{limits(rule)}"


def _kind(rule: Rule) -> str:
    """What its tested examples show that it can say; "" where it came without them."""
    shown = frozenset(e.result for e in examples_of(rule)) & {Result.FAILED, Result.CANT_TELL}
    return _KINDS.get(shown, "")


def limits(rule: Rule) -> str:
    """What a rule can and cannot see, in its own words on one line; "" where it does not say."""
    found = _LIMITS.search(rule.doc)
    paragraph = found[1].strip().split("\n\n")[0] if found else ""
    # Lines of Japanese are joined without a space, as no reader sees where they were broken.
    return re.sub(r"\n", "", re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", paragraph))


def _without_rule(failures: tuple[Mapping[str, str], ...]) -> str:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for row in failures:
        if not row["rules"]:
            by_reason[row["reason"]].append(row["id"])
    return "\n".join(f"- {'、'.join(names)}：{reason}" for reason, names in by_reason.items())
