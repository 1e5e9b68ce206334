"""Runs a command and tells how long it took, and how much work and memory it and all its children needed."""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_EVERY = 0.5
_PARENT, _USER, _SYSTEM, _STARTED = 1, 11, 12, 19
"""Places in /proc/…/stat, counted from the state of the process."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run. seconds: on the clock; memory: peak in MB of the process tree, shared pages counted once; code: exit.

    cpu: seconds all processes of the tree reckoned, for themselves and in the system. On a machine that others use too
    the clock tells more than the work was; this does not.
    """

    seconds: float
    cpu: float
    memory: float
    code: int
    output: str


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> Run:
    """Runs a command to its end. Raises OSError where there is no such program."""
    started, spent = time.monotonic(), _reaped()
    with subprocess.Popen(
        command, cwd=cwd, env={**os.environ, **(env or {})}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        seen = _Seen()
        done = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, seen, done), daemon=True)
        watcher.start()
        output, _ = process.communicate()
        seconds = time.monotonic() - started
        done.set()
        watcher.join()
    # Neither sees all: the system forgets the times of processes nobody waited for, a look now and then the last ones.
    cpu = max(_reaped() - spent, sum(seen.cpu.values()))
    return Run(seconds, cpu, seen.memory, process.returncode, output)


@dataclass
class _Seen:
    """What was seen of a process tree. memory: peak in MB; cpu: seconds by process (its id, and when it started)."""

    memory: float = 0.0
    cpu: dict[tuple[int, str], float] = field(default_factory=dict)


def _reaped() -> float:
    """CPU seconds of all children that have ended, with theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watch(root: int, seen: _Seen, done: threading.Event) -> None:
    while not done.wait(_EVERY):
        family = _family(root)
        seen.memory = max(seen.memory, sum(map(_memory, family)))
        seen.cpu.update({(process, facts[_STARTED]): _seconds(facts) for process, facts in family.items()})


def _family(root: int) -> dict[int, list[str]]:
    """The processes below one, itself included, by id: what /proc/…/stat says of each after its name."""
    known: dict[int, list[str]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile
            known[int(entry.name)] = (entry / "stat").read_text().rpartition(")")[2].split()
    family = {root}
    while new := {child for child, facts in known.items() if int(facts[_PARENT]) in family} - family:
        family |= new
    return {process: known[process] for process in family if process in known}


def _seconds(facts: Sequence[str]) -> float:
    return (int(facts[_USER]) + int(facts[_SYSTEM])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """Proportional set size in MB: pages that several processes share count once in all."""
    with suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc", str(process), "smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024
    return 0.0
