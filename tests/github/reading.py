"""Reads the files under .github as data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTIONS = sorted((GITHUB / "actions").glob("*/action.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")


def load(path: Path) -> dict[str, Any]:
    """Return the content of a YAML file that holds a mapping; every value stays the text that is written there.

    (Read with types, the word `on` would become the truth value of YAML 1.1.)
    """
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(content, dict), path
    return content


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job of every workflow, with a name a failed test can show."""
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            yield f"{path.stem}/{name}", job


def steps_of(workflow: str, job: str) -> list[dict[str, Any]]:
    """The steps of one job."""
    steps: list[dict[str, Any]] = load(GITHUB / f"workflows/{workflow}.yml")["jobs"][job]["steps"]
    return steps
