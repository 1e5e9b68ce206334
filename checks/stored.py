"""Evidence in files: read when a page is judged and not kept, as a thousand pages' together would fill the memory."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from checks import evidence
from checks.errors import CollectError
from checks.evidence import PageEvidence
from checks.pdf_evidence import PdfEvidence, read_evidence
from checks.subject import Page

_AT_HAND: Final = 4


class Stored:
    """Evidence of pages by url. problems: what was wrong with the files so far, in Japanese."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = {path.name: path for path in paths}
        self.problems: list[str] = []

    def digest(self, url: str) -> str:
        """Digest of a page's evidence; "" for none that can be read."""
        path = self._paths.get(evidence.file_name(url))
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
        except OSError:
            return ""

    def get(self, url: str) -> PageEvidence | None:
        """A page's evidence; None where there is none that can be read."""
        path = self._paths.get(evidence.file_name(url))
        try:
            found = evidence.read(path) if path else None
        except CollectError as error:
            self.problems.append(str(error))
            return None
        if found and found.url != url:
            self.problems.append(f"{evidence.file_name(url)} は {url} の記録ではありません。もう一度集めてください。")
            return None
        return found


class Pages(Mapping[str, Page]):
    """Pages in one state by url, each read from its evidence when it is asked for; only the last few stay at hand."""

    def __init__(self, urls: Sequence[str], stored: Stored, state: str, missing: str) -> None:
        self._urls = dict.fromkeys(urls)
        self._stored = stored
        self._state = state
        self._missing = missing
        self._at_hand: OrderedDict[str, Page] = OrderedDict()

    def __getitem__(self, url: str) -> Page:
        if url not in self._urls:
            raise KeyError(url)
        if url not in self._at_hand:
            found = self._stored.get(url) or PageEvidence(url, "", {}, problem=self._missing)
            self._at_hand[url] = found.page(self._state)
        self._at_hand.move_to_end(url)
        while len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return self._at_hand[url]

    def __contains__(self, url: object) -> bool:
        return url in self._urls

    def __iter__(self) -> Iterator[str]:
        return iter(self._urls)

    def __len__(self) -> int:
        return len(self._urls)


def read_pdfs(folder: Path) -> tuple[dict[str, PdfEvidence], tuple[str, ...]]:
    """Evidence of PDF files by path, and what was wrong with it, in Japanese."""
    found: dict[str, PdfEvidence] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.pdf.json")):
        try:
            item = read_evidence(path)
            found[item.path] = item
        except CollectError as error:
            problems.append(str(error))
    return found, tuple(problems)


def mixed(found: Iterable[Mapping[str, str]]) -> Iterator[str]:
    """Evidence that different versions of an engine made is no one answer. found: versions by engine, of each page."""
    seen: dict[str, set[str]] = {}
    for versions in found:
        for name, version in versions.items():
            seen.setdefault(name, set()).add(version)
    for name, several in sorted(seen.items()):
        if len(several) > 1:
            listed = "、".join(sorted(several))
            yield f"{name} の違う版（{listed}）で調べた記録がまざっています。同じ版でそろえてください。"
