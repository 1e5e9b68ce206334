"""Compares two built copies of one site, page by page, and writes the differences down."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from checks.collect import find_pages, read_page

_LANDMARKS = ("header", "main", "footer", "nav", "form[role=search]", "section[aria-labelledby]", "a.skip")
_SHOWN = 5


@dataclass
class Difference:
    """What the second site lacks or has otherwise: urls of pages by kind of difference, and what is lacking.

    pages: in the first site and in the second.
    """

    pages: tuple[int, int]
    by_kind: dict[str, list[str]] = field(default_factory=dict)
    lacking: Counter[str] = field(default_factory=Counter)

    def note(self, kind: str, url: str) -> None:
        """One page differs in this way."""
        self.by_kind.setdefault(kind, []).append(url)


def compared(ours: Path, theirs: Path) -> Difference:
    """What `theirs` has otherwise than `ours`; both are folders of built pages."""
    here, there = find_pages(ours), set(find_pages(theirs))
    found = Difference((len(here), len(there)))
    for url in here:
        if url not in there:
            found.note("page missing", url)
            continue
        before, after = (BeautifulSoup(read_page(site, url), "lxml") for site in (ours, theirs))
        for kind in _kinds(before, after):
            found.note(kind, url)
        found.lacking.update(_lacking(before, after))
    return found


def _kinds(before: BeautifulSoup, after: BeautifulSoup) -> Iterator[str]:
    if _text(before.title) != _text(after.title):
        yield "title differs"
    if [_text(tag) for tag in before.select("h1")] != [_text(tag) for tag in after.select("h1")]:
        yield "level-1 heading differs"
    if _ids(before) - _ids(after):
        yield "address of a heading missing"
    if "{{" in after.get_text():
        yield "part not filled in"
    if any(_lacking(before, after)):
        yield "landmark missing"
    styles = [str(tag.get("href")) for tag in after.select("link[rel=stylesheet]")]
    if any("main.57a0d79d" in href for href in styles):
        yield "names the stylesheet of Material"


def _lacking(before: BeautifulSoup, after: BeautifulSoup) -> list[str]:
    missing = Counter(_landmarks(before)) - Counter(_landmarks(after))
    return list(missing.elements())


def _landmarks(soup: BeautifulSoup) -> Iterator[str]:
    for selector in _LANDMARKS:
        for tag in soup.select(selector):
            name = tag.get("aria-label") or tag.get("aria-labelledby") or ""
            yield f"{selector} {re.sub('「.*」', '「…」', str(name))}".strip()


def _ids(soup: BeautifulSoup) -> set[str]:
    return {str(tag["id"]) for tag in soup.select("article :is(h2, h3, h4, h5, h6)[id]")}


def _text(tag: Tag | None) -> str:
    return " ".join(tag.get_text().split()) if tag else ""


def written(version: str, found: Mapping[str, Difference | str]) -> str:
    """The page. version: of Zensical, or why there is none; found: by what was built, or why nothing was."""
    lines = [
        "# Built with Zensical",
        "",
        "Written by `python -m benchmarks.zensical`; run it again instead of editing.",
    ]
    lines += ["What it means for the project is in `decisions/022-zensical.md`.", ""]
    if not found:
        return "\n".join([*lines, f"Zensical could not be installed: {version}", ""])
    lines.append(f"Version: {version}")
    for title, difference in found.items():
        lines += ["", f"## {title}", ""]
        lines += [difference] if isinstance(difference, str) else _table(difference)
    return "\n".join([*lines, ""])


def _table(found: Difference) -> Iterator[str]:
    yield f"{found.pages[1]} pages built, {found.pages[0]} as the site is now."
    yield from ("", "| Difference | Pages | Such as |", "|---|--:|---|")
    for kind, urls in found.by_kind.items():
        yield f"| {kind} | {len(urls)} | {_some(urls)} |"
    if found.lacking:
        yield from ("", "| Landmark missing | Times |", "|---|--:|")
        yield from (f"| `{name}` | {times} |" for name, times in found.lacking.most_common())


def _some(urls: Sequence[str]) -> str:
    return ", ".join(urls[:_SHOWN]) + (" …" if len(urls) > _SHOWN else "")
