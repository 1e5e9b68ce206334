"""The public page that tells how many planted faults the audit finds, from the recorded result of the last trial."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from checks.criteria import criteria
from checks.errors import ConfigError
from checks.public_pages import RECORD
from checks.rule import Rule, rules
from checks.rule_files import digest

COUNTS: Final = ("caught", "asked", "missed", "broken")
_ENDINGS: Final = ("見つけた数", "人に聞いた数", "見逃した数", "調べられなかった数")
_COLUMNS: Final = ("規則", "題", "達成基準", "植えた数", *_ENDINGS, "確かめた日", "今の規則か")

_FRONT: Final = """---
title: 監査の実力
description: わざと植えたまちがいを、このサイトの監査がいくつ見つけたかを、達成基準ごとに示します。
yomi: かんさのじつりょく
---

# 監査の実力

サイトを作るたびに、機械がすべてのページを調べます。これを監査といいます。監査がまちがいを本当に見つけるかを、わざとまちがいを植えて確かめました。

- 確かめた日：{day}
- 確かめた規則：{rules}
- 植えたまちがい：{planted}
- 見つけたまちがい：{caught}（{share}）
- 使ったもの：{versions}
{stale}

## まちがいの植え方

規則ごとに、その規則が見つけると言っているまちがいを、このサイトのまちがいのないページに植えました。本文、表、箇条書き、折りたたみ、ページの下の案内など、いくつもの形で植えました。そのページを、ふだんと同じ監査で調べました。規則が例のとおりに知らせたときだけ、見つけたと数えます。例では人に聞くまちがいを、はっきり不合格にしたときも、見つけたと数えます。

## 言えないこと

- 植えたのは、規則が見つけると言っているまちがいだけです。100%でも、まちがいを全部見つけるという意味ではありません。
- 規則に分からないことは、[監査で分かること・分からないこと](rules.md)に書いています。
- 人が確かめることは、この数に入っていません。"""

_STALE: Final = (
    "- 確かめたあとで直した規則：{count}。次の規則の数字は、直す前のものです。{names}\n"
    "- 数字を新しくする方法：`python -m benchmarks.mutation` を実行します。"
)
_FRESH: Final = "- 確かめたあとで直した規則：なし。すべての数字が、今の規則のものです。"
_UNTRIED: Final = "- まだ確かめていないか、植える形のない規則：{count}。{names}"


@dataclass(frozen=True, slots=True)
class Strength:
    """The recorded result. stale: ids of rules that changed since; untried: ids of rules that are not in it."""

    record: Mapping[str, Any]
    stale: tuple[str, ...]
    untried: tuple[str, ...]

    def count(self, chosen: Sequence[Rule], name: str) -> int:
        """Faults of some rules, of one ending."""
        return sum(self.record["rules"].get(rule.id, {}).get(name, 0) for rule in chosen)

    def planted(self, chosen: Sequence[Rule]) -> int:
        """Faults of some rules that were planted."""
        return sum(self.count(chosen, name) for name in COUNTS)


def read_strength(root: Path) -> Strength:
    """The recorded result and the rules it no longer speaks of. Raises ConfigError where it can't be read."""
    path = root / RECORD
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        known = record["rules"]
        untried = tuple(rule.id for rule in rules() if rule.id not in known)
        stale = tuple(r.id for r in rules() if r.id in known and known[r.id]["digest"] != digest(r))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            f"{path} を読めません（{error}）。`python -m benchmarks.mutation` で作り直します。"
        ) from error
    return Strength(record, stale, untried)


