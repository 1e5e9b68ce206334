"""Audits the page an editor just saved while `mkdocs serve` goes on; prints findings and blocks nothing."""

import hashlib
import shutil
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks import console, panel
from checks.collect import find_pages
from checks.config import load_settings
from checks.errors import CheckError
from checks.run import audit
from checks.sources import Source


class BackgroundAudit:
    """Remembers the pages of the last build and audits those that changed since, one build at a time."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}
        self._turn = threading.Lock()
        self._newest = 0
        self._shown: dict[str, Any] = {}
        self._waiting: set[str] = set()

    def built(self, root: Path, site: Path, sources: Mapping[str, Source], mount: str = "/") -> threading.Thread | None:
        """Told of each finished build. Returns the thread that audits, or None when no page changed.

        root: the project; site: folder of built pages, copied before it is looked at; sources: as in `publish.finish`;
        mount: path under which the pages are served. The findings go to the terminal and to the panel on the pages.
        The first build is only remembered: the editor has not changed anything yet.
        """
        before, self._digests = self._digests, _digests(site)
        new = {url for url, digest in self._digests.items() if before.get(url) != digest}
        # What an older build changed and nobody has looked at yet is still to be told.
        self._waiting = (self._waiting | new) & self._digests.keys() if before else set()
        changed = sorted(self._waiting)
        self._shown.update(panel.running(changed))
        panel.write(site, self._shown)
        if not new or not changed:
            return None
        self._newest += 1
        copy = Path(tempfile.mkdtemp(prefix="checks-serve-"))
        shutil.copytree(site, copy / "site", ignore=shutil.ignore_patterns(panel.SCRIPT, panel.ANSWERS))
        for url in self._digests:
            panel.untag(copy / "site" / url.lstrip("/"), mount)
        work = _Work(root, site, copy, changed, sources, self._newest)
        thread = threading.Thread(target=self._audit, args=(work,), daemon=True)
        thread.start()
        return thread

    def _audit(self, work: "_Work") -> None:
        try:
            with self._turn:
                if work.number == self._newest:  # an older build has nothing to tell any more
                    console.note(f"保存したページを調べています：{'、'.join(work.changed[:3])}")
                    settings = load_settings(work.root)
                    report = audit(work.copy / "site", work.root, settings, work.sources, only=work.changed)
                    self._waiting -= set(work.changed) if work.number == self._newest else set()
                    self._shown.update(panel.found(report, work.changed))
                    panel.write(work.site, self._shown)
                    console.show(report, [])
        except CheckError as error:
            console.error(str(error))
        finally:
            self._give_up(work)
            shutil.rmtree(work.copy, ignore_errors=True)

    def _give_up(self, work: "_Work") -> None:
        """Nothing is said to be going on that has ended without an answer."""
        ended = [url for url, shown in panel.running(work.changed).items() if self._shown.get(url) == shown]
        if ended and work.number == self._newest:
            self._shown.update(panel.unfinished(ended))
            panel.write(work.site, self._shown)


@dataclass(frozen=True, slots=True)
class _Work:
    """One build to audit: the project, the folder that is served, its copy, the pages that changed, which build."""

    root: Path
    site: Path
    copy: Path
    changed: list[str]
    sources: Mapping[str, Source]
    number: int


def _digests(site: Path) -> dict[str, str]:
    return {url: hashlib.sha256((site / url.lstrip("/")).read_bytes()).hexdigest() for url in find_pages(site)}
