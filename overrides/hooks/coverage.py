"""Thin MkDocs hook: adds the pages of what the audit can see and how much it finds, where the menu asks for them."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.errors import CheckError
from checks.public_pages import COVERAGE, DOWNLOADS, RECORD, RULES, STRENGTH, Made, made_or_kept


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages; they change with any rule."""
    root = Path(config.config_file_path).parent
    asked = str(config.nav)
    try:
        if COVERAGE in asked:
            sources = [path.relative_to(root).as_posix() for path in sorted((root / RULES).rglob("*.py"))]
            _add(files, config, made_or_kept(root, "coverage", _coverage), RULES, sources or [RULES])
        if STRENGTH in asked:
            made = made_or_kept(root, "strength", lambda: _strength(root))
            _add(files, config, made, RECORD.as_posix(), [RECORD.as_posix()])
    except CheckError as error:
        raise PluginError(str(error)) from error
    return files


def _coverage() -> Made:
    from checks.coverage import coverage_page  # loads every rule

    return {COVERAGE: coverage_page()}


def _strength(root: Path) -> Made:
    from checks.strength import read_strength, strength_csv, strength_json, strength_page

    found = read_strength(root)
    downloads = (strength_csv(found).decode(), strength_json(found).decode())
    return {STRENGTH: strength_page(found), **dict(zip(DOWNLOADS, downloads, strict=True))}


def _add(files: Files, config: MkDocsConfig, made: Made, source: str, changes_with: list[str]) -> None:
    """Add files; source: what a person edits to change them."""
    for uri, text in made.items():
        files.append(File.generated(config, uri, content=text.encode()))
        config.extra.setdefault("generated", {})[uri] = source
        config.extra.setdefault("page_sources", {})[uri] = changes_with