def strength_page(strength: Strength) -> str:
    """The page as Markdown with its front matter."""
    record = strength.record
    tried = [rule for rule in rules() if rule.id in record["rules"]]
    caught, planted = strength.count(tried, "caught"), strength.planted(tried)
    day = date.fromisoformat(record["day"])
    names = {rule.id: rule.title for rule in rules()}
    older, untried = ("、".join(names[name] for name in some) for some in (strength.stale, strength.untried))
    parts = [
        _FRONT.format(
            day=f"{day.year}年{day.month}月{day.day}日",
            rules=len(tried),
            planted=planted,
            caught=caught,
            share=share(caught, planted),
            versions="、".join(f"{name} {version}" for name, version in sorted(record["versions"].items())),
            stale="\n".join(
                [
                    _STALE.format(count=len(strength.stale), names=older) if older else _FRESH,
                    *([_UNTRIED.format(count=len(strength.untried), names=untried)] if untried else []),
                ]
            ),
        ),
        "## 達成基準ごとの数",
        "表: 達成基準ごとの、植えたまちがいと見つけたまちがいの数",
        "\n".join(_table(strength)),
        "## 見つけられなかったまちがい",
        "\n".join(_survivors(record, names)) or "ありません。",
        "## 不合格にせず、人に聞く形",
        "例では不合格になるまちがいでも、次の形では人に聞きます。聞いたときは、見つけたと数えています。",
        "\n".join(_limits(record, "asks")) or "ありません。",
        "## 植えなかった形",
        "次の形では、植えるとまちがいでなくなるか、その規則の調べる所の外になります。",
        "\n".join(_limits(record, "none")) or "ありません。",
        "## サイトの書式が打ち消したまちがい",
        "次のまちがいは、植えても、このサイトの書式が打ち消しました。そのことはブラウザで確かめました。植えた数には入れていません。"
        "サイトの書式を外したページにも植えて、見つけることを確かめました。",
        "\n".join(_cured(record, names)) or "ありません。",
        "## データ",
        f"- [規則ごとの数（CSV、{_size(strength_csv(strength))}）](strength.csv)\n"
        f"- [植えたまちがいの記録（JSON、{_size(strength_json(strength))}）](strength.json)",
    ]
    return "\n\n".join(parts) + "\n"


def share(caught: int, planted: int) -> str:
    """A share in per cent, never rounded up: 100 % means all."""
    return f"{caught * 1000 // planted / 10:g}%" if planted else "なし"


def _table(strength: Strength) -> Iterator[str]:
    yield "| # 達成基準 | 規則 | 植えた数 | 見つけた数 | 割合 |"
    yield "|---|---|---|---|---|"
    for criterion in criteria().values():
        about = [rule for rule in rules() if criterion.number in rule.meta.criteria]
        planted, caught = strength.planted(about), strength.count(about, "caught")
        yield f"| {criterion.label} | {len(about)} | {planted} | {caught} | {share(caught, planted)} |"


def _survivors(record: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    forms = record["forms"]
    for identifier, entry in record["rules"].items():
        if entry["survivors"]:
            told = "、".join(dict.fromkeys(forms[item["form"]] for item in entry["survivors"]))
            yield f"- {names.get(identifier, identifier)}：{len(entry['survivors'])}（{told}）"


def _cured(record: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[str]:
    for identifier, entry in record["rules"].items():
        if forms := dict.fromkeys(record["forms"][item["form"]] for item in entry.get("cured", ())):
            yield f"- {names.get(identifier, identifier)}：{len(entry['cured'])}（{'、'.join(forms)}）"


def _limits(record: Mapping[str, Any], claim: str) -> Iterator[str]:
    by_reason: dict[str, list[str]] = {}
    for item in (limit for limit in record["limits"] if limit["claim"] == claim):
        forms = "、".join(record["forms"][form] for form in item["forms"])
        by_reason.setdefault(item["reason"], []).append(f"{item['title']}（{forms}）")
    for reason, places in by_reason.items():
        yield f"- {reason}{'、'.join(dict.fromkeys(places))}"


def _size(content: bytes) -> str:
    return f"{-(-len(content) // 1024)}KB"


def strength_json(strength: Strength) -> bytes:
    """The record, for programs."""
    return json.dumps(strength.record, ensure_ascii=False, indent=1).encode() + b"\n"


def strength_csv(strength: Strength) -> bytes:
    """One line per rule, for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for rule in rules():
        entry = strength.record["rules"].get(rule.id)
        if entry is not None:
            counts = [strength.planted([rule]), *(entry[name] for name in COUNTS)]
            now = "いいえ" if rule.id in strength.stale else "はい"
            writer.writerow([rule.id, rule.title, " ".join(rule.meta.criteria), *counts, entry["day"], now])
    return text.getvalue().encode("utf-8-sig")
