"""Tells which file a person edits to change a built page; written by the build, read by the audit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checks.errors import ConfigError
from checks.model import Origin


@dataclass(frozen=True, slots=True)
class Source:
    """The source of one built page. path: relative to the project; origin: what kind of file it is."""

    path: str
    origin: Origin


def read_sources(path: Path) -> dict[str, Source]:
    """Reads {"/page/index.html": {"path": "docs/page.md", "origin": "markdown"}, …}. Raises ConfigError."""
    try:
        data: Mapping[str, Mapping[str, str]] = json.loads(path.read_text(encoding="utf-8"))
        return {url: Source(item["path"], Origin(item["origin"])) for url, item in data.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"{path}：ページの元ファイルの一覧を読めません（{error}）。") from error


def write_sources(sources: Mapping[str, Source], path: Path) -> None:
    """Stores what `read_sources` reads."""
    data = {url: {"path": s.path, "origin": s.origin.value} for url, s in sorted(sources.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
