"""Finds all that an audit judges: pages, files, sources, tables, PDF files, pictures, and what the town decided."""

import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from checks.collect import find_files, find_pages
from checks.conformance import allowed_claim
from checks.errors import ConfigError
from checks.model import Origin
from checks.pdf_files import find_pdfs
from checks.picture_files import find_pictures
from checks.plan import Inputs
from checks.sources import Source
from checks.subject import TextFile
from checks.tables import find_tables
from checks.weigh import read_weights


def read_inputs(site: Path, root: Path, sources: Mapping[str, Source], only: Sequence[str], today: date) -> Inputs:
    """All there is in the folder `site`; with `only`, just these pages and their sources.

    The others are as in `run.audit`. Raises ConfigError for a folder that is none, an unknown page, unreadable records.
    """
    pages = find_pages(site)
    unknown = [url for url in only if url not in pages]
    if unknown:
        raise ConfigError(
            f"{unknown[0]}：このページは {site} にありません。「/plan/index.html」のように書いてください。"
        )
    chosen = [url for url in pages if not only or url in only]
    files = find_files(site)
    tables = () if only else find_tables(root, site, files, with_sources=bool(sources))
    pdfs = () if only else find_pdfs(root, site, files, sources)
    pictures = () if only else find_pictures(root, site, files, sources)
    claim = allowed_claim(root, today) if sources else None
    weights = read_weights(root, site, files) if sources else None
    texts = _texts(root, sources, chosen)
    commit = _commit(root)
    return Inputs(site, root, chosen, files, sources, texts, commit, tables, pdfs, pictures, claim, weights)


def _texts(root: Path, sources: Mapping[str, Source], pages: Sequence[str]) -> tuple[TextFile, ...]:
    paths = sorted({sources[url].path for url in pages if url in sources and sources[url].origin is Origin.MARKDOWN})
    try:
        return tuple(TextFile(path, (root / path).read_text(encoding="utf-8-sig")) for path in paths)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"Markdown のファイルを UTF-8 として読めません（{error}）。") from error


def _commit(root: Path) -> str | None:
    try:
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=root, capture_output=True, text=True, check=True, timeout=30
        )
    except (OSError, subprocess.SubprocessError):
        return None  # not a git checkout: the report then names no revision
    return done.stdout.strip()
