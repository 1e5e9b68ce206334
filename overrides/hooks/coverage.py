"""Thin MkDocs hook: adds the pages of what the audit can see and how much it finds, where the menu asks for them."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks import coverage, strength
from checks.errors import CheckError


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages; they change with any rule."""
    root = Path(config.config_file_path).parent
    asked = str(config.nav)
    try:
        if coverage.PAGE in asked:
            files.append(File.generated(config, coverage.PAGE, content=coverage.coverage_page()))
            sources = [path.relative_to(root).as_posix() for path in sorted((root / coverage.SOURCE).rglob("*.py"))]
            config.extra.setdefault("page_sources", {})[coverage.PAGE] = sources or [coverage.SOURCE]
        if strength.PAGE in asked:
            _add_strength(files, config, root)
    except CheckError as error:
        raise PluginError(str(error)) from error
    return files


def _add_strength(files: Files, config: MkDocsConfig, root: Path) -> None:
    found = strength.read_strength(root)
    table, record = strength.DOWNLOADS
    files.append(File.generated(config, strength.PAGE, content=strength.strength_page(found)))
    files.append(File.generated(config, table, content=strength.strength_csv(found)))
    files.append(File.generated(config, record, content=strength.strength_json(found)))
    config.extra.setdefault("page_sources", {})[strength.PAGE] = [strength.RECORD.as_posix()]
