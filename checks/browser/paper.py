"""Prints a built page as a tagged PDF: its main text alone, with bookmarks from its headings."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.async_api import Error, Request, Route

from checks.browser.launch import first_line, launched
from checks.errors import CollectError

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


async def printed(site: Path, page: str, address: str) -> tuple[bytes, set[str]]:
    """Returns the article of a page as a PDF: A4, tagged (ISO 14289-1, 7.1), with a bookmark for each heading.

    Beside it the files of the site that were asked for, as "/a.css". site: folder of the built site; page: file below
    it, such as "plan/whole/index.html"; address: of the published site, "" while it is not known – links within the
    document lead there. The browser is given the files themselves, so nothing is asked of any network. Raises
    CollectError, in Japanese, without a browser or when a file is missing.
    """
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
