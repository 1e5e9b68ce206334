"""Audits the page an editor just saved while `mkdocs serve` goes on; prints findings and blocks nothing."""

import hashlib
import shutil
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from checks import console
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

    def built(self, root: Path, site: Path, sources: Mapping[str, Source]) -> threading.Thread | None:
        """Told of each finished build. Returns the thread that audits, or None when no page changed.

        root: the project; site: folder of built pages, copied before it is looked at; sources: as in `publish.finish`.
        The first build is only remembered: the editor has not changed anything yet.
        """
        before, self._digests = self._digests, _digests(site)
        changed = [url for url, digest in self._digests.items() if before.get(url) != digest]
        if not before or not changed:
            return None
        self._newest += 1
        copy = Path(tempfile.mkdtemp(prefix="checks-serve-"))
        shutil.copytree(site, copy / "site")
        thread = threading.Thread(target=self._audit, args=(root, copy, changed, sources, self._newest), daemon=True)
        thread.start()
        return thread

    def _audit(self, root: Path, copy: Path, changed: list[str], sources: Mapping[str, Source], number: int) -> None:
        try:
            with self._turn:
                if number == self._newest:  # an older build has nothing to tell any more
                    console.note(f"保存したページを調べています：{'、'.join(changed[:3])}")
                    console.show(audit(copy / "site", root, load_settings(root), sources, only=changed), [])
        except CheckError as error:
            console.error(str(error))
        finally:
            shutil.rmtree(copy, ignore_errors=True)


def _digests(site: Path) -> dict[str, str]:
    return {url: hashlib.sha256((site / url.lstrip("/")).read_bytes()).hexdigest() for url in find_pages(site)}
