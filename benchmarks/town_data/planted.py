"""Faults planted one at a time into the town's own tables, and what the auditor says of each."""

import csv
import io
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.data_fix import fix_file
from checks.model import Result
from checks.rule import On, judge, rules
from checks.table import Cell
from checks.tables import OPEN_DATA, project_table

Rows = list[list[str]]
SITES, EVENTS, SHELTERS = "064262_evacuation_space", "064262_event", "064262_designated_shelter"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault as clerks make it: which table, what is done to its rows (header first), and how it is stored."""

    name: str
    table: str
    plant: Callable[[Rows], None]
    encoding: str = "utf-8-sig"


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a fault. findings: rule, line, column and message; left: findings after fix-data, None: unmended."""

    fault: Fault
    findings: tuple[tuple[str, str, str], ...]
    left: int


def put(column: str, value: str, line: int = 2) -> Callable[[Rows], None]:
    """Write a value into a column of one line (the header is line 1)."""

    def plant(rows: Rows) -> None:
        rows[line - 1][rows[0].index(column)] = value

    return plant


def head(column: str, value: str) -> Callable[[Rows], None]:
    """Give a column another name."""

    def plant(rows: Rows) -> None:
        rows[0][rows[0].index(column)] = value

    return plant


def swap(one: str, other: str) -> Callable[[Rows], None]:
    """Exchange two values of the first row."""

    def plant(rows: Rows) -> None:
        a, b = rows[0].index(one), rows[0].index(other)
        rows[1][a], rows[1][b] = rows[1][b], rows[1][a]

    return plant


def _nothing(_rows: Rows) -> None:
    pass


FAULTS = (
    Fault("見出しの字のまちがい（連結標記）", SITES, head("所在地_連結表記", "所在地_連結標記")),
    Fault("見出しの古い名前（名称_英語）", SITES, head("名称_英字", "名称_英語")),
    Fault("見出しの半角カナ", SITES, head("名称_カナ", "名称_ｶﾅ")),
    Fault("見出しのうしろの空白", SITES, head("名称", "名称 ")),
    Fault("同じ見出しが2つ", SITES, head("標高", "緯度")),
    Fault("先頭の0が落ちた団体コード", SITES, put("全国地方公共団体コード", "64262")),
    Fault("検査数字の合わない団体コード", SITES, put("全国地方公共団体コード", "064263")),
    Fault("となりの町の団体コード", SITES, put("全国地方公共団体コード", "064289")),
    Fault("必ず書く列が空", SITES, put("名称", "")),
    Fault("緯度と経度が逆", SITES, swap("緯度", "経度")),
    Fault("町の外の座標", SITES, put("緯度", "35.68")),
    Fault("度分秒の座標", SITES, put("緯度", "38度48分")),
    Fault("印が○", SITES, put("災害種別_洪水", "○", 3)),
    Fault("市外局番のない電話番号", SITES, put("電話番号", "66-3111")),
    Fault("全角の電話番号", SITES, put("電話番号", "０２３５（６６）３１１１")),
    Fault("桁のたりない郵便番号", SITES, put("郵便番号", "9971301")),
    Fault("アドレスでないURL", SITES, put("URL", "town.mikawa")),
    Fault("半角カナの値", SITES, put("名称_カナ", "ｵｼｷﾘ")),
    Fault("前後の空白", SITES, put("名称", " 押切小学校グラウンド　")),
    Fault("値の中の改行", SITES, put("所在地_連結表記", "山形県三川町\n押切新田字高前1")),
    Fault("同じIDの行", SITES, put("ID", "E0642600001201", 3)),
    Fault("数でない収容人数", SITES, put("想定収容人数", "約500人")),
    Fault("和暦の日付", EVENTS, put("開始日", "平成19年5月5日")),
    Fault("Excelの日付（通し番号）", EVENTS, put("開始日", "39207")),
    Fault("ない日付", EVENTS, put("開始日", "2007-02-30")),
    Fault("終了日が開始日より前", EVENTS, put("終了日", "2007-05-01")),
    Fault("1けたの時刻", EVENTS, put("開始時間", "9:00")),
    Fault("24時", EVENTS, put("終了時間", "24:00")),
    Fault("ことばの時刻", EVENTS, put("開始時間", "終日")),
    Fault("携帯電話の番号", EVENTS, put("連絡先電話番号", "090-0000-0000")),
    Fault("個人のメールアドレス", EVENTS, put("説明", "mihon@gmail.com に申し込む")),
    Fault("列の数がちがう行", SHELTERS, lambda rows: rows[1].append("余り")),
    Fault("シフトJISで保存", SHELTERS, _nothing, "cp932"),
    Fault("BOMのないUTF-8", SHELTERS, _nothing, "utf-8"),
)


def plant_all(root: Path) -> list[Told]:
    """Return what the data rules say of each fault, planted into the tables of the repository at `root`."""
    return [_told(fault, root) for fault in FAULTS]


def _told(fault: Fault, root: Path) -> Told:
    name = f"{fault.table}.csv"
    text = (root / OPEN_DATA / name).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    fault.plant(rows)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    data = out.getvalue().encode(fault.encoding)
    found = [
        (rule.id, _place(item.target), item.message)
        for rule in rules()
        if rule.meta.on is On.DATA
        for item in judge(rule, project_table(root, f"{OPEN_DATA}/{name}", data))
        if item.result in (Result.FAILED, Result.CANT_TELL)
    ]
    return Told(fault, tuple(found), _left(root, name, data))


def _place(target: object) -> str:
    if not isinstance(target, Cell):
        return "全体"
    return f"{target.line}行目{f'「{target.name}」' if target.name else ''}"


def _left(root: Path, name: str, data: bytes) -> int:
    """How many findings are left after fix-data, which works on a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        (copy / OPEN_DATA).mkdir(parents=True)
        for kept in ("data/site.yml", f"{OPEN_DATA}/catalog.yml"):
            (copy / kept).write_bytes((root / kept).read_bytes())
        (copy / OPEN_DATA / name).write_bytes(data)
        return len(fix_file(copy / OPEN_DATA / name, copy).left)


def undetected(told: Sequence[Told]) -> list[str]:
    """Return the names of the faults that no rule said anything of."""
    return [one.fault.name for one in told if not one.findings]
