"""Finds the PDF files of a site, and for each the file in the project that a person replaces."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from checks.model import Origin
from checks.sources import Source


@dataclass(frozen=True, slots=True)
class PdfFile:
    """path: of the source file in the project, or "/url" of a file made in the build; url: in the site."""

    path: str
    url: str


def find_pdfs(root: Path, site: Path, files: Iterable[str], sources: Mapping[str, Source]) -> tuple[PdfFile, ...]:
    """The PDF files among `files` (urls), ordered by url.

    The source of a file is the one with the same bytes at the same place below a folder that holds Markdown pages.
    """
    found = (url for url in sorted(files) if url.lower().endswith(".pdf"))
    return tuple(PdfFile(source_of(url, root, site, sources) or url, url) for url in found)


def _folders(source: Source) -> tuple[PurePosixPath, ...]:
    return tuple(PurePosixPath(source.path).parents) if source.origin is Origin.MARKDOWN else ()


def source_of(url: str, root: Path, site: Path, sources: Mapping[str, Source]) -> str | None:
    """The file in the project that was copied to `url`: same bytes, same place below a folder with Markdown pages."""
    published = (site / url.lstrip("/")).read_bytes()
    for folder in sorted({str(up) for source in sources.values() for up in _folders(source)}):
        path = PurePosixPath(folder, url.lstrip("/"))
        kept = root / path
        if kept.is_file() and kept.read_bytes() == published:
            return str(path)
    return None
