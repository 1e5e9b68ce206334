"""Thin MkDocs hook: puts what comes from data/ into the pages that name it as {{ 名前 }}, and fills the sitemap."""

import sys
from datetime import datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generate.dates import JAPAN
from generate.errors import DataError
from generate.parts import Part, check, fill, sources
from generate.sitemap import SitemapEntry, sitemap_markdown
from generate.town import parts

_parts: dict[str, Part] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Make the parts anew for this build, now that every page and its place in the menu is known."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    for page in pages:
        page.read_source(config)
    written = {page.file.src_uri: page.file.content_string for page in pages}
    listed = [*nav.items, *(page for page in pages if page not in nav.pages)]
    _parts.clear()
    try:
        _parts.update(parts(Path(config.config_file_path).parent, datetime.now(JAPAN).date()))
        _parts["サイトマップ"] = Part(sitemap_markdown([_entry(item) for item in listed]), Path("mkdocs.yml"))
        check({Path("docs", uri): text for uri, text in written.items()}, _parts)
    except DataError as error:
        raise PluginError(str(error)) from error
    for uri, text in written.items():
        config.extra.setdefault("page_sources", {}).setdefault(uri, []).extend(sources(text, _parts))
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the parts in."""
    return fill(markdown, _parts)


def _entry(item: StructureItem) -> SitemapEntry:
    if isinstance(item, Section):
        return SitemapEntry(item.title, None, [_entry(child) for child in item.children])
    return SitemapEntry(str(item.title), item.file.src_uri if isinstance(item, Page) else None)
