"""Builds the site with Zensical, where it installs, and writes down what differs from the site as it is.

    python -m benchmarks.zensical [--program FOLDER] [--write docs-dev/zensical.md]

FOLDER is a virtual environment into which Zensical is installed if it is not there. Two builds are compared: of the
repository as it is, and of the Markdown that the generators leave, which Zensical would get after a move. Zensical
ignores hooks, so all that they add is missing in both. Never a gate: ends with 0 also where nothing could be built.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks.pages import builds
from benchmarks.zensical.compare import Difference, compared, written


def main() -> int:
    """Builds, compares and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, default=Path(".checks", "zensical"))
    parser.add_argument("--write", type=Path, default=Path("docs-dev", "zensical.md"))
    options = parser.parse_args()
    program, version = _installed(options.program.resolve())
    found: dict[str, Difference | str] = {}
    if program is not None:
        with tempfile.TemporaryDirectory(prefix="zensical-") as name:
            folder = Path(name)
            ours = builds.ours(folder)
            projects = {"The repository as it is": _as_it_is(folder), "Generated Markdown": _generated(folder)}
            for title, made in projects.items():
                done = _build(program, made)
                found[title] = compared(ours, made / "site") if (made / "site").is_dir() else done
                print(f"{title}: {done}", flush=True)
    options.write.write_text(written(version, found), encoding="utf-8")
    print(f"written: {options.write}")
    return 0


def _installed(folder: Path) -> tuple[Path | None, str]:
    """The program and its version; None and the reason where it cannot be installed."""
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    if not (scripts / "zensical").is_file():
        venv.create(folder, with_pip=True)
        command = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "zensical"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return None, " ".join(done.stderr.split()[-20:])
    told = subprocess.run([str(scripts / "zensical"), "--version"], capture_output=True, text=True, check=False)
    return scripts / "zensical", told.stdout.strip()


def _as_it_is(folder: Path) -> Path:
    """The project as `builds.ours` laid it out, without its built pages."""
    made = folder / "as-it-is"
    shutil.copytree(folder / "ours", made, ignore=shutil.ignore_patterns("site", "site.*", "markdown", "keep.py"))
    config = made / "mkdocs.yml"
    # Pages that are made from data do not exist for it: it would stop at the first.
    config.write_text(config.read_text(encoding="utf-8").replace("strict: true", "strict: false"), encoding="utf-8")
    return made


def _generated(folder: Path) -> Path:
    made = folder / "generated"
    shutil.copytree(folder / "as-it-is", made, ignore=shutil.ignore_patterns("site", ".cache"))
    shutil.copytree(folder / "ours" / "markdown", made / "docs", dirs_exist_ok=True)
    return made


def _build(program: Path, project: Path) -> str:
    """Builds and returns the last words of what was told."""
    done = subprocess.run([str(program), "build"], cwd=project, capture_output=True, text=True, check=False)
    return f"exit code {done.returncode}: " + " ".join((done.stdout + done.stderr).split()[-40:])


if __name__ == "__main__":
    sys.exit(main())
