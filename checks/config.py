"""Settings of the auditor: `[tool.checks]` in pyproject.toml → frozen values; an unknown key is an error."""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from checks.criteria import JIS_2016, STANDARDS
from checks.errors import ConfigError
from checks.states import STATES, states_named


@dataclass(frozen=True, slots=True)
class Settings:
    """standard: the standard that gates; gate_next_standard: whether failures of WCAG 2.1/2.2 alone block too.

    states: names of the states each page is looked at in; page_timeout: seconds for one page in all states together;
    workers: pages looked at at the same time, 0 = one per processor; cache: whether what was seen of a page is used
    again as long as nothing it was made of has changed.
    """

    standard: str = JIS_2016
    gate_next_standard: bool = False
    states: tuple[str, ...] = tuple(state.name for state in STATES)
    page_timeout: float = 120.0
    workers: int = 0
    cache: bool = True

    @property
    def worker_count(self) -> int:
        """Pages looked at at the same time."""
        return self.workers or os.cpu_count() or 1


def load_settings(root: Path) -> Settings:
    """Settings of the project in `root`; the defaults where it has no pyproject.toml or no [tool.checks].

    Raises ConfigError, naming the file and the key, for anything it does not understand.
    """
    path = root / "pyproject.toml"
    if not path.is_file():
        return Settings()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("checks", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}：読めません（{error}）。") from error
    return settings_from(table, f"{path} の [tool.checks]")


def settings_from(table: Mapping[str, object], where: str, base: Settings | None = None) -> Settings:
    """Checks a table of settings. where: named in errors; base: what holds where the table is silent.

    Raises ConfigError.
    """
    known = {field.name.replace("_", "-"): field for field in fields(Settings)}
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"「{near[0]}」のことですか。" if near else f"使えるのは {'、'.join(known)} です。"
            raise ConfigError(f"{where}：設定「{key}」は知りません。{hint}")
    values = {known[key].name: _typed(key, value, where) for key, value in table.items()}
    settings = replace(base or Settings(), **values)
    if settings.standard not in STANDARDS:
        raise ConfigError(f"{where}：standard は {'、'.join(STANDARDS)} のどれかです。")
    states_named(settings.states)
    return settings


def _typed(key: str, value: object, where: str) -> Any:
    match key, value:
        case ("standard", str()) | ("gate-next-standard" | "cache", bool()):
            return value
        case ("states", list()) if all(isinstance(name, str) for name in value):
            return tuple(value)
        case ("page-timeout", int() | float()) if not isinstance(value, bool) and value > 0:
            return float(value)
        case ("workers", int()) if not isinstance(value, bool) and value >= 0:
            return value
    raise ConfigError(f"{where}：{key} の値「{value}」が正しくありません。")
