"""Measures the audit beside its peers and writes the figures down.

    python -m benchmarks.speed [--pages 40 …] [--rounds 1] [--peers FOLDER] [--write docs-dev/performance.md]

Peers come from npm, at the versions in peers.json, into FOLDER (fetched once). They look at the same pages in the same
browser, as many at a time; what can't be started here is named and left out. No figure is written by hand.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from benchmarks import npm
from benchmarks.speed import sites
from benchmarks.speed.measure import Run, run
from benchmarks.speed.table import written
from checks import server
from checks.collect import find_pages
from checks.engines import executable

WANTED = Path(__file__).with_name("peers.json")
ONE_STATE = ("--state", "light-1280")
PEER = "pa11y-ci"


@dataclass
class Measured:
    """All runs, by what was measured and the number of pages; and why something was not."""

    runs: dict[tuple[str, int], list[Run]] = field(default_factory=lambda: defaultdict(list))
    left_out: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, pages: int, done: Run, good: tuple[int, ...]) -> None:
        """Keeps a run, unless its exit code says that it did not do its work."""
        costs = f"{done.seconds:.1f} s, {done.cpu:.1f} s of CPU, {done.memory:.0f} MB"
        print(f"{pages} pages, {name}: {costs}, exit code {done.code}", flush=True)
        if done.code in good:
            self.runs[name, pages].append(done)
        else:
            self.left_out[name] = f"exit code {done.code}: " + " ".join(done.output.split()[-30:])


def main() -> int:
    """Runs everything in turns and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[40])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--peers", type=Path, default=Path(".checks", "peers"))
    parser.add_argument("--write", type=Path, default=Path("docs-dev", "performance.md"))
    options = parser.parse_args()
    measured = Measured()
    peers = _fetched(options.peers.resolve(), measured)
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        folder = Path(name)
        source = sites.built(_new(folder / "project"))
        for pages in options.pages:
            site = sites.site_of(_new(folder / f"site{pages}"), pages, source)
            for _ in range(options.rounds):
                _audits(site, pages, folder, measured)
                _peers(site, pages, peers, measured)
                _builds(pages, folder, measured)
    options.write.write_text(written(measured.runs, measured.left_out, _machine(peers)), encoding="utf-8")
    print(f"written: {options.write}")
    return 0


def _new(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _audits(site: Path, pages: int, folder: Path, measured: Measured) -> None:
    root = _new(folder / "root")
    command = [sys.executable, "-m", "checks", "audit", str(site), "--root", str(root)]
    good = (0, 1)

    def audit(name: str, *more: str) -> None:
        measured.add(name, pages, run([*command, *more], sites.ROOT), good)

    audit("audit, one state, cold", *ONE_STATE, "--no-cache")
    audit("audit, four states, cold")
    audit("audit, four states, nothing changed")
    changed = site / find_pages(site)[0].lstrip("/")
    changed.write_text(changed.read_text(encoding="utf-8") + "<!-- -->", encoding="utf-8")
    audit("audit, four states, the one page that changed", "--page", f"/{changed.relative_to(site).as_posix()}")


def _builds(pages: int, folder: Path, measured: Measured) -> None:
    ours = sites.project(_new(folder / "ours"), pages)
    plain = sites.bare(_new(folder / "bare"), ours)
    command, env = sites.build_command(), sites.build_environment()
    measured.add("build without audit", pages, run(command, ours, env), (1, 2))
    measured.add("build without audit, the plan printed before", pages, run(command, ours, env), (1, 2))
    measured.add("build, bare Material", pages, run(command, plain, env), (0,))


def _fetched(folder: Path, measured: Measured) -> Path | None:
    """The peers' folder, filled by npm if need be; None where that fails."""
    problem = npm.fetched(folder, WANTED)
    if problem:
        measured.left_out[PEER] = problem
    return None if problem else folder


def _peers(site: Path, pages: int, folder: Path | None, measured: Measured) -> None:
    if folder is None:
        return
    with server.serve(site) as origin:
        addresses = [origin + url for url in find_pages(site)]
        config = folder / "pa11yci.json"
        config.write_text(json.dumps(_pa11y(addresses)), encoding="utf-8")
        command = [str(folder / "node_modules" / ".bin" / PEER), "--config", str(config)]
        measured.add(PEER, pages, run(command, folder), (0, 2))
        driver = os.environ.get("CHROMEDRIVER") or shutil.which("chromedriver")
        if driver is None:
            measured.left_out["@axe-core/cli"] = "no chromedriver on this machine (name one in CHROMEDRIVER)"
            return
        options = ["--chromedriver-path", driver, "--chrome-path", str(executable()), "--chrome-options", "no-sandbox"]
        axe = [str(folder / "node_modules" / ".bin" / "axe"), *addresses, *options, "--tags", "wcag2a,wcag2aa"]
        measured.add("@axe-core/cli", pages, run(axe, folder), (0, 1))


def _pa11y(addresses: list[str]) -> dict[str, object]:
    launch = {"executablePath": executable(), "args": ["--no-sandbox", "--disable-gpu"]}
    defaults = {
        "runners": ["axe"],
        "standard": "WCAG2AA",
        "timeout": 60_000,
        "concurrency": os.cpu_count() or 1,
        "viewport": {"width": 1280, "height": 900},
        "chromeLaunchConfig": launch,
    }
    return {"defaults": defaults, "urls": addresses}


def _machine(peers: Path | None) -> dict[str, str]:
    browser = run([str(executable()), "--version"], sites.ROOT).output.strip().splitlines()
    facts = {
        "processors": str(os.cpu_count()),
        "load when written (1, 5, 15 minutes)": ", ".join(f"{value:.1f}" for value in os.getloadavg()),
        "system": platform.platform(),
        "Python": platform.python_version(),
        "browser": browser[-1] if browser else "?",
        "mkdocs-material": version("mkdocs-material"),
        "playwright": version("playwright"),
    }
    return facts | dict(npm.versions(peers, WANTED) if peers else {})


if __name__ == "__main__":
    sys.exit(main())
