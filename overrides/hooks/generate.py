"""Thin MkDocs hook: adds what generate/ makes from data/ and docs/, and teaches Markdown captions of tables."""

import sys
from pathlib import Path

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generate.errors import DataError
from generate.site import additions, generated
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
        made = generated(root)
        _additions.update(additions(root))
    except DataError as error:
        raise PluginError(str(error)) from error
    sources = config.extra.setdefault("page_sources", {})
    config.extra["generated"] = {item.uri: item.source for item in made}
    for item in made:
        files.append(File.generated(config, item.uri, content=item.content))
        sources[item.uri] = _files(root, item.source)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the addition below the text, where it moves no line that somebody wrote."""
    addition = _additions.get(page.file.src_uri)
    return markdown if addition is None else f"{markdown.rstrip()}\n\n{addition}"


def _files(root: Path, source: str) -> list[str]:
    """A page made from a whole folder changes with any file of it."""
    below = sorted((root / source).glob("*")) if (root / source).is_dir() else []
    return [path.relative_to(root).as_posix() for path in below] or [source]
