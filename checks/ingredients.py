"""Knows what evidence is made of: the files a page loads, and everything of ours that looks at it."""

import hashlib
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from checks.states import State

ABSENT = ""
"""Digest of a file that is not there."""

FOLDER = "folder"
"""What stands for the digest of a folder."""

_PACKAGE = Path(__file__).parent
_AFTERWARDS = frozenset({"reporters", "review"})
"""Folders of the program that only read what the rules have said."""

_LIBRARIES = ("beautifulsoup4", "html5lib", "pydantic", "soupsieve")


class Files:
    """Digests of the files below a folder, each worked out once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._digests: dict[str, str] = {}

    def digest(self, url: str) -> str:
        """Digest of the file at "/a.css": of its bytes, ABSENT for none, FOLDER for a folder."""
        if url not in self._digests:
            path = self._folder / url.lstrip("/")
            if path.is_file():
                self._digests[url] = hashlib.sha256(path.read_bytes()).hexdigest()
            else:
                self._digests[url] = FOLDER if path.is_dir() else ABSENT
        return self._digests[url]


class Loaded:
    """Collects which files one tab asks the server for, with the digest each had then."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._found: dict[str, str] = {}

    def begin(self, files: Files) -> None:
        """From here on the files may be others."""
        self._files = files

    def note(self, url: str) -> None:
        """The server is about to answer for this file."""
        self._found[url] = self._files.digest(url)

    def take(self) -> Mapping[str, str]:
        """What was asked for since the last call: url → digest."""
        found, self._found = self._found, {}
        return found


def made_by(states: Iterable[State], probes: Iterable[str], engines: Mapping[str, str] | None = None) -> str:
    """Digest of what looks at a page: states, probes, engines (browser, axe-core, driver) and our own program.

    Rules and reports are left out: they only read evidence, and run anew every time.
    """
    facts = [_program(), *(repr(state) for state in states), *sorted(probes)]
    facts += [f"{name} {version}" for name, version in sorted((engines or {}).items())]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def judged_by(rules: Iterable[str], states: Iterable[str]) -> str:
    """Digest of what judges evidence: our whole program with its rules and their data, and the libraries they use."""
    facts = [_whole_program(), platform.python_version(), *(f"{name} {version(name)}" for name in _LIBRARIES)]
    return hashlib.sha256("\n".join([*facts, *rules, "", *states]).encode()).hexdigest()


@cache
def _whole_program() -> str:
    files = (path for path in _PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return _digest_of(path for path in files if path.relative_to(_PACKAGE).parts[0] not in _AFTERWARDS)


@cache
def _program() -> str:
    """Digest of every module and script that could take part in collecting."""
    own = [path for path in _PACKAGE.iterdir() if path.suffix == ".py"]
    below = [path for path in (_PACKAGE / "browser").rglob("*") if path.suffix in (".py", ".js")]
    return _digest_of([*own, *below])


def _digest_of(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
