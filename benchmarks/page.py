"""Puts what a benchmark measured into its own section of a page of docs-dev, and leaves the other sections alone."""

import re
from pathlib import Path
from typing import Final

DETECTION: Final = Path(__file__).parents[1] / "docs-dev" / "detection.md"
_SECTION = re.compile(r"^## (?P<title>[^\n]+)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def put(path: Path, title: str, body: str) -> None:
    """Replaces the section of that title, or adds it at the end. The page begins with what stands in it already."""
    text = path.read_text(encoding="utf-8")
    section = f"## {title}\n\n{body.strip()}\n\n"
    known = {found["title"] for found in _SECTION.finditer(text)}
    if title in known:
        text = _SECTION.sub(lambda found: section if found["title"] == title else found[0], text)
    else:
        text = f"{text.rstrip()}\n\n{section}"
    path.write_text(text.rstrip() + "\n", encoding="utf-8")
