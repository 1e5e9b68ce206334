"""The judgement ledger: one small file for each answer of a person, bound to the content that was judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from checks.criteria import criteria
from checks.errors import ConfigError
from checks.ledger.record_file import RecordFile, record_files

JUDGEMENTS = Path("data", "judgements")
METHODS = ("目視", "スクリーンリーダー", "キーボード")

_KEYS = (
    *("rule", "criteria", "page", "element", "states", "content", "seen"),
    *("result", "reason", "method", "environment", "date", "office"),
)


class Answer(StrEnum):
    """What a person found."""

    MET = "適合"
    NOT_MET = "不適合"
    ABSENT = "該当なし"
    UNKNOWN = "わからない"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer. path: its file; rule: the rule that asked, or "" for an answer about whole criteria on a page.

    content: name of what was judged; states: those in which it was looked at, () for a page; seen: what was seen, for
    whoever reads the record later.
    """

    path: str
    rule: str
    criteria: tuple[str, ...]
    page: str
    element: str
    states: tuple[str, ...]
    content: str
    seen: str
    result: Answer
    reason: str
    method: str
    environment: str
    date: date
    office: str


def read_judgements(root: Path, today: date) -> tuple[Judgement, ...]:
    """All judgements of the project. Raises ConfigError, naming file and line, for anything it cannot rely on."""
    found = [_read(path, root, today) for path in record_files(root / JUDGEMENTS)]
    _refuse_contradictions(found)
    return tuple(found)


def _read(path: Path, root: Path, today: date) -> Judgement:
    file = RecordFile(path, root, _KEYS)
    if file.has("rule") == file.has("criteria"):
        raise file.error(
            "「rule」（規則の質問への答え）か「criteria」（達成基準とページ）の、どちらか1つを書いてください。", 1
        )
    numbers = file.texts("criteria")
    for number in numbers:
        if number not in criteria():
            raise file.error(f"達成基準「{number}」は知りません。", file.line("criteria"))
    if file.has("criteria") and not numbers:
        raise file.error("「criteria」に、達成基準の番号を書いてください。", file.line("criteria"))
    if file.has("rule") and not file.texts("states"):
        raise file.error("「states」に、見た状態を書いてください。", file.line("states"))
    day = file.day("date")
    if day > today:
        raise file.error(f"日付 {day} は、まだ来ていません。", file.line("date"))
    return Judgement(
        path=file.name,
        rule=file.text("rule") if file.has("rule") else "",
        criteria=numbers,
        page=file.text("page"),
        element=file.optional("element"),
        states=file.texts("states"),
        content=file.text("content"),
        seen=file.text("seen"),
        result=Answer(file.chosen("result", tuple(Answer))),
        reason=file.text("reason"),
        method=file.chosen("method", METHODS),
        environment=file.text("environment"),
        date=day,
        office=file.text("office"),
    )


def _refuse_contradictions(found: Sequence[Judgement]) -> None:
    """Two answers of one day about one thing leave nobody knowing which one holds."""
    seen: dict[tuple[object, ...], Judgement] = {}
    for judgement in found:
        subjects: Sequence[str] = judgement.criteria or (judgement.rule,)
        for subject in subjects:
            for state in judgement.states or ("",):
                key = (subject, state, judgement.content, judgement.date, judgement.page if judgement.criteria else "")
                other = seen.setdefault(key, judgement)
                if other.result is not judgement.result:
                    raise ConfigError(
                        f"{judgement.path} と {other.path}：同じ日の、同じものの判断が食い違っています。"
                        "正しいほうだけを残してください。"
                    )


def judgement_yaml(facts: Mapping[str, str | Sequence[str]]) -> str:
    """A record as text for a file, keys in the ledger's order; texts are quoted so that any word is safe."""
    lines = []
    for key in _KEYS:
        value = facts.get(key)
        if isinstance(value, str):
            lines.append(f"{key}: {_quoted(value)}")
        elif value is not None:
            lines.append(f"{key}: [{', '.join(map(_quoted, value))}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c for c in escaped if c.isprintable()) + '"'
