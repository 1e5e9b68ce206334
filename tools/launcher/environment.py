"""Makes and repairs `.venv`, and installs the hash-pinned requirements into it when they changed."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.launcher import debian
from tools.launcher.console import LauncherError, output_of, say, succeeds

SITE_REQUIREMENTS = ("requirements.txt",)
ALL_REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")

_STAMP = "run-installed.json"
_UNFINISHED = "run-unfinished"


def venv_directory(root: Path) -> Path:
    """Where the virtual environment stands."""
    return root / ".venv"


def program(root: Path, name: str) -> Path:
    """Path of a program of the virtual environment, such as `python`."""
    if os.name == "nt":
        return venv_directory(root) / "Scripts" / f"{name}.exe"
    return venv_directory(root) / "bin" / name


def child_environment(root: Path) -> dict[str, str]:
    """Environment for the programs we start: this `.venv` only, UTF-8 everywhere, no advertisement of the host."""
    # Another project's paths must not decide which code runs here.
    env = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    env["PATH"] = os.pathsep.join([str(program(root, "python").parent), env.get("PATH", os.defpath)])
    env["VIRTUAL_ENV"] = str(venv_directory(root))
    env["PYTHONUTF8"] = "1"
    env["NO_MKDOCS_2_WARNING"] = "1"
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    return env


def prepare(root: Path, requirements: Sequence[str]) -> None:
    """Leave a working `.venv` that holds what the given requirement files pin.

    Installs nothing when the files are the ones installed last time. Raises LauncherError when Python cannot make a
    virtual environment, or the packages cannot be fetched.
    """
    wanted = {name: _fingerprint(root / name) for name in requirements}
    installed = _read_stamp(root)
    same_place = installed.get("root") == str(root)
    # A virtual environment whose packages were lost still starts, and its failures would look like findings.
    if same_place and wanted.items() <= installed.items() and _has_modules(root, "pip", "mkdocs"):
        return
    # The scripts inside a virtual environment name its folder, so one that was moved is made anew.
    was_moved = bool(installed) and not same_place
    if was_moved or (venv_directory(root) / _UNFINISHED).exists() or not _has_modules(root, "pip"):
        installed = {}
        _make(root)
    _install(root, requirements)
    _write_stamp(root, {**installed, "root": str(root), **wanted})


def _fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise LauncherError(f"{path.name} を読めません。リポジトリーをもう一度取り寄せてください。") from error


def _has_modules(root: Path, *names: str) -> bool:
    code = f"import sys; from importlib.util import find_spec; sys.exit(not all(map(find_spec, {names!r})))"
    return output_of([program(root, "python"), "-c", code], env=child_environment(root)) is not None


def _make(root: Path) -> None:
    _require_ensurepip()
    say("Python の作業場所（.venv）を作っています…")
    venv = venv_directory(root)
    try:
        if venv.exists() or venv.is_symlink():
            shutil.rmtree(venv)
        venv.mkdir()
        (venv / _UNFINISHED).touch()
    except OSError as error:
        raise LauncherError(
            ".venv フォルダーを作り直せません。"
            "ほかの画面で動いている ./run を終え、.venv を消して、もう一度実行してください。"
        ) from error
    if not succeeds([sys.executable, "-m", "venv", venv], cwd=root, env=child_environment(root)):
        raise LauncherError(
            "Python の作業場所（.venv）を作れません。Python 3.11 以上を入れ直して、もう一度実行してください。"
        )


def _require_ensurepip() -> None:
    """Debian and Ubuntu split this part off from Python; root may fetch it, anybody else is told how."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    say("Python の venv を入れています…")
    if not (debian.can_install() and debian.install("python3-venv")):
        raise LauncherError(
            "Python の venv がありません。「sudo apt-get install python3-venv」を行い、もう一度実行してください。"
        )


def _install(root: Path, requirements: Sequence[str]) -> None:
    say("必要な部品を入れています（初回は数分かかります）…")
    venv = venv_directory(root)
    (venv / _STAMP).unlink(missing_ok=True)
    (venv / _UNFINISHED).touch()
    command: list[str | Path] = [program(root, "python"), "-m", "pip", "install", "-qq", "--require-hashes"]
    for name in requirements:
        command += ["--requirement", root / name]
    if not succeeds(command, cwd=root, env=child_environment(root)):
        raise LauncherError(
            "部品を取り寄せられませんでした。インターネットにつながっているか確かめて、もう一度実行してください。"
        )


def _read_stamp(root: Path) -> dict[str, str]:
    try:
        stamp = json.loads((venv_directory(root) / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(root: Path, stamp: dict[str, str]) -> None:
    venv = venv_directory(root)
    (venv / _STAMP).write_text(json.dumps(stamp, ensure_ascii=False, indent=1), encoding="utf-8")
    (venv / _UNFINISHED).unlink()
