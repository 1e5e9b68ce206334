"""Audits the page an editor just saved while `mkdocs serve` goes on; prints findings and blocks nothing."""

import shutil
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checks import console, panel
from checks.config import Settings, load_settings
from checks.errors import CheckError
from checks.model import Report
from checks.run import Look, audit_saved
from checks.site_copy import SiteCopy
from checks.sources import Source
from checks.visits import CalledOffError, KeptVisitor

_RECENTLY = 60.0


@dataclass(frozen=True, slots=True)
class _Work:
    """One build to audit: the project, the folder that is served, the pages that changed, which build.

    silent: nobody saved anything, and nothing is told; ended: set when it is over.
    """

    root: Path
    site: Path
    changed: list[str]
    sources: Mapping[str, Source]
    number: int
    silent: bool = False
    ended: threading.Event = field(default_factory=threading.Event)


class BackgroundAudit:
    """Remembers the files of the last build and audits the pages that changed since, the newest build alone.

    One browser stays for all builds. The page that was saved is looked at first, and told as soon as its first state
    has been seen; then follow the other states and pages. A newer build breaks this off.
    """

    def __init__(self) -> None:
        self._copy = SiteCopy(Path(tempfile.mkdtemp(prefix="checks-serve-")) / "site")
        self._visitor = KeptVisitor()
        self._shown: dict[str, Any] = {}
        self._waiting: set[str] = set()
        self._newest = 0
        self._next: _Work | None = None
        self._changed = threading.Condition()
        self._closed = False
        self._thread = threading.Thread(target=self._go_on, daemon=True, name="checks-background")

    def built(self, root: Path, site: Path, sources: Mapping[str, Source], mount: str = "/") -> threading.Event | None:
        """Told of each finished build. Returns what is set when its audit has ended, or None when no page changed.

        root: the project; site: folder of built pages, copied before it is looked at; sources: as in `publish.finish`;
        mount: path under which the pages are served. The findings go to the terminal and to the panel on the pages.
        The first build is only remembered: the editor has not changed anything yet.
        """
        first = not self._copy.pages
        new = self._copy.note(site, lambda markup: panel.untagged(markup, mount))
        # What an older build changed and nobody has looked at yet is still to be told.
        self._waiting = set() if first else (self._waiting | new) & self._copy.pages
        changed = sorted(self._waiting)
        self._shown.update(panel.running(changed))
        panel.write(site, self._shown)
        if first:
            self._copy.update()
        if first or not new or not changed:
            return None
        work = _Work(root, site, changed, sources, self._newest + 1)
        self._hand_over(work)
        return work.ended

    def warm(self, root: Path, sources: Mapping[str, Source]) -> None:
        """Starts the browser and looks at some page, for nobody, so that the first save need not wait for that."""
        pages = sorted(self._copy.pages)
        if pages:
            self._hand_over(_Work(root, self._copy.folder, pages[:1], sources, self._newest + 1, silent=True))

    def _hand_over(self, work: _Work) -> None:
        with self._changed:
            if self._next is not None:
                self._next.ended.set()
            self._next, self._newest = work, work.number
            if not self._thread.is_alive():
                self._thread.start()
            self._changed.notify()
        self._visitor.cancel()

    def close(self) -> None:
        """Ends the browser and whatever is going on."""
        with self._changed:
            self._closed = True
            self._newest += 1
            self._changed.notify()
        self._visitor.close()
        shutil.rmtree(self._copy.folder.parent, ignore_errors=True)

    def _go_on(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._next is not None)
                work, self._next = self._next, None
            if self._closed or work is None:
                return
            self._copy.update()
            try:
                (self._practise if work.silent else self._audit)(work)
            except CalledOffError:
                pass  # a newer build tells
            except CheckError as error:
                console.error(str(error))
            except Exception:  # noqa: BLE001 – a bug of ours must not keep later saves from being looked at
                console.crashed()
            finally:
                self._give_up(work)
                work.ended.set()

    def _audit(self, work: _Work) -> None:
        settings = load_settings(work.root)
        first = self._first(work, settings)
        report = self._looked_at(work, settings, work.changed)
        self._waiting -= set(work.changed)
        entries = panel.found(report, work.changed)
        self._tell(work, entries)
        if all(first.get(url, {}).get("found") == entry["found"] for url, entry in entries.items()):
            console.note(f"ほかの見え方と操作でも、ほかに見つかったものはありません{_since(work)}。")
        else:
            console.show(report, [])

    def _practise(self, work: _Work) -> None:
        self._looked_at(work, load_settings(work.root), work.changed, quick=True)

    def _first(self, work: _Work, settings: Settings) -> dict[str, Any]:
        """Looks at what was saved in its first state alone, and tells."""
        saved = _saved(work)
        console.note(f"保存したページを調べています：{'、'.join(saved[:3])}")
        report = self._looked_at(work, settings, saved, quick=True)
        entries = panel.found(report, saved, going_on=True)
        self._tell(work, entries)
        console.show(report, [])
        console.note(f"はじめの見え方を調べました{_since(work)}。ほかの見え方と操作を調べています…")
        return entries

    def _looked_at(self, work: _Work, settings: Settings, urls: Sequence[str], *, quick: bool = False) -> Report:
        def going_on(_url: str = "", _total: int = 0) -> None:
            if work.number != self._newest:
                raise CalledOffError

        going_on()
        look = Look(urls, going_on, self._visitor, quick)
        return audit_saved(self._copy.folder, work.root, settings, work.sources, look)

    def _tell(self, work: _Work, entries: Mapping[str, Any]) -> None:
        self._shown.update(entries)
        panel.write(work.site, self._shown)

    def _give_up(self, work: _Work) -> None:
        """Nothing is said to be going on that has ended without an answer."""
        ended = [url for url in work.changed if panel.is_going_on(self._shown.get(url))]
        if ended and work.number == self._newest:
            self._tell(work, panel.unfinished(ended))


def _saved(work: _Work) -> list[str]:
    """The changed pages whose source was saved last; all of them where no source can be told."""
    times = {url: _time(work.root / work.sources[url].path) for url in work.changed if url in work.sources}
    return [url for url in work.changed if times.get(url) == max(times.values())] if times else work.changed


def _time(path: Path) -> float:
    return path.stat().st_mtime if path.exists() else 0.0


def _since(work: _Work) -> str:
    """How long ago it was saved, where that can be told."""
    times = [_time(work.root / work.sources[url].path) for url in work.changed if url in work.sources]
    seconds = time.time() - max(times, default=0.0)
    return f"（保存から{seconds:.1f}秒）" if 0 <= seconds < _RECENTLY else ""
