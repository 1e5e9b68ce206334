"""MkDocs hook of the benchmark: writes down what a build hands to Markdown, so that another builder gets the same."""

import os
from pathlib import Path

import yaml
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

FOLDER = "BENCHMARK_HANDED"
"""Environment variable that names the folder to write into."""


@event_priority(-1000)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Writes a page as the hooks before have left it; its template would be one that the other builder lacks."""
    meta = {key: value for key, value in page.meta.items() if key != "template"}
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False) if meta else ""
    _write(page.file.src_uri, f"---\n{head}---\n\n{markdown}".encode())
    return markdown


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Writes the files that are no pages: those of docs/ and those made from data; the theme brings its own."""
    for file in files:
        if not file.is_documentation_page() and file.src_dir in (None, config.docs_dir):
            _write(file.src_uri, file.content_bytes)
    return env


def _write(uri: str, content: bytes) -> None:
    target = Path(os.environ[FOLDER], uri)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
