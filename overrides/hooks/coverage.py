"""Thin MkDocs hook: adds the page of what the audit can and cannot see, where the menu asks for it."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.coverage import PAGE, SOURCE, coverage_page
from checks.errors import CheckError


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page; it changes with any rule."""
    if PAGE not in str(config.nav):
        return files
    try:
        files.append(File.generated(config, PAGE, content=coverage_page()))
    except CheckError as error:
        raise PluginError(str(error)) from error
    root = Path(config.config_file_path).parent
    sources = [path.relative_to(root).as_posix() for path in sorted((root / SOURCE).rglob("*.py"))]
    config.extra.setdefault("page_sources", {})[PAGE] = sources or [SOURCE]
    return files
