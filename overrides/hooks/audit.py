"""Thin MkDocs hook: builds into a staging folder, has it audited, and publishes only what passed."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from watchdog.observers.polling import PollingObserver

# A bare `mkdocs` does not have the repository among the places Python imports from.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from checks import publish
from checks.model import Origin
from checks.sources import Source

if TYPE_CHECKING:
    from checks.background import BackgroundAudit

_POLLING = 0.1
"""Seconds between two looks for saved files. MkDocs looks every half second, a quarter of an editor's two."""


@dataclass
class _Build:
    """What one run of MkDocs remembers between its events."""

    editing: "BackgroundAudit | None" = None
    site: Path = field(default_factory=Path)
    sources: dict[str, Source] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


_build = _Build()


class _Warnings(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _build.warnings.append(record.getMessage())


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Runs once per command; the object's presence also keeps one set of hooks for all rebuilds of `serve`."""
    _build.editing = None
    if command == "serve":
        from checks.background import BackgroundAudit  # the whole auditor, which a build loads when the pages are there

        _build.editing = BackgroundAudit()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Sends the pages to the staging folder."""
    if not _build.editing:
        _build.site = Path(config.site_dir)
        config.site_dir = str(publish.begin(_build.site))
        _build.warnings.clear()
        _hear_warnings(logging.getLogger("mkdocs"))
    return config


def _hear_warnings(logger: logging.Logger) -> None:
    """Collects the builder's warnings, also under `--quiet`, which would keep them from being made at all."""
    for handler in logger.handlers:
        handler.setLevel(max(handler.level, logger.level))
    logger.setLevel(min(logger.level, logging.WARNING) or logging.WARNING)
    logger.addHandler(_Warnings(logging.WARNING))


@event_priority(-1000)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Notes which file a person edits to change each page."""
    made = config.extra.get("generated", {})
    _build.sources = {"/404.html": Source("overrides/404.html", Origin.TEMPLATE)}
    for file in files.documentation_pages():
        _build.sources[f"/{file.dest_uri}"] = _source(file, made, config)
    return files


def _source(file: File, made: dict[str, str], config: MkDocsConfig) -> Source:
    if file.src_uri in made:
        return Source(made[file.src_uri], Origin.DATA)
    docs = Path(config.docs_dir).relative_to(_root(config)).as_posix()
    return Source(f"{docs}/{file.src_uri}", Origin.MARKDOWN)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Gives a page that is served on this machine the panel with its findings."""
    if not _build.editing:
        return output
    from checks import panel

    return panel.tagged(output, _mount(config))


@event_priority(-1000)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Audits after every other hook has written its files. Ends the process when the pages must not be published."""
    if _build.editing:
        _build.editing.built(_root(config), Path(config.site_dir), _build.sources, _mount(config))
        return
    config.site_dir = str(_build.site)
    code = publish.finish(_build.site, _root(config), _build.sources, _build.warnings if config.strict else ())
    if code:
        sys.exit(code)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """The first build is there: a browser is made ready while the editor writes, and what is written is seen sooner."""
    for path in (config.docs_dir, config.config_file_path):
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_POLLING)
    for path in (config.docs_dir, config.config_file_path):
        server.watch(path)
    if _build.editing:
        _build.editing.warm(_root(config), _build.sources)
    return server


def on_shutdown() -> None:
    """Leaves no browser behind, however `serve` ends."""
    if _build.editing:
        _build.editing.close()


def on_build_error(*, error: Exception) -> None:
    """Keeps a broken-off build out of the published folder."""
    if not _build.editing:
        publish.abandon(_build.site)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _mount(config: MkDocsConfig) -> str:
    """Path under which `serve` shows the site."""
    return urlsplit(config.site_url or "/").path or "/"
