"""Thin MkDocs hook: puts what comes from data/ into the pages that name it as {{ 名前 }}, and fills the sitemap."""

import sys
from collections.abc import Sequence
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
from generate.languages import Language, language_of, languages
from generate.parts import Part, check, fill, sources
from generate.sitemap import SitemapEntry, sitemap_markdown
from generate.town import parts, place_words

_parts: dict[str, Part] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Make the parts anew for this build, now that every page and its place in the menu is known."""
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    for page in pages:
        if page.markdown is None:
            page.read_source(config)
    written = {page.file.src_uri: page.file.content_string for page in pages}
    in_menu = {page.file.src_uri for page in nav.pages}
    listed = [*nav.items, *(page for page in pages if page.file.src_uri not in in_menu)]
    _parts.clear()
    root = Path(config.config_file_path).parent
    try:
        known = languages(root)
        _parts.update(parts(root, datetime.now(JAPAN).date()))
        _parts["サイトマップ"] = Part(sitemap_markdown([_entry(item, known) for item in listed]), Path("mkdocs.yml"))
        check({Path("docs", uri): text for uri, text in written.items()}, _parts)
        places = {path.as_posix(): words for path, words in place_words(root).items()}
    except DataError as error:
        raise PluginError(str(error)) from error
    config.extra["place_words"] = {}
    for uri, text in written.items():
        behind = sources(text, _parts)
        config.extra.setdefault("page_sources", {}).setdefault(uri, []).extend(behind)
        config.extra["place_words"][uri] = [word for path in behind for word in places.get(path, [])]
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the parts in."""
    return fill(markdown, _parts)


def _entry(item: StructureItem, known: Sequence[Language]) -> SitemapEntry:
    if isinstance(item, Section):
        return SitemapEntry(item.title, None, [_entry(child, known) for child in item.children])
    if not isinstance(item, Page):
        return SitemapEntry(str(item.title))
    language = language_of(item.file.src_uri, known)
    return SitemapEntry(str(item.title), item.file.src_uri, lang=language.lang if language else None)
