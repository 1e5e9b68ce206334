"""Tells a waiting person how far the audit is: a bar on a terminal, a line now and then elsewhere."""

import os
import sys
import time
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_EVERY_SECONDS = 10


class AuditProgress:
    """Shows pages done of all pages. stream: where to write; a terminal gets a bar, anything else plain lines."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._bar: Progress | None = None
        self._done = 0
        self._last = time.monotonic()
        if self._stream.isatty() and not os.environ.get("CI"):
            columns = (TextColumn("監査しています"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            console = Console(file=self._stream, no_color=bool(os.environ.get("NO_COLOR")))
            self._bar = Progress(*columns, console=console, transient=True)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
            self._task = self._bar.add_task("監査", total=None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def told(self, url: str, total: int) -> None:
        """One more page is done, of `total`."""
        self._done += 1
        if self._bar:
            self._bar.update(self._task, completed=self._done, total=total)
        elif self._done == total or time.monotonic() - self._last > _EVERY_SECONDS:
            self._last = time.monotonic()
            print(f"監査しています：{self._done}/{total} ページ（{url}）", file=self._stream, flush=True)
