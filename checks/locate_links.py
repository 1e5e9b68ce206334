"""Gives the address a link has in Markdown and the one it has in the built page the same spelling."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

from checks.reads import Reads
from checks.sources import Source

_HOST = "http://site"


class Links:
    """Addresses as seen from one page.

    page: its url; source: path of its Markdown file; sources: page url → source; reads: the built site.
    """

    def __init__(self, page: str, source: str, sources: Mapping[str, Source], reads: Reads) -> None:
        self._page = page
        self._uri = _uri_below_docs(page, source)
        docs = source.removesuffix(self._uri)
        self._urls = {s.path.removeprefix(docs): url for url, s in sources.items() if s.path.startswith(docs)}
        self._reads = reads

    def built(self, href: str) -> str:
        """Key of an address in the built page; the same for all spellings of one target."""
        try:
            parts = urlsplit(urljoin(_HOST + self._page, href.strip()))
        except ValueError:  # a broken IPv6 address; it stays as it is on both sides
            return href
        outside = f"{parts.scheme}://{parts.netloc}" if parts.netloc else f"{parts.scheme}:"
        place = "" if outside == _HOST else outside
        path = unquote(parts.path).removesuffix("index.html")
        query = f"?{unquote(parts.query)}" if parts.query else ""
        fragment = f"#{unquote(parts.fragment)}" if parts.fragment else ""
        return f"{place}{path}{query}{fragment}"

    def written(self, href: str) -> str:
        """Key of an address in Markdown: MkDocs turns the path of a source file into the address of its page."""
        try:
            parts = urlsplit(href)
        except ValueError:
            return href
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return self.built(href)
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(self._uri), unquote(parts.path)))
        url = self._urls.get(uri) or (f"/{uri}" if self._reads.published(f"/{uri}") else "")
        return self.built(parts._replace(path=url).geturl()) if url else self.built(href)


def _uri_below_docs(page: str, source: str) -> str:
    """Path of the source below the folder of Markdown files, told by what it has in common with the page's url."""
    stem = page.strip("/").removesuffix("index.html").removesuffix(".html").strip("/")
    for name in (f"{stem}.md", f"{stem}/index.md", f"{stem}/README.md"):
        uri = name.lstrip("/")
        if source == uri or source.endswith(f"/{uri}"):
            return uri
    return source.partition("/")[2] or source
