"""Puts tools from npm into a folder outside the project, at the versions a file names."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def fetched(folder: Path, wanted: Path) -> str:
    """Fills `folder` with the packages that the JSON file `wanted` names, once. Returns why that failed, "" if not."""
    if (folder / "node_modules").is_dir():
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "no npm"
    folder.mkdir(parents=True, exist_ok=True)
    packages = json.loads(wanted.read_text(encoding="utf-8"))
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": packages}), encoding="utf-8")
    # Scripts of the packages would fetch browsers; the one that is here is used.
    command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return "npm could not fetch it" if done.returncode else ""


def versions(folder: Path, wanted: Path) -> Mapping[str, str]:
    """Versions of the packages that are in the folder."""
    found: dict[str, str] = {}
    for name in json.loads(wanted.read_text(encoding="utf-8")):
        package = folder / "node_modules" / name / "package.json"
        if package.is_file():
            found[name] = json.loads(package.read_text(encoding="utf-8"))["version"]
    return found
