"""Prints a built page as a tagged PDF: its main text alone, with bookmarks from its headings."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.async_api import Error, Request, Route

from checks.browser.launch import engines, first_line, launched
from checks.errors import CollectError
from checks.ingredients import Files, made_by

# Reserved by RFC 2606: stands for the site's address while nobody has said it, and never leads anywhere.
_NOWHERE = "https://site.invalid/"

# What a page says around its text is of the website, not of the document. A link that would lead nowhere from a
# downloaded file keeps its words only.
_TEXT_ALONE = """address => {
    for (const part of document.querySelectorAll("body *")) {
        if (!part.closest("article") && !part.querySelector("article")) part.remove();
    }
    for (const link of document.querySelectorAll("a[href]")) {
        const elsewhere = link.origin + link.pathname !== location.origin + location.pathname;
        if (elsewhere && address && link.href.startsWith(address)) link.replaceWith(...link.childNodes);
    }
}"""


async def printed(site: Path, page: str, address: str) -> bytes:
    """Returns the article of a page as a PDF: A4, tagged (ISO 14289-1, 7.1), with a bookmark for each heading.

    site: folder of the built site; page: file below it, such as "plan/whole/index.html"; address: of the published
    site, "" while it is not known – links within the document lead there. The browser is given the files themselves,
    so nothing is asked of any network. Raises CollectError, in Japanese, without a browser or when a file is missing.
    """
    document, _ = await _printed(site, page, address)
    return document


async def finished_or_kept(
    site: Path, page: str, address: str, folder: Path, finish: Callable[[bytes], bytes], facts: str
) -> bytes:
    """The PDF of `printed` after `finish`, kept in `folder` for the next time.

    It is used again only while every file it was made of, the address, the browser, our own program and `facts`, which
    tell all that `finish` goes by, are the same.
    """
    known = engines()
    if known is None:
        return finish(await printed(site, page, address))
    maker = made_by((), (page, address, facts), known)
    kept, note = folder / "printed.pdf", folder / "printed.json"
    files = Files(site)
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        told = json.loads(note.read_text(encoding="utf-8"))
        same = told["loaded"] and all(files.digest(url) == digest for url, digest in told["loaded"].items())
        document = kept.read_bytes()
        if told["maker"] == maker and same and told["document"] == _digest(document):
            return document
    paper, loaded = await _printed(site, page, address)
    document = finish(paper)
    with suppress(OSError):  # a full disk costs time the next time, no more
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(document)
        made = {"maker": maker, "document": _digest(document), "loaded": {url: files.digest(url) for url in loaded}}
        note.write_text(json.dumps(made), encoding="utf-8")
    return document


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


async def _printed(site: Path, page: str, address: str) -> tuple[bytes, set[str]]:
    """The PDF, and the files of the site that were asked for, as "/a.css"."""
    base = f"{address.rstrip('/')}/" if address else _NOWHERE
    missing: list[str] = []
    loaded: set[str] = set()

    async def answer(route: Route, request: Request) -> None:
        file = _file(site, base, request.url)
        if file is None:
            missing.append(request.url)
            await route.abort()
        else:
            loaded.add("/" + file.relative_to(site).as_posix())
            await route.fulfill(path=file)

    async with launched() as browser:
        try:
            sheet = await browser.new_page(locale="ja-JP", color_scheme="light")
            await sheet.route("**/*", answer)
            await sheet.goto(f"{base}{page.removesuffix('index.html')}")
            await sheet.evaluate(_TEXT_ALONE, "" if address else _NOWHERE)
            document = await sheet.pdf(format="A4", tagged=True, outline=True, prefer_css_page_size=True)
        except Error as error:
            raise CollectError(f"{page} を PDF にできません。（{first_line(error)}）") from error
    if missing:
        raise CollectError(f"{page} を PDF にするとき、{missing[0]} が見つかりませんでした。")
    return document, loaded


def _file(site: Path, base: str, url: str) -> Path | None:
    """The built file behind an address of the site, None for any other address."""
    if not url.startswith(base):
        return None
    file = site / unquote(urlsplit(url.removeprefix(base)).path)
    file = file / "index.html" if file.is_dir() else file
    return file if file.is_file() else None
