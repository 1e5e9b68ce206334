"""Builds the town's site, and the same Markdown by Material for MkDocs as it comes."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import yaml

from benchmarks.speed import sites

# Keeps each page's Markdown as the generators and the parts of the town's data left it.
_KEEP = """
from pathlib import Path

import yaml
from mkdocs.plugins import event_priority


@event_priority(-1000)
def on_page_markdown(markdown, page, config, files):
    kept = Path(config.config_file_path).parent / "markdown" / page.file.src_uri
    kept.parent.mkdir(parents=True, exist_ok=True)
    head = f"---\\n{yaml.safe_dump(dict(page.meta), allow_unicode=True)}---\\n\\n" if page.meta else ""
    kept.write_text(head + markdown, encoding="utf-8")
"""


def ours(folder: Path) -> Path:
    """The town's site, built below `folder` without its audit; keeps the Markdown of every page beside it."""
    made = sites.project(folder / "ours", 0)
    (made / "keep.py").write_text(_KEEP, encoding="utf-8")
    config = made / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - overrides/hooks/audit.py\n", "  - keep.py\n"), encoding="utf-8")
    return _build(made)


def plain(folder: Path) -> Path:
    """The same pages in the same menu, with Material's own templates, styles, scripts and search.

    folder: where `ours` was built. Material's default fonts come from another company's servers; they are left out, so
    that it is not measured by a line it would have to wait for.
    """
    like, made = folder / "ours", folder / "plain"
    shutil.copytree(like / "docs", made / "docs", ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(like / "markdown", made / "docs", dirs_exist_ok=True)
    for page in (made / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^template: .*\n", "", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    config = sites.read_config(like)
    bare = {
        "site_name": config["site_name"],
        "site_description": config["site_description"],
        "nav": config["nav"],
        "theme": {"name": "material", "language": "ja", "font": False},
        "markdown_extensions": [name for name in config["markdown_extensions"] if isinstance(name, str)],
    }
    (made / "mkdocs.yml").write_text(yaml.safe_dump(bare, allow_unicode=True), encoding="utf-8")
    return _build(made)


def _build(project: Path) -> Path:
    """Raises CalledProcessError where the pages cannot be built."""
    command = [*sites.build_command(), "--no-strict"]
    subprocess.run(command, cwd=project, env={**os.environ, **sites.build_environment()}, check=True)
    return project / "site"
