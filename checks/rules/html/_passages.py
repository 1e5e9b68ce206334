"""Finds passages that are surely written in another language than the one around them is said to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checks.rules.html._written_in import (
    LATIN,
    SCRIPTS,
    Found,
    hits,
    is_chinese,
    likeliest,
    other_language,
    primary,
    words_of,
    writes_latin,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in another language. text: as written; language: which one, and whether that is sure."""

    text: str
    language: Found


_LATIN_RUN = re.compile(f"[{LATIN}][{LATIN}0-9 ,.;:!?'’\"“”()/&%–—-]*[{LATIN}0-9.!?)]")
_FORMULA = re.compile(r"copyright|all rights reserved|©", re.IGNORECASE)
"""Notices that are written in English the world over, like the word "OK"."""

_CHINESE_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff，。！？、：；“”（）《》]{4,}")
_JAPANESE_RUN = re.compile("[\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff、。「」・！？]+")
_SCRIPT_RUN = re.compile(
    "|".join(f"(?P<{name}>[{letters}](?:[\\s,.!?·’'-]*[{letters}]+)*)" for name, (letters, _) in SCRIPTS.items())
)
_QUOTED = re.compile(r"\"([^\"]{4,})\"|“([^”]{4,})”|«([^»]{4,})»|„([^“”]{4,})[“”]|『([^』]{4,})』")
_SPACE = re.compile(r"\s+")

_NAME_OR_LESS = 4
_LATIN_WORDS = 4
_LATIN_LETTERS = 20


def passages(text: str, tag: str, *, whole: bool) -> Iterator[Passage]:
    """Passages of a text whose language is not the one a language tag says.

    whole: whether the text is all of its element, so that a short one is no word borrowed for the sentence around it.
    """
    yield from _other_scripts(text, tag)
    if not writes_latin(tag):
        yield from _latin_runs(text, tag, whole=whole)
        return
    quoted = [part for match in _QUOTED.finditer(text) for part in match.groups() if part] if whole else []
    for part in [*quoted, _QUOTED.sub(" ", text)]:
        found = other_language(part, tag)
        if found is not None and found.sure and writes_latin(found.code) and _is_passage(part, found.code):
            yield Passage(part.strip(), found)


def _is_passage(text: str, code: str) -> bool:
    """Whether a text in another language is more than a name or a borrowed word."""
    return len(words_of(text)) > 1 and not _is_name(text, code)


def _other_scripts(text: str, tag: str) -> Iterator[Passage]:
    claimed = primary(tag)
    for match in _SCRIPT_RUN.finditer(text):
        languages = SCRIPTS[match.lastgroup or ""][1]
        letters = len(_SPACE.sub("", match[0]))
        if claimed not in languages and letters > 1:
            sentence = " " in match[0].strip() or letters >= 3 * _NAME_OR_LESS
            yield Passage(match[0], Found(languages[0], sentence and letters > _NAME_OR_LESS))
    if claimed == "ja":
        runs = (match[0] for match in _CHINESE_RUN.finditer(text) if is_chinese(match[0]))
    elif claimed == "zh" or not writes_latin(tag):
        return
    else:
        runs = (match[0] for match in _JAPANESE_RUN.finditer(text))
    for run in runs:
        found = other_language(run, tag)
        if found is not None and (len(run) > _NAME_OR_LESS or found.code == "zh"):
            yield Passage(run, Found(found.code, found.sure and len(run) > _NAME_OR_LESS))


def _latin_runs(text: str, tag: str, *, whole: bool) -> Iterator[Passage]:
    for match in _LATIN_RUN.finditer(text):
        words = words_of(match[0])
        if len(words) < _LATIN_WORDS or sum(map(len, words)) < _LATIN_LETTERS or _FORMULA.search(match[0]):
            continue
        code = likeliest(words)
        everyday = hits(words, code)
        if everyday >= 2 and everyday >= len(words) / 5 and len(set(words)) > 2:
            if not _is_name(match[0], code):
                yield Passage(match[0], Found(code, sure=True))
            elif whole and match[0].strip() == text.strip():
                yield Passage(match[0], Found(code, sure=False))


def _is_name(text: str, code: str) -> bool:
    """Whether every word that is no everyday word begins with a capital letter, as in names and titles of works."""
    words = re.findall(f"[{LATIN}]+", text)
    own = [word for word in words if hits([word.casefold()], code) == 0 or word[0].isupper()]
    return bool(own) and all(word[0].isupper() for word in own) and any(len(word) > 1 for word in own)
