"""Speaks to the person at the terminal, in Japanese, and starts the programs that do the work."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path
from types import FrameType

EXIT_OK = 0
EXIT_INCOMPLETE = 2
EXIT_USAGE = 3

STDERR = 2  # the file descriptor


class LauncherError(Exception):
    """Something the person must mend first; its text is the one Japanese sentence that says how."""


def use_utf8() -> None:
    """Make Japanese come out whole even where the locale is unset or not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """Tell what is going on, on stderr: stdout belongs to the program that is started."""
    print(text, file=sys.stderr, flush=True)


def run_program(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str], stdout: int | None = None) -> int:
    """Run a program on this terminal and return its exit code (negative: the signal that ended it).

    Raises KeyboardInterrupt, after the program has tidied up and ended, when the person pressed Ctrl+C.
    """
    interrupted = False
    with subprocess.Popen([str(part) for part in command], cwd=cwd, env=dict(env), stdout=stdout) as process:

        def pass_on(number: int, _frame: FrameType | None) -> None:
            process.send_signal(number)

        before = signal.signal(signal.SIGTERM, pass_on)
        try:
            while True:
                try:
                    code = process.wait()
                    break
                except KeyboardInterrupt:  # the program got the same Ctrl+C: let it end in its own way
                    interrupted = True
        finally:
            signal.signal(signal.SIGTERM, before)
    if interrupted:
        raise KeyboardInterrupt
    return code


def succeeds(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> bool:
    """Run a preparing program, all its words on stderr, and tell whether it ended well."""
    try:
        return run_program(command, cwd=cwd, env=env, stdout=STDERR) == EXIT_OK
    except OSError:
        return False


def output_of(command: Sequence[str | Path], *, env: Mapping[str, str], seconds: float = 30) -> str | None:
    """Return what a quick program prints on stdout, or None when it fails, hangs or is not there."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env=dict(env),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
