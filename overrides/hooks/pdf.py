"""Thin MkDocs hook: prints the whole plan as a PDF while the other pages are written, and links it from its page."""

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.errors import CollectError
from checks.printing import finished_or_kept
from generate import plan_pdf_page
from generate.errors import DataError
from generate.page_info import last_change
from generate.plan import WHOLE_PAGE
from generate.plan_pdf_page import PDF, PRINTED, About, link_names, offered


@dataclass(frozen=True, slots=True)
class _Print:
    """The page as it is being printed, and the document to come."""

    html: str
    document: Future[bytes]


_commands: list[str] = []
_begun: list[_Print] = []
_printer = ThreadPoolExecutor(max_workers=1)


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what MkDocs was asked for: `serve` does not print, so that a saved page is soon seen."""
    _commands[:] = [command]


@event_priority(-500)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Have the page that is printed written first: the browser prints it while the others are written."""
    _begun.clear()
    return Files(sorted(files, key=lambda file: file.src_uri != WHOLE_PAGE))


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Begin to print once the page stands in its place; whatever it loads was copied before the first page."""
    if page.file.src_uri != WHOLE_PAGE:
        _begin(config)
    return output


@event_priority(-500)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the document beside its page before they are audited; a town without a plan has nothing to print."""
    _begin(config)
    if not _begun:
        return
    page = Path(config.site_dir, PRINTED)
    if page.read_text(encoding="utf-8") != _begun[0].html:  # changed by a hook after it was written
        _begun.clear()
        _begin(config)
    try:
        document = _begun[0].document.result()
        with_link = offered(_begun[0].html, len(document))
    except (CollectError, DataError) as error:
        raise PluginError(str(error)) from error
    Path(config.site_dir, PDF).write_bytes(document)
    page.write_text(with_link, encoding="utf-8")


def _begin(config: MkDocsConfig) -> None:
    page = Path(config.site_dir, PRINTED)
    if not _begun and _commands != ["serve"] and page.is_file():
        html = page.read_text(encoding="utf-8")
        _begun.append(_Print(html, _printer.submit(_document, html, _about(config), config)))


def _document(html: str, about: About, config: MkDocsConfig) -> bytes:
    address = config.site_url or ""
    names = link_names(html, urljoin(address, PRINTED.removesuffix("index.html")))

    def finish(printed: bytes) -> bytes:
        from generate.plan_pdf import complete

        return complete(printed, about, names)

    facts = f"{about} {sorted(names.items())} {_program()}"
    return finished_or_kept(Path(config.site_dir), PRINTED, address, _kept(config), finish, facts)


def _kept(config: MkDocsConfig) -> Path:
    """Where the print waits for the next build: it takes longer than all pages together."""
    return Path(config.config_file_path).parent / ".checks" / "paper"


def _program() -> str:
    """Tells what finishes the print, so that another version of it is not taken for the same."""
    own = Path(plan_pdf_page.__file__).with_name("plan_pdf.py")
    return f"{sha256(own.read_bytes()).hexdigest()} pikepdf {version('pikepdf')}"


def _about(config: MkDocsConfig) -> About:
    town = config.extra["settings"].town
    sources = config.extra["page_sources"][WHOLE_PAGE]
    return About(town.prefecture + town.name, last_change(sources, config.extra["changed"]))
