"""Reads the words in a picture with the program tesseract, where it is installed."""

import asyncio
import csv
import hashlib
import os
import shutil
from dataclasses import dataclass
from functools import cache
from typing import Final

_PROGRAM: Final = "tesseract"
_SECONDS: Final = 25.0
_SPARSE, _BLOCK = "11", "6"
_LEAST: Final = 30.0
"""Words the program itself hardly believes in are noise of photographs."""

NOT_INSTALLED: Final = "文字を読むプログラム（tesseract）がありません"
NO_LANGUAGE: Final = "tesseract に言語（{missing}）が入っていません"
TOO_SLOW: Final = "文字を読むのに時間がかかりすぎました"
BROKEN: Final = "tesseract が文字を読めませんでした"


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was read. confidence: 0 to 100; box: left, top, width, height in pixels of the picture."""

    text: str
    confidence: float
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out for a picture. problem: why nothing could be read, in Japanese; "" when it was read."""

    words: tuple[Word, ...] = ()
    problem: str = ""


async def read_picture(png: bytes, languages: tuple[str, ...], *, block: bool = False) -> Reading:
    """Reads a picture; the same one is read once.

    languages: names of tesseract's data, such as "jpn"; block: takes the picture for one block of text, instead of
    looking for words anywhere in it.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        return Reading(problem=NOT_INSTALLED)
    missing = [name for name in languages if name not in await _languages(program)]
    if missing:
        return Reading(problem=NO_LANGUAGE.format(missing="、".join(missing)))
    options = ("stdin", "stdout", "-l", "+".join(languages), "--psm", _BLOCK if block else _SPARSE, "tsv")
    key = (program, *options, hashlib.sha256(png).hexdigest())
    if key not in _read():
        answer = await _answer(program, *options, data=png)
        _read()[key] = Reading(_words(answer)) if answer is not None else Reading(problem=BROKEN)
    return _read()[key]


@cache
def _read() -> dict[tuple[str, ...], Reading]:
    return {}


@cache
def _known() -> dict[str, frozenset[str]]:
    return {}


async def _languages(program: str) -> frozenset[str]:
    if program not in _known():
        answer = await _answer(program, "--list-langs")
        _known()[program] = frozenset(answer.split()) if answer is not None else frozenset()
    return _known()[program]


async def _answer(program: str, *options: str, data: bytes = b"") -> str | None:
    """What the program printed; None when it failed or took too long."""
    process = await asyncio.create_subprocess_exec(
        program,
        *options,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    try:
        async with asyncio.timeout(_SECONDS):
            out, _ = await process.communicate(data)
    except TimeoutError:
        process.kill()
        await process.wait()
        return None
    return out.decode("utf-8", errors="replace") if process.returncode == 0 else None


def _words(table: str) -> tuple[Word, ...]:
    """The words of tesseract's TSV output; its "level" 5 is a word."""
    found: list[Word] = []
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        confidence = float(row["conf"])
        box = (int(row["left"]), int(row["top"]), int(row["width"]), int(row["height"]))
        if confidence >= _LEAST:
            found.append(Word(text, confidence, box))
    return tuple(found)
