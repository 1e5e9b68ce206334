"""Keeps a copy of a built site in step with it, so that an audit can go on while the next build clears the folder."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from checks import panel

_OURS = frozenset({f"/{panel.SCRIPT}", f"/{panel.ANSWERS}"})


class SiteCopy:
    """The copy in `folder`. What a build changed is noted at once and written when nobody looks at the copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._digests: dict[str, str] = {}
        self._unwritten: dict[str, bytes | None] = {}

    @property
    def pages(self) -> set[str]:
        """Urls of the pages there were at the last look."""
        return {url for url in self._digests if _is_page(url)}

    def note(self, site: Path, published: Callable[[str], str]) -> set[str]:
        """Notes how the files of `site` differ from those noted before. Returns the urls of new and changed pages.

        published: makes of a page's markup what will be published.
        """
        before, self._digests = self._digests, {}
        for path in site.rglob("*"):
            url = "/" + path.relative_to(site).as_posix()
            if path.is_file() and url not in _OURS:
                content = path.read_bytes()
                self._digests[url] = hashlib.sha256(content).hexdigest()
                if before.get(url) != self._digests[url]:
                    self._unwritten[url] = _converted(content, published) if _is_page(url) else content
        self._unwritten.update(dict.fromkeys(before.keys() - self._digests.keys()))
        return {url for url in self.pages if before.get(url) != self._digests[url]}

    def update(self) -> None:
        """Writes what was noted."""
        noted, self._unwritten = self._unwritten, {}
        for url, content in noted.items():
            path = self.folder / url.lstrip("/")
            if content is None:
                path.unlink(missing_ok=True)
            elif path.is_dir():
                shutil.rmtree(path)
            if content is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


def _converted(page: bytes, published: Callable[[str], str]) -> bytes:
    """Bytes that are not UTF-8 stay as they are."""
    return published(page.decode(errors="surrogateescape")).encode(errors="surrogateescape")


def _is_page(url: str) -> bool:
    return PurePosixPath(url).suffix.lower() in (".html", ".htm")
