"""data/budget.yml and the files of a built site → their weights."""

import gzip
import math
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from checks.budget import Budget, Size, Weights
from checks.ledger.record_file import RecordFile

FILE = Path("data", "budget.yml")

_KEYS = ("kilobytes", "requests", "light-pages", "light-kilobytes")
_TEXT = frozenset({".html", ".htm", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".ico"})
_OTHER = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".woff", ".woff2", ".ttf", ".otf", ".wasm"}
)
_LEVEL = 6  # what servers use


def read_weights(root: Path, site: Path, files: Iterable[str]) -> Weights | None:
    """What the pages of `site` may weigh and what their files do; None for a project without data/budget.yml.

    files: urls of all files. Only what a page can load by itself is weighed: no documents, no sounds and films.
    Raises ConfigError, with file and line, for a budget that is not understood or names a page there is none of.
    """
    if not (root / FILE).is_file():
        return None
    urls = sorted(files)
    budget = _budget(RecordFile(root / FILE, root, _KEYS), urls)
    kinds = {url: PurePosixPath(url).suffix.lower() for url in urls}
    return Weights(budget, {url: _size(site, url) for url in urls if kinds[url] in _TEXT | _OTHER})


def _budget(file: RecordFile, urls: Iterable[str]) -> Budget:
    light = file.texts("light-pages")
    known = frozenset(urls)
    for url in light:
        if url not in known:
            raise file.error(f"「light-pages」の「{url}」というページがありません。", file.line("light-pages"))
    light_bytes = _number(file, "light-kilobytes") if light else 0.0
    return Budget(
        bytes=int(_number(file, "kilobytes") * 1000),
        requests=int(_number(file, "requests")),
        light=frozenset(light),
        light_bytes=int(light_bytes * 1000),
    )


def _number(file: RecordFile, key: str) -> float:
    written = file.text(key)
    try:
        number = float(written)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number > 0):
        raise file.error(f"「{key}」の値「{written}」は、0より大きい数にしてください。", file.line(key))
    return number


def _size(site: Path, url: str) -> Size:
    content = (site / url.lstrip("/")).read_bytes()
    text = PurePosixPath(url).suffix.lower() in _TEXT
    return Size(len(content), len(gzip.compress(content, _LEVEL)) if text else len(content))
