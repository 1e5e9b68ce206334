"""Report → text: every module here that has no leading underscore is a format, named like its file."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from checks.errors import ConfigError, ReportError
from checks.model import Report

Render = Callable[[Report], str]
Pieces = Callable[[Report], Iterator[str]]


@cache
def formats() -> Mapping[str, Render]:
    """Every format by name. A module may end in "_report" where its bare name would read like another library's."""
    names = [info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_")]
    modules = {name.removesuffix("_report"): importlib.import_module(f"{__name__}.{name}") for name in sorted(names)}
    return MappingProxyType({name: module.render for name, module in sorted(modules.items())})


def _pieces(name: str) -> Pieces:
    """What gives a format a little at a time; a module whose text grows with the site has a function for that."""
    whole = formats()[name]
    pieces: Pieces | None = getattr(sys.modules[whole.__module__], "pieces", None)
    return pieces or (lambda report: iter([whole(report)]))


def terminal(report: Report, *, color: bool, width: int | None = None) -> str:
    """The findings as a person reads them in a terminal. width: columns to fold at, None = don't fold."""
    from checks.reporters.console import render_terminal  # a format is loaded when it is asked for

    return render_terminal(report, color=color, width=width)


def annotations(report: Report, root: Path, base: str | None) -> str:
    """GitHub annotations, those in lines the pull request changes first. base: its target branch (GITHUB_BASE_REF)."""
    from checks.reporters._changes import changed_lines
    from checks.reporters.github import render_with_changes

    return render_with_changes(report, changed_lines(root, base))


def read(text: str) -> Report:
    """The report a JSON report tells of. Raises ReportError."""
    from checks.reporters.json_report import parse

    return parse(text)


def write(report: Report, name: str, path: Path) -> None:
    """Writes the report in one format. Raises ConfigError for an unknown format, ReportError when it can't be written.

    What UTF-8 has no bytes for (a file name in an old encoding) is written as its escape.
    """
    if name not in formats():
        raise ConfigError(f"報告の形式「{name}」は知りません。使えるのは {'、'.join(formats())} です。")
    pieces = _pieces(name)(report)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise ReportError(
            f"報告を {path} に書けません（{error.strerror or error}）。場所と空き容量を確かめてください。"
        ) from error
