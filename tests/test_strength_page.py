"""The public page of how much the audit finds: the figures are the record's, and older ones are told apart."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from checks.criteria import criteria
from checks.errors import ConfigError
from checks.public_pages import RECORD
from checks.rule import rules
from checks.rule_files import digest
from checks.strength import Strength, read_strength, share, strength_csv, strength_page

ROOT = Path(__file__).resolve().parents[1]
RULES = {rule.id: rule for rule in rules()}


def entry(name: str, **counts: Any) -> dict[str, Any]:
    none = {"caught": 0, "asked": 0, "missed": 0, "broken": 0, "survivors": []}
    return {"digest": digest(RULES[name]), "day": "2026-11-23", **none, **counts}


LIMIT = {"rule": "html/image-alt", "title": "画像", "forms": ["cell"], "claim": "none", "reason": "ためしのわけです。"}


def record(**entries: dict[str, Any]) -> dict[str, Any]:
    return {
        "day": "2026-11-23",
        "versions": {"chromium": "156"},
        "pages": ["/index.html"],
        "forms": {"cell": "表のマスの中", "plain": "本文の終わり"},
        "limits": [LIMIT, {**LIMIT, "claim": "asks", "reason": "聞くわけです。"}],
        "rules": entries,
    }


MISSED = {"fault": 1, "keys": ["missing"], "form": "cell", "fate": "missed"}
HALF = record(
    **{
        "html/image-alt": entry("html/image-alt", caught=3),
        "html/link-name": entry("html/link-name", caught=2, missed=1, survivors=[MISSED]),
    }
)


def written(folder: Path, content: dict[str, Any]) -> Strength:
    path = folder / RECORD
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(content), encoding="utf-8")
    return read_strength(folder)


def test_the_page_counts_faults_by_criterion_and_names_what_was_missed(tmp_path: Path) -> None:
    text = strength_page(written(tmp_path, HALF))
    assert "- 植えたまちがい：6" in text
    assert "- 見つけたまちがい：5（83.3%）" in text
    rows = {row.split("|")[1].strip(): row for row in text.splitlines() if row.startswith("|")}
    assert set(rows) >= {criterion.label for criterion in criteria().values()}
    assert rows[criteria()["1.1.1"].label].endswith("| 3 | 3 | 100% |")
    assert rows[criteria()["1.2.1"].label].endswith("| 0 | 0 | なし |")
    assert f"- {RULES['html/link-name'].title}：1（表のマスの中）" in text
    assert re.search(r"\[規則ごとの数（CSV、\d+KB）\]\(strength\.csv\)", text)
    assert "- ためしのわけです。画像（表のマスの中）" in text.partition("## 植えなかった形")[2]
    assert "- 聞くわけです。画像（表のマスの中）" in text.partition("## 植えなかった形")[0]


def test_a_fault_that_the_sites_own_style_undid_is_told_and_not_counted(tmp_path: Path) -> None:
    undone = [{"fault": 1, "form": "cell"}, {"fault": 2, "form": "cell"}]
    text = strength_page(
        written(tmp_path, record(**{"html/link-name": entry("html/link-name", caught=2, cured=undone)}))
    )
    told = text.partition("## サイトの書式が打ち消したまちがい")[2]
    assert f"- {RULES['html/link-name'].title}：2（表のマスの中）" in told
    assert "- 植えたまちがい：2" in text


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert share(1999, 2000) == "99.9%"
    assert share(2000, 2000) == "100%"


def test_a_rule_that_changed_since_or_was_never_tried_is_named_as_such(tmp_path: Path) -> None:
    content = json.loads(json.dumps(HALF))
    content["rules"]["html/image-alt"]["digest"] = "before"
    strength = written(tmp_path, content)
    assert strength.stale == ("html/image-alt",)
    assert "html/area-alt" in strength.untried
    text = strength_page(strength)
    assert "確かめたあとで直した規則：1。" in text
    assert f"植える形のない規則：{len(strength.untried)}。" in text
    assert RULES["html/image-alt"].title in text
    lines = {row["規則"]: row for row in csv.DictReader(io.StringIO(strength_csv(strength).decode("utf-8-sig")))}
    assert (lines["html/image-alt"]["今の規則か"], lines["html/link-name"]["今の規則か"]) == ("いいえ", "はい")


def test_a_rule_is_tied_to_what_it_imports_and_to_its_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("html/error-suggestion", "probe/form-error-way", "html/image-alt")
    before = {name: digest(RULES[name]) for name in names}
    read = Path.read_text

    def changed(path: Path, *arguments: Any, **options: Any) -> str:
        return read(path, *arguments, **options) + ("# x\n" if path.name == "error_message.py" else "")

    monkeypatch.setattr("checks.rule_files._text", lambda path: changed(path, encoding="utf-8"))
    after = {name: digest(RULES[name]) for name in names}
    assert [name for name in names if before[name] != after[name]] == list(names[:2])


def test_a_record_that_cannot_be_read_stops_the_build_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"mutation\.json を読めません"):
        written(tmp_path, {"day": "2026-11-23"})


def test_the_published_record_holds_only_rules_there_are_and_adds_up() -> None:
    strength = read_strength(ROOT)
    entries = strength.record["rules"]
    assert set(entries) <= set(RULES)
    for name, one in entries.items():
        assert len(one["survivors"]) == one["asked"] + one["missed"] + one["broken"], name
    text = strength_page(strength)
    assert "適合" not in re.sub(r"達成基準|適合レベル", "", text)
    for name in (*strength.stale, *strength.untried):
        assert RULES[name].title in text
