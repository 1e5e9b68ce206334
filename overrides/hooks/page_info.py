"""Thin MkDocs hook: what the theme shows around and inside every page, the 五十音さくいん and the search index."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generate.dates import changed_days
from generate.errors import DataError
from generate.languages import Language, language_of, languages
from generate.page_info import last_change, notice, page_info
from generate.page_markup import finish
from generate.search_index import write_index
from generate.search_kana_index import IndexedPage, kana_index
from generate.search_terms import TERMS, front_matter_words, page_reading, synonyms, terms
from generate.site_settings import site_settings

# The page below whose text the 五十音さくいん is put.
_KANA_INDEX = "sakuin.md"

# Files of the theme that no page of ours asks for.
_UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Hand the town's settings to the templates; `mkdocs serve` adds an inline script, so it goes without CSP."""
    try:
        settings = site_settings(_root(config))
    except DataError as error:
        raise PluginError(str(error)) from error
    config.extra["settings"] = settings
    config.extra["hall"] = settings.hall
    config.extra["emergency"] = notice(settings.emergency)
    config.extra["changed"] = changed_days(_root(config))
    config.extra["serving"] = str(config.site_url).startswith(f"http://{config.dev_addr}")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what the theme brings and nobody uses."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    config.extra.setdefault("page_sources", {})[_KANA_INDEX] = [TERMS.as_posix()]
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Make the 五十音さくいん, now that every page has its title, and note which address is in the menu."""
    config.extra["menu"] = {page.url: page for page in nav.pages}
    pages = [file.page or Page(None, file, config) for file in files.documentation_pages()]
    for page in pages:
        page.read_source(config)
    try:
        config.extra["terms"] = terms(_root(config), [page.file.src_uri for page in pages])
        known = languages(_root(config))
        listed = [_indexed(page, known) for page in pages if page.meta.get("search") is not False]
        config.extra["kana_index"] = kana_index(listed, config.extra["terms"])
    except DataError as error:
        raise PluginError(str(error)) from error
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the 五十音さくいん below the text of its page."""
    if page.file.src_uri != _KANA_INDEX:
        return markdown
    return f"{markdown.rstrip()}\n\n{config.extra['kana_index']}"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give the page's HTML what Markdown cannot express."""
    try:
        return finish(html, _source(page))
    except DataError as error:
        raise PluginError(str(error)) from error


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Add the foot of the page and the words it is found by."""
    source = _source(page)
    sources = [source.as_posix(), *config.extra.get("page_sources", {}).get(page.file.src_uri, [])]
    changed = last_change(sources, config.extra["changed"])
    links = config.extra.get("links", {})
    try:
        info = page_info(page.meta, changed, config.extra["settings"], links.get("feedback"), source)
        words = front_matter_words(page.meta, source)
    except DataError as error:
        raise PluginError(str(error)) from error
    rows = [row for row in config.extra["terms"] if row.page == page.file.src_uri]
    words += [word for row in rows for word in (row.word, row.reading)]
    if "template" not in page.meta:  # the light pages stay light
        words += config.extra.get("place_words", {}).get(page.file.src_uri, [])
    return {
        **context,
        "page_info": info,
        "keywords": list(dict.fromkeys(words)),
        "above": _above(page, config.extra["menu"]),
    }


def on_post_build(config: MkDocsConfig) -> None:
    """Make the search index from the pages as they were built."""
    try:
        write_index(Path(config.site_dir), synonyms(_root(config)))
    except DataError as error:
        raise PluginError(str(error)) from error


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _source(page: Page) -> Path:
    return Path("docs", page.file.src_uri)


def _above(page: Page, menu: Mapping[str, Page]) -> list[Page]:
    """Pages of the menu below whose address a page that is not in the menu stands, the nearest last."""
    if page.url in menu:
        return []
    ends = [place + 1 for place, letter in enumerate(page.url) if letter == "/"]
    return [menu[page.url[:end]] for end in ends if page.url[:end] in menu]


def _indexed(page: Page, known: Sequence[Language]) -> IndexedPage:
    reading = page_reading(page.meta, _source(page)) if page.meta.get("yomi") is not None else None
    language = language_of(page.file.src_uri, known)
    return IndexedPage(page.file.src_uri, str(page.title), reading, language.lang if language else None)
