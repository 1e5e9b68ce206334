"""Thin MkDocs hook: tells every page of its versions in other languages, and gives translated pages their frame."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generate.errors import DataError
from generate.languages import languages
from generate.town import fact_words
from generate.town_languages import day_text
from generate.translations import Translation, fingerprints, hash_line, ruby, translation, versions

_TEMPLATE = "translation.html"

_translations: dict[str, Translation] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Find out which page is a translation of which, now that every written page can be read."""
    root = Path(config.config_file_path).parent
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page is not None}
    _translations.clear()
    try:
        known = languages(root)
        facts = fact_words(root)
        for page in pages.values():
            if page.markdown is None:
                page.read_source(config)
        originals = {uri: fingerprints(page.markdown or "", facts) for uri, page in pages.items()}
        for uri, page in pages.items():
            if (found := translation(page.meta, uri, originals, known)) is not None:
                _translations[uri] = found
    except DataError as error:
        raise PluginError(str(error)) from error
    config.extra["versions"] = {
        uri: [(one, pages[one.uri]) for one in group] for uri, group in versions(list(_translations.values())).items()
    }
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put readings above the words of translated pages, and ask for the template of their language."""
    found = _translations.get(page.file.src_uri)
    if found is None:
        return markdown
    page.meta = {"template": _TEMPLATE, **page.meta}
    return ruby(markdown)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Add the versions of the page, and to a translation its language and what changed in its original."""
    all_versions = config.extra["versions"]
    context = {
        **context,
        "versions": all_versions.get(page.file.src_uri, []),
        "other_homes": [pair for pair in all_versions.get("index.md", []) if pair[0].uri != "index.md"],
    }
    found = _translations.get(page.file.src_uri)
    if found is None:
        return context
    updated = context["page_info"].updated
    day = day_text(date.fromisoformat(updated.iso), found.language) if updated else None
    line = hash_line(page.file.content_string)
    return {**context, "translation": found, "translation_line": line, "updated": day}
