"""Keeps evidence from one audit to the next, and gives it back only while all it was made of is the same."""

import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from checks import evidence
from checks.evidence import PageEvidence
from checks.ingredients import Files

FOLDER: Final = Path(".checks", "evidence")
"""Where a project keeps its evidence."""

_LONGEST: Final = 7 * 24 * 3600
"""Seconds evidence is used for: what a script makes of today's date is not seen in any file."""


def folder_for(root: Path, site: Path, folder: Path = FOLDER) -> Path | None:
    """Where the project in `root` keeps evidence; None where that would lie among the pages."""
    return None if root.resolve().is_relative_to(site.resolve()) else root / folder


class Cache:
    """Evidence by page. folder: where it lies; made_by: digest of what looked (`ingredients.made_by`); files: as now.

    Beside each page's evidence lies what it was made of: {evidence: digest, loaded: {url: digest}}.
    """

    def __init__(self, folder: Path, made_by: str, files: Files) -> None:
        self._all = folder
        self._folder = folder / made_by[:32]
        self._files = files

    def fetch(self, url: str, target: Path) -> bool:
        """Copies a page's evidence into the folder `target` if it still holds. Anything doubtful does not hold."""
        kept = self._folder / evidence.file_name(url)
        try:
            note = json.loads(_note(kept).read_text(encoding="utf-8"))
            loaded = note["loaded"]
            same = bool(loaded) and all(self._files.digest(name) == digest for name, digest in loaded.items())
            if not (young(kept) and same and url in loaded):
                return False
            content = kept.read_bytes()
            if hashlib.sha256(content).hexdigest() != note["evidence"]:
                return False
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return False
        (target / kept.name).write_bytes(content)
        return True

    def keep(self, found: PageEvidence, path: Path) -> None:
        """Remembers a page's evidence, stored at `path`, if it is whole. A full disk costs time, not the audit."""
        if not found.whole or found.url not in found.loaded:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes()
            note = {"evidence": hashlib.sha256(content).hexdigest(), "loaded": dict(found.loaded)}
            replace_file(self._folder / path.name, content)
            replace_file(_note(self._folder / path.name), json.dumps(note).encode())

    def tidy(self) -> None:
        """Deletes what is too old to be used, of every maker."""
        tidy(self._all)


def tidy(kept: Path) -> None:
    """Deletes what is too old to be used from the folders below `kept`."""
    with suppress(OSError):
        for path in kept.glob("*/*"):
            if not young(path):
                path.unlink()
        for folder in kept.iterdir():
            if not any(folder.iterdir()):
                folder.rmdir()


def young(path: Path) -> bool:
    """Whether a file that was kept may still be used. Raises OSError for none."""
    return time.time() - path.stat().st_mtime < _LONGEST


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.made-of")


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file in one step, so that another process never reads half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(path)
