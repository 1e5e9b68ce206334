"""A small town's project, built by the real MkDocs with the real hooks and overrides, for faults to be planted in."""

import csv
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from checks.tables import dataset_id, standards
from tests.generate.small_town import small_town

ROOT = Path(__file__).resolve().parents[2]

PAGES = {
    "index.md": """---
title: ホーム
---

# 試験町ホームページ

試験町のくらしに役立つことをお知らせします。

- [ごみの出し方](gomi.md)
- [町のデータ](contact/index.md)
- [サイトマップ](sitemap/index.md)
""",
    "gomi.md": """# ごみの出し方

ごみは、決まった曜日の朝に出してください。

## 燃えるごみ

生ごみは、水をよく切ってから袋に入れます。

表: 集める曜日

| # 地区 | 曜日 |
| --- | --- |
| 北 | 月曜日 |
| 南 | 火曜日 |

## 燃えないごみ

金物や小さな電気製品を出せます。くわしくは[町のデータ](contact/index.md)にあります。
""",
    "contact/index.md": """# 町のデータ

町の花、避難する場所、施設、行事をまとめました。

## 町の花

{{ 事実: 町の花 }}

## 避難する場所

{{ 洪水のときの避難場所 }}

{{ 災害ごとの避難場所の数 }}

{{ 指定緊急避難場所 }}

{{ 指定避難所 }}

## 施設

{{ 施設: 学校 }}

## 行事

{{ これからの行事 }}

{{ これまでの行事 }}

## 役場

{{ 役場の連絡先 }}

{{ 課と係 }}

{{ 電話で問い合わせるところ }}

{{ 地区の名前と郵便番号 }}
""",
    "kinkyu.md": """---
title: 緊急のとき
template: emergency.html
---

# 緊急のとき

## すぐに逃げる場所

{{ 緊急: 災害ごとの避難場所 }}

## しばらく過ごす場所

{{ 緊急: 指定避難所 }}
""",
    "sitemap/index.md": """# サイトマップ

このサイトのすべてのページの一覧です。

{{ サイトマップ }}
""",
    "accessibility/index.md": """---
title: ウェブアクセシビリティ
---

# ウェブアクセシビリティ

だれもが使えるサイトをめざしています。

## 使いにくいところの知らせ方

{{ 使いにくいところの知らせ方 }}
""",
}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left. code: exit code; output: what it printed; folder: the project."""

    code: int
    output: str
    folder: Path


def project(folder: Path, *, states: tuple[str, ...] = ("light-1280",)) -> Path:
    """Writes the small town's project below `folder`, with the real hooks and overrides, and returns it."""
    small_town(folder)
    docs = folder / "docs"
    docs.mkdir()
    for name in ("search.md", "sakuin.md"):
        shutil.copy(ROOT / "docs" / name, docs / name)
    for name, text in PAGES.items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    for table in (folder / "data" / "opendata").glob("*.csv"):
        _in_full(table)
    search = folder / "data" / "search"
    search.mkdir(parents=True)
    (search / "terms.csv").write_text("ことば,よみ,ページ\n生ごみ,なまごみ,gomi.md\n", encoding="utf-8")
    shutil.copy(ROOT / "data" / "search" / "synonyms.csv", search)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"^nav:\n(?: .*\n|\n)+", _NAV, config, flags=re.MULTILINE)
    config = re.sub(r"^site_name: .*$", "site_name: 試験町", config, flags=re.MULTILINE)
    config = re.sub(r"(?<=[:-] )(overrides[/\w.]*)", lambda m: (ROOT / m[1]).as_posix(), config)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    listed = ", ".join(f'"{state}"' for state in states)
    (folder / "pyproject.toml").write_text(f"[tool.checks]\nstates = [{listed}]\n", encoding="utf-8")
    return folder


_NAV = """nav:
  - index.md
  - kinkyu.md
  - gomi.md
  - contact/index.md
  - accessibility/index.md
  - unknown/index.md
  - sitemap/index.md
"""


_EVERY_ROW = {
    "全国地方公共団体コード": "064262",
    "都道府県コード又は市区町村コード": "064262",
    "市区町村コード": "064262",
    "電話番号": "0235-12-3456",
}


def _in_full(path: Path) -> None:
    """Gives a table of the small town all columns of the standard, and the mark that Excel wants."""
    dataset = dataset_id(path.name)
    assert dataset is not None
    generations = standards()[dataset]
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    generation = next(one for one in generations if set(rows[0]) <= set(one.columns))
    values = {column: value for column, value in _EVERY_ROW.items() if column in generation.required}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, generation.columns, restval="")
        writer.writeheader()
        writer.writerows({**values, **row} for row in rows)


def copy_overrides(theme: Path) -> None:
    """Gives the project a theme folder of its own, so that a test can break it."""
    shutil.copytree(ROOT / "overrides", theme, ignore=shutil.ignore_patterns("hooks"))
    config = theme.parent / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    own = re.sub(r"custom_dir: .*", f"custom_dir: {theme.as_posix()}", text)
    config.write_text(own, encoding="utf-8")


def plant(folder: Path, page: str, text: str) -> int:
    """Appends lines to a page of the project; returns the line number of the first of them that has text."""
    path = folder / "docs" / page
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{text}", encoding="utf-8")
    blank = len(text) - len(text.lstrip("\n"))
    return before.count("\n") + 2 + blank


def build(folder: Path, *command: str) -> Built:
    """Builds the project as a person does; command: instead of `python -m mkdocs build`."""
    arguments = command or (sys.executable, "-m", "mkdocs", "build", "--quiet")
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "120"}
    done = subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return Built(done.returncode, done.stdout + done.stderr, folder)
