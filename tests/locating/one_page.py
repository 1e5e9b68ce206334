"""A project with a single page, written by hand on both sides: its Markdown and the HTML made of it."""

from pathlib import Path

from checks.locate import Locator
from checks.model import Location, Origin
from checks.sources import Source
from checks.subject import Document


def page_of(tmp_path: Path, markdown_text: str, article: str, *, frame: str = "") -> tuple[Locator, Document]:
    """A project with one page: its Markdown, and the article the build is supposed to have made."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(markdown_text, encoding="utf-8")
    names = ("page", "b")
    sources = {f"/{name}/index.html": Source(f"docs/{name}.md", Origin.MARKDOWN) for name in names}
    html = (
        f'<!DOCTYPE html><html lang="ja"><head><title>題 - 町</title></head><body>{frame}'
        f'<main><article class="md-content__inner">{article}</article></main></body></html>'
    )
    return Locator(tmp_path, sources, tmp_path / "site"), Document("/page/index.html", html)


def place(locator: Locator, document: Document, css: str) -> Location:
    return locator.locate(document.url, document, document.tags(css)[0])


def markdown_line(line: int, *, exact: bool = True) -> Location:
    return Location("docs/page.md", line, exact, Origin.MARKDOWN)
