"""Shares the pages of a site out to several machines, and checks that what they bring back is one whole."""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from checks.errors import ConfigError
from checks.ingredients import Files

NOTE: Final = "shard.json"
"""The file beside a shard's evidence that says what it is part of; written last."""

PAGES_PER_SHARD: Final = 150
MOST_SHARDS: Final = 256
"""So many jobs GitHub makes of one matrix at most."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One part of several. number counts from 1."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    def pages(self, urls: Iterable[str]) -> list[str]:
        """Its pages, in their order: each url falls to one shard by its hash, whatever other pages there are."""
        return [url for url in urls if _number(url) % self.of == self.number - 1]


def _number(url: str) -> int:
    return int.from_bytes(hashlib.sha256(url.encode()).digest()[:8])


def shard_named(text: str) -> Shard:
    """The shard written "3/8". Raises ConfigError for anything else."""
    number, separator, of = text.partition("/")
    if separator and number.isascii() and number.isdecimal() and of.isascii() and of.isdecimal():
        shard = Shard(int(number), int(of))
        if 1 <= shard.number <= shard.of:
            return shard
    raise ConfigError(f"--shard の「{text}」を読めません。8つに分けた3番目なら「3/8」と書きます。")


def shards_for(pages: int) -> tuple[Shard, ...]:
    """Into how many shards it is worth to cut so many pages."""
    of = max(1, min(MOST_SHARDS, math.ceil(pages / PAGES_PER_SHARD)))
    return tuple(Shard(number, of) for number in range(1, of + 1))


@dataclass(frozen=True, slots=True)
class Note:
    """What a shard says of itself. site: digest of all files; made_by: of what looked; problems: in Japanese."""

    number: int
    of: int
    site: str
    made_by: str
    problems: Sequence[str]

    @property
    def shard(self) -> Shard:
        """Which part it is."""
        return Shard(self.number, self.of)


def site_digest(files: Files, urls: Iterable[str]) -> str:
    """Digest of the names and bytes of all files of a site."""
    lines = "".join(f"{files.digest(url)} {url}\n" for url in sorted(urls))
    return hashlib.sha256(lines.encode()).hexdigest()


def clear(folder: Path) -> None:
    """Removes what an earlier, perhaps broken-off run left in the folder of a shard."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in [folder / NOTE, *folder.glob("*.json.gz")]:
        path.unlink(missing_ok=True)


def write_note(note: Note, folder: Path) -> None:
    """Declares the evidence in `folder` to be all of the shard."""
    (folder / NOTE).write_text(json.dumps(asdict(note), ensure_ascii=False), encoding="utf-8")


def _read_note(folder: Path) -> Note | None:
    try:
        data = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        note = Note(**{**data, "problems": tuple(data["problems"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return note if isinstance(note.number, int) and isinstance(note.of, int) else None


def gathered(folders: Sequence[Path], site: str, made_by: str) -> tuple[Mapping[Shard, Path], tuple[str, ...]]:
    """Which folder holds which shard, and all that keeps them from being one whole, in Japanese.

    folders: as the shards left them; site, made_by: what the shards must have looked at, and with.
    A shard that is lost, doubled, of another site or of another program is named; its pages are not taken.
    """
    notes = {folder: _read_note(folder) for folder in folders}
    problems = [
        f"{folder}：検査を分けた記録（{NOTE}）がないか、読めません。集め終わる前に止まったようです。"
        for folder, note in notes.items()
        if note is None
    ]
    read = {folder: note for folder, note in notes.items() if note is not None}
    of = Counter(note.of for note in read.values()).most_common(1)[0][0] if read else 0
    found: dict[Shard, Path] = {}
    for folder, note in read.items():
        problem = _misfit(note, of, site, made_by)
        if not problem and note.shard in found:
            problem = f"分けた検査の {note.shard} が2つあります（もう1つは {found[note.shard]}）。"
        if problem:
            problems.append(f"{folder}：{problem}")
        else:
            found[note.shard] = folder
            problems += [f"分けた検査の {note.shard}：{text}" for text in note.problems]
    lost = [shard for number in range(1, of + 1) if (shard := Shard(number, of)) not in found]
    problems += [f"分けた検査の {shard} の記録がありません。その分をもう一度集めてください。" for shard in lost]
    return found, tuple(problems)


def _misfit(note: Note, of: int, site: str, made_by: str) -> str:
    if note.of != of:
        return f"分けた数が違います（{note.shard}。ほかは {of} つに分けています）。"
    if note.site != site:
        return f"分けた検査の {note.shard} は、今のサイトと中身の違うサイトを調べたものです。"
    if note.made_by != made_by:
        return f"分けた検査の {note.shard} は、版か設定（状態）の違う検査プログラムで調べたものです。"
    return ""
