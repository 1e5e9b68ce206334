"""Thin MkDocs hook: prints the whole plan as a PDF, once every page is written, and links it from its page."""

import asyncio
import sys
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks.browser.paper import finished_or_kept
from checks.errors import CollectError
from generate import plan_pdf
from generate.errors import DataError
from generate.page_info import last_change
from generate.plan import WHOLE_PAGE
from generate.plan_pdf import PDF, PRINTED, About, complete, link_names, offered

_commands: list[str] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember what MkDocs was asked for: `serve` does not print, so that a saved page is soon seen."""
    _commands[:] = [command]


@event_priority(-500)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Print after the pages are written and before they are audited; a town without a plan has nothing to print."""
    site = Path(config.site_dir)
    page = site / PRINTED
    if _commands == ["serve"] or not page.is_file():
        return
    address = config.site_url or ""
    html = page.read_text(encoding="utf-8")
    try:
        names = link_names(html, urljoin(address, PRINTED.removesuffix("index.html")))
        about = _about(config)
        facts = f"{about} {sorted(names.items())} {_program()}"
        finish = partial(complete, about=about, links=names)
        document = asyncio.run(finished_or_kept(site, PRINTED, address, _kept(config), finish, facts))
        with_link = offered(html, len(document))
    except (CollectError, DataError) as error:
        raise PluginError(str(error)) from error
    (site / PDF).write_bytes(document)
    page.write_text(with_link, encoding="utf-8")


def _kept(config: MkDocsConfig) -> Path:
    """Where the print waits for the next build: it takes longer than all pages together."""
    return Path(config.config_file_path).parent / ".checks" / "paper"


def _program() -> str:
    """Tells what finishes the print, so that another version of it is not taken for the same."""
    return f"{sha256(Path(plan_pdf.__file__).read_bytes()).hexdigest()} pikepdf {version('pikepdf')}"


def _about(config: MkDocsConfig) -> About:
    town = config.extra["settings"].town
    sources = config.extra["page_sources"][WHOLE_PAGE]
    return About(town.prefecture + town.name, last_change(sources, config.extra["changed"]))
