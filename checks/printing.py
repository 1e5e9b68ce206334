"""Keeps a printed page from one build to the next, and starts a browser only where it must be printed anew."""

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from checks.engines import engines
from checks.ingredients import Files, made_by


def finished_or_kept(
    site: Path, page: str, address: str, folder: Path, finish: Callable[[bytes], bytes], facts: str
) -> bytes:
    """The PDF of a page of the site (see `checks.browser.paper.printed`) after `finish`, kept in `folder`.

    It is used again only while every file it was made of, the address, the browser, our own program and `facts`, which
    tell all that `finish` goes by, are the same.
    """
    known = engines()
    maker = None if known is None else made_by((), (page, address, facts), known)
    if maker is not None and (kept := _kept(site, folder, maker)) is not None:
        return kept
    import asyncio

    from checks.browser import paper

    sheets, loaded = asyncio.run(paper.printed(site, page, address))
    document = finish(sheets)
    if maker is not None:
        _keep(site, folder, maker, document, loaded)
    return document


def _kept(site: Path, folder: Path, maker: str) -> bytes | None:
    files = Files(site)
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        told = json.loads(_note(folder).read_text(encoding="utf-8"))
        same = told["loaded"] and all(files.digest(url) == digest for url, digest in told["loaded"].items())
        document = _document(folder).read_bytes()
        if told["maker"] == maker and same and told["document"] == _digest(document):
            return document
    return None


def _keep(site: Path, folder: Path, maker: str, document: bytes, loaded: Iterable[str]) -> None:
    files = Files(site)
    with suppress(OSError):  # a full disk costs time the next time, no more
        folder.mkdir(parents=True, exist_ok=True)
        _document(folder).write_bytes(document)
        made = {"maker": maker, "document": _digest(document), "loaded": {url: files.digest(url) for url in loaded}}
        _note(folder).write_text(json.dumps(made), encoding="utf-8")


def _document(folder: Path) -> Path:
    return folder / "printed.pdf"


def _note(folder: Path) -> Path:
    return folder / "printed.json"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
