"""Builds pages twice with MkDocs, with and without the number of each line in its text: so every line is known.

The pages of docs/ hold ¤ wherever something begins. In one build each ¤ becomes the number of its line; in the other,
the one that is located, it is gone, and the many repeated words are told apart by nothing but their order.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import Tag
from markdown.extensions import Extension
from mkdocs.commands.build import build
from mkdocs.config import load_config

from checks.model import Origin
from checks.sources import Source
from checks.subject import Document
from generate.table_captions import TableCaptions

ROOT = Path(__file__).parents[2]
DOCS = Path(__file__).parent / "docs"
ARTICLE = "article.md-content__inner"
RICH = "/plan/rich/index.html"
_MARK = re.compile(r"line(\d+)end", re.IGNORECASE)


@dataclass(frozen=True)
class Site:
    """A built project. root: its folder, with docs/ and site/; sources: by page url."""

    root: Path
    sources: dict[str, Source]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def document(self, page: str) -> Document:
        return Document(page, (self.site / page.lstrip("/")).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Known:
    """An element of the page without numbers, and the line it comes from."""

    page: str
    document: Document
    tag: Tag
    line: int


def built(root: Path, docs: Path, *, numbered: bool) -> Site:
    """Builds a copy of `docs` below `root` with the settings and templates of the real site."""
    shutil.copytree(docs, root / "docs")
    shutil.copytree(ROOT / "overrides", root / "overrides", ignore=shutil.ignore_patterns("hooks"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    for path in (root / "docs").rglob("*.md"):
        lines = path.read_text(encoding="utf-8").split("\n")
        marked = [line.replace("¤", f"line{i}end" if numbered else "") for i, line in enumerate(lines, 1)]
        path.write_text("\n".join(marked), encoding="utf-8")
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(root / "docs"),
        site_dir=str(root / "site"),
        hooks=[],
        nav=None,
        not_in_nav="*",
        strict=False,
    )
    extensions: list[str | Extension] = config["markdown_extensions"]
    extensions.append(TableCaptions())
    build(config)
    pages = (path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md"))
    return Site(root, {_url(uri): Source(f"docs/{uri}", Origin.MARKDOWN) for uri in pages})


def _url(uri: str) -> str:
    stem = uri.removesuffix(".md")
    return f"/{stem}.html" if stem == "index" or stem.endswith("/index") else f"/{stem}/index.html"


def known_elements(plain: Site, numbered: Site) -> Iterator[Known]:
    """Every element of the articles that begins with, or holds, something whose line is known."""
    for page in plain.sources:
        document = plain.document(page)
        pairs = zip(document.tags(f"{ARTICLE} *"), numbered.document(page).tags(f"{ARTICLE} *"), strict=True)
        for tag, twin in pairs:
            assert tag.name == twin.name
            found = _MARK.search(str(twin))
            if found:
                yield Known(page, document, tag, int(found[1]))
