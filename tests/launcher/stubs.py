"""Builds a copy of the launcher in a folder of its own, with stand-ins for everything it would fetch or start."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
LOG_NAME = "calls.jsonl"

# Every stand-in writes down how it was called and ends with the code the test asked for.
_STUB = """
import json, os, sys
def called(name):
    keep = {k: v for k, v in os.environ.items() if k in WATCHED}
    with open(os.environ["STUB_LOG"], "a", encoding="utf-8") as log:
        log.write(json.dumps({"name": name, "arguments": sys.argv[1:], "folder": os.getcwd(), "env": keep}) + "\\n")
    code = int(os.environ.get("STUB_EXIT_" + name.upper().replace("-", "_"), "0"))
    if code < 0:
        os.kill(os.getpid(), -code)
    if os.environ.get("STUB_WAITS"):
        wait()
    sys.exit(code)
def wait():
    import signal, time
    def stop(number, frame):
        time.sleep(0.6)
        with open(os.path.join(os.environ["HOME"], "stopped"), "w") as note:
            note.write(signal.Signals(number).name)
        sys.exit(0)
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    print("waiting", flush=True)
    time.sleep(60)
    sys.exit(9)
WATCHED = ("PYTHONUTF8", "PYTHONPATH", "PYTHONHOME", "NO_MKDOCS_2_WARNING", "CHECKS_BROWSER", "NO_COLOR")
"""
_PLAYWRIGHT_INSTALL = """
import os, pathlib, stub
if os.environ.get("STUB_BROWSER_DOWNLOAD") == "works":
    path = pathlib.Path(os.environ["HOME"], "downloaded")
    path.write_text("#!/bin/sh\\n")
    path.chmod(0o755)
else:
    raise SystemExit("no network")
"""
_PLAYWRIGHT_API = """
import contextlib, os, types
@contextlib.contextmanager
def sync_playwright():
    path = os.path.join(os.environ["HOME"], "downloaded")
    yield types.SimpleNamespace(chromium=types.SimpleNamespace(executable_path=path))
"""


def _main(name: str) -> str:
    return f"import stub\nstub.called({name!r})\n"


SITE_FILES = {
    "stub.py": _STUB,
    "mkdocs/__init__.py": "",
    "mkdocs/__main__.py": _main("mkdocs"),
    "playwright/__init__.py": "",
    "playwright/__main__.py": _PLAYWRIGHT_INSTALL,
    "playwright/sync_api.py": _PLAYWRIGHT_API,
}
DEV_FILES = {
    **{f"{name}/__init__.py": "" for name in ("ruff", "mypy", "pytest", "uv")},
    **{f"{name}/__main__.py": _main(name) for name in ("ruff", "mypy", "pytest", "uv")},
    "import_linter_stub.py": "import stub\ndef main():\n    stub.called('lint-imports')\n",
}


def build_wheel(folder: Path, name: str, version: str, files: Mapping[str, str], scripts: str = "") -> str:
    """Write a wheel into the folder and return the line that pins it in a requirements file."""
    info = f"{name}-{version}.dist-info"
    members = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    if scripts:
        members[f"{info}/entry_points.txt"] = f"[console_scripts]\n{scripts}\n"
    record = "".join(f"{path},sha256={_digest(text)},{len(text.encode())}\n" for path, text in members.items())
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in members.items():
            archive.writestr(path, text)
        archive.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def write_script(path: Path, body: str) -> None:
    """Write an executable shell script."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


@dataclass
class Project:
    """A copy of the launcher with its own programs, wheels and home; no network, no real browser."""

    root: Path
    programs: Path
    wheels: Path
    home: Path
    env: dict[str, str] = field(default_factory=dict)

    @classmethod
    def make(cls, base: Path) -> Project:
        """Lay the copy out under a folder whose name has a space and Japanese letters."""
        root = base / "三川町 site"
        project = cls(root, base / "bin", base / "wheels", base / "home")
        for folder in (root, project.programs, project.wheels, project.home, root / "checks", root / ".ci"):
            folder.mkdir(parents=True)
        shutil.copy2(REPOSITORY / "run", root)
        shutil.copy2(REPOSITORY / ".ci/run", root / ".ci")
        shutil.copytree(REPOSITORY / "tools", root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        (root / "checks/__init__.py").touch()
        (root / "checks/__main__.py").write_text(_main("checks"), encoding="utf-8")
        (root / "mkdocs.yml").write_text("site_name: test\n", encoding="utf-8")
        pin = build_wheel(project.wheels, "site_stub", "1", SITE_FILES)
        (root / "requirements.txt").write_text(pin, encoding="utf-8")
        script = "lint-imports = import_linter_stub:main"
        pin = build_wheel(project.wheels, "dev_stub", "1", DEV_FILES, script)
        (root / "requirements-dev.txt").write_text(pin, encoding="utf-8")
        (project.programs / "python3").symlink_to(Path(sys.executable).resolve())
        for name in ("bash", "dirname", "env"):
            (project.programs / name).symlink_to(str(shutil.which(name)))
        write_script(project.programs / "chromium", "echo Chromium 1")
        write_script(project.programs / "fc-list", 'test "$1" = ":lang=ja" && echo "Noto Sans CJK JP"')
        project.env = {
            "PATH": str(project.programs),
            "HOME": str(project.home),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": project.wheels.as_uri(),
            "STUB_LOG": str(base / LOG_NAME),
        }
        return project

    @property
    def python(self) -> Path:
        """The interpreter of the copy's own virtual environment."""
        return self.root / ".venv/bin/python"

    def run(
        self, *arguments: str, cwd: Path | None = None, how: tuple[str, ...] | None = None, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Start the launcher as a person would and return what came of it."""
        return subprocess.run(
            [*(how or (sys.executable, str(self.root / "run"))), *arguments],
            cwd=cwd or self.root,
            env={**self.env, **env},
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def calls(self) -> list[dict[str, Any]]:
        """How the stand-ins were called since the last time this was asked."""
        log = Path(self.env["STUB_LOG"])
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]
