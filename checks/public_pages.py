"""The public pages about the audit itself: where they stand, and their last text while it still holds."""

import hashlib
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

COVERAGE: Final = "accessibility/rules.md"
"""Where the page of what the audit can see stands below docs/."""
STRENGTH: Final = "accessibility/strength.md"
"""Where the page of how much it finds stands below docs/; its downloads follow."""
DOWNLOADS: Final = ("accessibility/strength.csv", "accessibility/strength.json")
RULES: Final = "checks/rules"
"""What a person edits to change the first."""
RECORD: Final = Path("data/accessibility/mutation.json")
"""What `python -m benchmarks.mutation` writes, and what a person renews to change the second."""

_FOLDER: Final = Path(".checks", "pages")
_PACKAGE: Final = Path(__file__).parent
_BESIDE: Final = ("tests/rules", "benchmarks/mutation/axe_faults.md")

Made = Mapping[str, str]
"""Text by path below docs/."""


def made_or_kept(root: Path, name: str, make: Callable[[], Made]) -> Made:
    """What `make` makes for the project in `root`, or made in an earlier build of the very same program and record.

    Loading all rules only to tell of them takes as long as building all pages. name: of what is made.
    """
    before, path = _made_of(root, _program()), root / _FOLDER / f"{name}.json"
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["made_of"] == before and kept["digest"] == _digest(kept["files"]):
            return {str(uri): str(text) for uri, text in kept["files"].items()}
    made = make()
    # Whoever changes a rule while the program runs has loaded one thing and sees another in the files.
    if _made_of(root, _digest_of_program()) == before:
        with suppress(OSError):  # a full disk costs time the next time, no more
            path.parent.mkdir(parents=True, exist_ok=True)
            kept = {"made_of": before, "digest": _digest(made), "files": dict(made)}
            path.write_text(json.dumps(kept), encoding="utf-8")
    return made


def _made_of(root: Path, program: str) -> str:
    record = root / RECORD
    content = record.read_bytes() if record.is_file() else b""
    return f"{program} {hashlib.sha256(content).hexdigest()}"


@cache
def _program() -> str:
    """The program as it was when it was first asked for: what is loaded later is held to it."""
    return _digest_of_program()


def _digest_of_program() -> str:
    places = [_PACKAGE, *(_PACKAGE.parent / name for name in _BESIDE)]
    files = [file for place in places for file in (place.rglob("*") if place.is_dir() else [place])]
    digest = hashlib.sha256(f"axe-core {version('axe-playwright-python')}".encode())
    for file in sorted(files):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.relative_to(_PACKAGE.parent).as_posix()}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _digest(files: Made) -> str:
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
