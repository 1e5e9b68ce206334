"""Runs a command and tells how long it took and how much memory it and all its children held at once."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Run:
    """One run. seconds: on the clock; memory: peak in MB of the process tree, shared pages counted once; code: exit."""

    seconds: float
    memory: float
    code: int
    output: str


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> Run:
    """Runs a command to its end. Raises OSError where there is no such program."""
    started = time.monotonic()
    with subprocess.Popen(
        command, cwd=cwd, env={**os.environ, **(env or {})}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        peak = [0.0]
        done = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peak, done), daemon=True)
        watcher.start()
        output, _ = process.communicate()
        seconds = time.monotonic() - started
        done.set()
        watcher.join()
    return Run(seconds, peak[0], process.returncode, output)


def _watch(root: int, peak: list[float], done: threading.Event) -> None:
    while not done.wait(_EVERY):
        peak[0] = max(peak[0], sum(map(_memory, _family(root))))


def _family(root: int) -> set[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    family = {root}
    while new := {child for child, above in parents.items() if above in family} - family:
        family |= new
    return family


def _memory(process: int) -> float:
    """Proportional set size in MB: pages that several processes share count once in all."""
    with suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc", str(process), "smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024
    return 0.0
