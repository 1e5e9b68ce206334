"""Finds the picture files of a site, and for each the file in the project that a person replaces."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from checks.pdf_files import source_of
from checks.pictures import DRAWN, RASTER, Picture, read_picture
from checks.sources import Source


def find_pictures(root: Path, site: Path, files: Iterable[str], sources: Mapping[str, Source]) -> tuple[Picture, ...]:
    """Return every picture file of the site, read."""
    found = (url for url in sorted(files) if PurePosixPath(url).suffix.lower() in (*RASTER, *DRAWN))
    return tuple(
        read_picture(source_of(url, root, site, sources) or url, (site / url.lstrip("/")).read_bytes()) for url in found
    )
