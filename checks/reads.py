"""Reads the files that judging a page needs besides its evidence, and notes which, and how they were."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from checks.ingredients import ABSENT, FOLDER, Files

_FRAME = "frame/"
_FRAME_FILES = ("mkdocs.yml", "data/site.yml")


class Reads:
    """Files of a project and of its built site. What is asked of them is noted until it is taken.

    root: folder of the project; site: folder of built pages, which may lie in it.
    """

    def __init__(self, root: Path, site: Path) -> None:
        self._root = root
        self._site = site
        self._files = {"root": Files(root), "site": Files(site)}
        self._worked_out: dict[str, str] = {}
        self._noted: dict[str, str] = {}

    def text(self, path: Path) -> str:
        """Content of a file with plain line feeds; a file that cannot be read has none."""
        self._note(self._name(path))
        try:
            return path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return ""

    def is_file(self, path: Path) -> bool:
        """Whether there is such a file."""
        self._note(self._name(path))
        return path.is_file()

    def published(self, url: str) -> str:
        """Digest of a file of the site ("/a.png"); "" for none."""
        digest = self._note(f"site{url}")
        return "" if digest in (ABSENT, FOLDER) else digest

    def note_data(self, path: str) -> None:
        """What follows depends on a data file of the project, or on all in a folder of them."""
        self._note(f"data/{path}")

    def note_frame(self) -> None:
        """What follows depends on the templates and on the settings whose words stand in them."""
        self._note(_FRAME)

    def take(self) -> Mapping[str, str]:
        """What was asked for since the last call: name → digest. `hold` understands the names."""
        found, self._noted = self._noted, {}
        return found

    def hold(self, noted: Mapping[str, str]) -> bool:
        """Whether everything is as it was when it was noted."""
        return all(self._digest(name) == digest for name, digest in noted.items())

    def _name(self, path: Path) -> str:
        for kind, folder in (("site", self._site), ("root", self._root)):
            if path.is_relative_to(folder):
                return f"{kind}/{path.relative_to(folder).as_posix()}"
        return f"root/{path.as_posix()}"

    def _note(self, name: str) -> str:
        self._noted[name] = self._digest(name)
        return self._noted[name]

    def _digest(self, name: str) -> str:
        kind, _, path = name.partition("/")
        if kind in self._files:
            return self._files[kind].digest(f"/{path}")
        if name not in self._worked_out:
            self._worked_out[name] = self._digest_of(self._frame() if name == _FRAME else self._data(path))
        return self._worked_out[name]

    def _frame(self) -> list[str]:
        templates = sorted((self._root / "overrides").rglob("*.html"))
        return [*(path.relative_to(self._root).as_posix() for path in templates), *_FRAME_FILES]

    def _data(self, path: str) -> list[str]:
        folder = self._root / path
        inside = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
        return [path, *(f"{path}/{name}" for name in inside)]

    def _digest_of(self, paths: Iterable[str]) -> str:
        lines = "".join(f"{self._files['root'].digest('/' + path)} {path}\n" for path in paths)
        return hashlib.sha256(lines.encode()).hexdigest()
