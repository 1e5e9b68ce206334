"""Thin MkDocs hook: adds what generate/ makes from data/ and docs/, and teaches Markdown captions of tables."""

import sys
from pathlib import Path
from typing import Any

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generate.errors import DataError
from generate.redirects import REDIRECTS
from generate.site import made
from generate.table_captions import TableCaptions

_additions: dict[str, str] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add our Markdown extension here: named in mkdocs.yml it would be looked for before any hook is loaded."""
    extensions: list[str | Extension] = config["markdown_extensions"]
    extensions.append(TableCaptions())
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated files, and make ready what goes below the written pages of this build."""
    root = Path(config.config_file_path).parent
    _additions.clear()
    try:
        found = made(root)
    except DataError as error:
        raise PluginError(str(error)) from error
    _additions.update(found.below)
    sources = config.extra.setdefault("page_sources", {})
    config.extra["generated"] = {item.uri: item.source for item in found.files}
    sources.update(found.below_sources)
    replaced = {item.uri for item in found.files} & {file.src_uri for file in files}
    for uri in {*found.not_shown, *replaced}:
        files.remove(files.src_uris[uri])
        _additions.pop(uri, None)
    if config.nav is not None:
        config.nav = _without(config.nav, {*found.not_shown, *replaced})
    for item in found.files:
        no_menu = item.uri in replaced or item.source == REDIRECTS.as_posix()
        inclusion = InclusionLevel.NOT_IN_NAV if no_menu else InclusionLevel.UNDEFINED
        files.append(File.generated(config, item.uri, content=item.content, inclusion=inclusion))
        sources[item.uri] = _files(root, item.source)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the addition below the text, where it moves no line that somebody wrote."""
    addition = _additions.get(page.file.src_uri)
    return markdown if addition is None else f"{markdown.rstrip()}\n\n{addition}"


def _without(entries: list[Any], gone: set[str]) -> list[Any]:
    """The menu without these pages, and without a section that would be left empty."""
    kept = (_kept(entry, gone) for entry in entries)
    return [entry for entry in kept if entry not in (None, {})]


def _kept(entry: Any, gone: set[str]) -> Any:
    if isinstance(entry, str):
        return None if entry in gone else entry
    inside = {
        title: _without(below, gone) if isinstance(below, list) else below
        for title, below in entry.items()
        if not (isinstance(below, str) and below in gone)
    }
    return {title: below for title, below in inside.items() if below != []}


def _files(root: Path, source: str) -> list[str]:
    """A page made from a whole folder changes with any file of it."""
    below = sorted((root / source).glob("*")) if (root / source).is_dir() else []
    return [path.relative_to(root).as_posix() for path in below] or [source]
