"""Finds the words readers see in a Markdown source, leaving line and column as they are."""

import re
from collections.abc import Iterator, Sequence

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HIDDEN = (
    re.compile(r"<!--.*?-->"),
    re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)"),
    re.compile(r"<https?://[^>]*>"),
    re.compile(r"</?[A-Za-z][^>]*>"),
    re.compile(r"(?<=\])\((?:[^()]|\([^()]*\))*\)"),
    re.compile(r"(?<=\])\[[^\]]*\]"),
    re.compile(r"^\s*\[[^\]^]+\]:\s.*$"),
    re.compile(r"\{[:#.][^}]*\}|\{ [:#.][^}]*\}"),
    re.compile(r"https?://[^\s、。）」]+"),
)


def prose_lines(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yields (line number from 1, text with markup blanked) of each line of prose; see TextFile.prose."""
    start = _after_front_matter(lines)
    fence = ""
    comment = False
    for number, line in enumerate(lines[start:], start + 1):
        opened = _FENCE.match(line)
        if fence:
            fence = "" if opened and line.strip().startswith(fence) else fence
            continue
        if opened:
            fence = opened[1]
            continue
        if comment or ("<!--" in line and "-->" not in line):
            comment = "-->" not in line
            continue
        yield number, _blank(line)


def _after_front_matter(lines: Sequence[str]) -> int:
    if not lines or lines[0].strip() != "---":
        return 0
    return next((i + 1 for i, line in enumerate(lines[1:], 1) if line.strip() in ("---", "...")), 0)


def _blank(line: str) -> str:
    for pattern in _HIDDEN:
        line = pattern.sub(lambda m: " " * len(m[0]), line)
    return line
